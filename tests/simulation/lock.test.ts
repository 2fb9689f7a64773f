import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lockStore } from '../../src-main/platform/store/lock';
import { removeTestFolders, testFolder } from '../support/store';
import { bundleProgram } from './bundle';

let program = '';
const children: ChildProcess[] = [];
beforeAll(async () => {
  program = await bundleProgram('lock-program', 'lock');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(removeTestFolders);

const me = { pid: process.pid, host: 'electron' };

async function lockElsewhere(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
  return child;
}

describe('the lock of a store', () => {
  it('keeps every other process out, and names the one that has it', async () => {
    const folder = testFolder();
    const child = await lockElsewhere(folder);
    expect(() => lockStore(folder, me)).toThrow(
      expect.objectContaining({
        code: 'storage',
        message: expect.stringContaining(`headless, process ${child.pid}`),
        details: { reason: 'open_elsewhere' },
      }),
    );
  });

  it('goes with its process, however that ends', async () => {
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const folder = testFolder();
      const child = await lockElsewhere(folder);
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
      lockStore(folder, me).release();
    }
  });

  it('is free again once it is released, and holds in the same process until then', () => {
    const folder = testFolder();
    const lock = lockStore(folder, me);
    expect(() => lockStore(folder, me)).toThrow(expect.objectContaining({ details: { reason: 'open_elsewhere' } }));
    lock.release();
    lockStore(folder, me).release();
  });
});
