import { parseArgs } from 'node:util';
import { dataFolder } from './data-folder';

export interface HostOptions {
  dataFolder: string;
  demo: boolean;
  /** Undefined where none was asked for. */
  port: number | undefined;
}

/** Reads a host's arguments; fails with one sentence for the user. Flags of Chromium and Electron are let through. */
export function hostOptions(args: string[]): HostOptions {
  const { values } = parseArgs({
    args,
    strict: false,
    options: { data: { type: 'string' }, demo: { type: 'boolean' }, port: { type: 'string' } },
  });
  if (values.data !== undefined && typeof values.data !== 'string') throw new Error('--data needs a folder.');
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new Error(`--port needs a number from 0 to 65535, not "${String(values.port)}".`);
  const demo = values.demo === true;
  return { dataFolder: dataFolder({ data: values.data, demo }), demo, port };
}
