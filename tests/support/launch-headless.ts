import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface HeadlessOptions {
  dataFolder: string;
  demo?: boolean;
  /** Opens (or creates) the store at the start; without it the first screen asks. */
  passphrase?: string;
}

export interface Headless {
  /** The address with its one-time token. */
  url: string;
  child: ChildProcess;
  /** Ends it as a user's Ctrl-C would. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Starts the built headless host on a free port. Fails with what it said when it ends before it serves. */
export async function launchHeadless({ dataFolder, demo, passphrase }: HeadlessOptions): Promise<Headless> {
  const env = { ...process.env };
  // Where `npm test` gathers what the host ran; unset otherwise.
  if (process.env.PRAXIS_HOST_COVERAGE) env.NODE_V8_COVERAGE = process.env.PRAXIS_HOST_COVERAGE;
  if (passphrase !== undefined) {
    env.PRAXIS_PASSPHRASE_FILE = `${dataFolder}.passphrase`;
    writeFileSync(env.PRAXIS_PASSPHRASE_FILE, `${passphrase}\n`, { mode: 0o600 });
  }
  const args = [join(process.cwd(), 'out/main/headless.cjs'), '--data', dataFolder, '--port', '0'];
  const child = spawn(process.execPath, demo ? [...args, '--demo'] : args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = line.match(/http:\/\/\S+/)?.[0];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(said.trim() || 'the headless host ended without a word')));
  });
  return { url, child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
