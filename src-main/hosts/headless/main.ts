import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { version } from '../../../package.json';
import { startCore } from '../../core';
import { createLog } from '../log';
import { type HostOptions, hostOptions } from '../options';
import { startHeadlessServer } from './server';

/** Ports of their own, so that the sample practice can stand beside the real one and both keep their address. */
const defaultPort = ({ demo }: HostOptions) => (demo ? 4718 : 4717);

/** The passphrase of an unattended start: the first line of the file that PRAXIS_PASSPHRASE_FILE names. */
function unattendedPassphrase(): { passphrase?: string } {
  const file = process.env.PRAXIS_PASSPHRASE_FILE;
  if (file === undefined) return {};
  try {
    const passphrase = readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '';
    if (passphrase !== '') return { passphrase };
  } catch {
    throw new Error(`The passphrase file ${file} can't be read: check PRAXIS_PASSPHRASE_FILE and the file's rights.`);
  }
  throw new Error(`The passphrase file ${file} is empty: its first line must hold the passphrase.`);
}

function inWords(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program: choose another, for example npm start -- --headless --port ${port + 10}.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this account: choose one above 1023 with --port.`;
  return error instanceof Error ? error.message : String(error);
}

/** Each line the user enters in the terminal asks for a new link: the last one may be used up. */
function offerNewLinks(invite: () => string) {
  if (!process.stdin.isTTY) return;
  createInterface({ input: process.stdin }).on('line', () => console.log(`Praxis: ${invite()}`));
}

async function run() {
  const options = hostOptions(process.argv.slice(2));
  const port = options.port ?? defaultPort(options);
  try {
    const log = createLog(options.dataFolder);
    const { dataFolder, demo } = options;
    const core = startCore({
      dataFolder,
      demo,
      host: 'headless',
      version,
      keychain: null,
      log,
      ...unattendedPassphrase(),
    });
    if (core.vault.status().problem?.kind === 'open_elsewhere')
      throw new Error(
        `Praxis is already open with the data in ${dataFolder}: use that window, or close it and start again.`,
      );
    const server = await startHeadlessServer({
      core,
      version,
      rendererFolder: join(__dirname, '..', 'renderer'),
      port,
      log,
    });
    let isStopping = false;
    // Ctrl-C reaches this process from the terminal and from `npm start` as well.
    const stop = async () => {
      if (isStopping) return;
      isStopping = true;
      await server.close();
      await core.stop();
      process.exit(0);
    };
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
    console.log(`Praxis: ${server.invite()}`);
    core.started.catch(() => {
      // Of a wrong key the first screen can ask for the right one; of anything else it shows what it is.
      const file = process.env.PRAXIS_PASSPHRASE_FILE;
      if (core.vault.status().state === 'locked')
        console.error(
          `The passphrase in ${file} does not open the data in ${dataFolder}: correct it, or type it in the app.`,
        );
    });
    offerNewLinks(server.invite);
  } catch (error) {
    throw new Error(inWords(error, port));
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
