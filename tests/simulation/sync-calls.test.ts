import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { removeTestFolders, testFolder } from '../support/store';
import { bundleProgram } from './bundle';
import { findAcknowledgements } from './sync-calls';

afterAll(removeTestFolders);

const run = (command: string, args: string[]) => spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });

/** Debian's package, when root may install it; else the test says what is missing. */
function provideStrace(): void {
  const isThere = () => run('strace', ['-V']).status === 0;
  if (isThere()) return;
  if (process.getuid?.() === 0) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'strace']);
  }
  if (!isThere()) throw new Error('strace is not there: install your system’s package "strace" and start again.');
}

describe('the system calls of the store', () => {
  it('sync the log to the disk after its last write and before each acknowledgement', async () => {
    provideStrace();
    const program = await bundleProgram('load-program', 'sync-calls');
    const folder = testFolder();
    const trace = path.join(folder, 'trace');
    const calls = 'trace=write,pwrite64,fsync,fdatasync';
    const seed = '42';
    const acts = '150';
    const { status, stdout, stderr } = run('strace', [
      ...['-f', '-y', '-s', '60', '-e', calls, '-o', trace],
      ...[process.execPath, program, path.join(folder, 'praxis.db'), seed, acts],
    ]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const acknowledged = stdout.split('\n').filter((line) => line.includes('acknowledged'));
    const findings = findAcknowledgements(readFileSync(trace, 'utf8'));
    expect(findings).toHaveLength(acknowledged.length);
    expect(findings.length).toBeGreaterThan(100);
    expect(findings.filter(({ writes, isSynced }) => writes === 0 || !isSynced)).toEqual([]);
    expect(acknowledged.filter((line) => line.includes('"done":true')).length).toBeGreaterThan(0);
  }, 120_000);

  it('would be found out if an acknowledgement came before its sync', () => {
    const lines = (order: string[]) =>
      order.map((name) =>
        name === 'ack' ? '7 write(1<pipe>, "{\\"acknowledged\\"", 9) = 9' : `7 ${name}(21</data/praxis.db-wal>, 1) = 0`,
      );
    const findings = (...order: string[]) => findAcknowledgements(lines(order).join('\n'));
    expect(findings('pwrite64', 'ack', 'fdatasync')).toMatchObject([{ writes: 1, isSynced: false }]);
    expect(findings('pwrite64', 'fdatasync', 'pwrite64', 'ack')).toMatchObject([{ writes: 2, isSynced: false }]);
    expect(findings('pwrite64', 'fdatasync', 'ack')).toMatchObject([{ writes: 1, isSynced: true }]);
  });
});
