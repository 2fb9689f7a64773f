import { randomBytes } from 'node:crypto';
import { readdirSync, writeSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../../src-main/platform/clock/clock';
import { EncryptedFiles } from '../../src-main/platform/files/encrypted-files';
import { AppError } from '../../src-shared/errors';
import { key } from './open';

/** Keeps contents of some chunks, one after the other, until it is killed or the disk is full, and says each. */
const [disk = ''] = process.argv.slice(2);
const folder = path.join(disk, 'files');
const log = { info() {}, warn() {}, error() {} };
const files = new EncryptedFiles({ folder, key, clock: systemClock, log });

const say = (line: FilesLine) => writeSync(1, `${JSON.stringify(line)}\n`);

export type FilesLine =
  | { begun: true }
  | { acknowledged: string }
  | { failed: { code: string; reason: unknown }; drafts: number; isReadable: boolean };

const said: string[] = [];
try {
  for (;;) {
    say({ begun: true });
    const { hash } = await files.put(randomBytes(700_000));
    said.push(hash);
    say({ acknowledged: hash });
  }
} catch (error) {
  const failed =
    error instanceof AppError
      ? { code: error.code, reason: error.details.reason }
      : { code: String(error), reason: null };
  let isReadable = true;
  for (const hash of said) isReadable &&= (await files.readAll(hash, 700_000)).length === 700_000;
  say({ failed, drafts: readdirSync(path.join(folder, 'new')).length, isReadable });
}
