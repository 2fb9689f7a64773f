import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src-main/platform/clock/clock';
import { EncryptedFiles } from '../../src-main/platform/files/encrypted-files';
import { removeTestFolders, silentLog, testFolder } from '../support/store';
import { bundleProgram } from './bundle';
import type { FilesLine } from './files-program';
import { key } from './open';
import { Random } from './random';
import { runOnSmallDisk } from './small-disk';

const rounds = 12;

let program = '';
beforeAll(async () => {
  program = await bundleProgram('files-program', 'files');
}, 90_000);
afterAll(removeTestFolders);

const linesOf = (said: string) =>
  said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as FilesLine);

/** Lets the program begin its `nth` content, and kills it somewhere within. */
async function runAndKill(folder: string, nth: number, wait: number): Promise<FilesLine[]> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const end = once(child, 'close');
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (linesOf(said).filter((line) => 'begun' in line).length >= nth) resolve();
    });
  });
  await Promise.race([begun, end]);
  await new Promise((resolve) => setTimeout(resolve, wait));
  child.kill('SIGKILL');
  const [code] = (await end) as [number | null];
  expect(code).toBe(null);
  return linesOf(said);
}

describe('keeping files while the plug is pulled', () => {
  it(`loses none that was acknowledged and leaves none half, ${rounds} times over`, async () => {
    const folder = testFolder();
    const random = new Random(7);
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const lines = await runAndKill(folder, 1 + random.below(4), random.below(30));
      acknowledged.push(...lines.flatMap((line) => ('acknowledged' in line ? [line.acknowledged] : [])));
      const place = path.join(folder, 'files');
      const files = new EncryptedFiles({ folder: place, key, clock: systemClock, log: silentLog });
      const listed = [...files.list()].map(({ hash }) => hash);
      const onDisk = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(onDisk).toHaveLength(listed.length);
      expect(acknowledged.filter((hash) => !listed.includes(hash))).toEqual([]);
      for (const hash of listed) expect((await files.readAll(hash, 700_000)).length).toBe(700_000);
    }
    expect(acknowledged.length).toBeGreaterThan(0);
  }, 200_000);
});

describe('keeping files on a full disk', () => {
  it('is refused by name, leaves nothing behind, and loses nothing', () => {
    const folder = testFolder();
    chmodSync(folder, 0o755);
    const { status, stdout, stderr } = runOnSmallDisk([process.execPath, program], folder);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(linesOf(stdout).at(-1)).toEqual({
      failed: { code: 'storage', reason: 'disk_full' },
      drafts: 0,
      isReadable: true,
    });
  }, 90_000);
});
