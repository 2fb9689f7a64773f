import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { chunkSize, headerSize } from '../../../../src-main/platform/files/blob-format';
import { EncryptedFiles } from '../../../../src-main/platform/files/encrypted-files';
import { removeTestFolders, silentLog, TestClock, testFolder } from '../../../support/store';

afterAll(removeTestFolders);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function open(options: { folder?: string; key?: Uint8Array; clock?: TestClock } = {}) {
  const folder = options.folder ?? path.join(testFolder(), 'files');
  const key = options.key ?? randomBytes(32);
  const clock = options.clock ?? new TestClock();
  return { folder, key, clock, files: new EncryptedFiles({ folder, key, clock, log: silentLog }) };
}

/** Every file under a folder. */
function within(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const onlyFile = (folder: string): string => {
  const [file = '', ...others] = within(folder);
  expect(others).toEqual([]);
  return file;
};

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (let turn = 0; from < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

async function readWhole(files: EncryptedFiles, hash: string): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const piece of files.read(hash)) read.push(piece);
  return Buffer.concat(read);
}

const corrupt = { code: 'storage', details: { reason: 'corrupt' } };

describe('a store of files', () => {
  it('gives back any bytes that came in any pieces, under their SHA-256', async () => {
    const { files } = open();
    const length = fc.oneof(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: -2, max: 2 }).chain((off) => fc.constantFrom(1, 2).map((chunks) => chunks * chunkSize + off)),
    );
    await fc.assert(
      fc.asyncProperty(
        length,
        fc.integer(),
        fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 5 }),
        async (size, seed, sizes) => {
          const bytes = Buffer.alloc(size, `seed ${seed}`);
          const kept = await files.put(pieces(bytes, size < 1000 ? sizes : sizes.map((one) => one + 1000)));
          expect(kept).toEqual({ hash: sha256(bytes), size });
          expect(files.has(kept.hash)).toBe(true);
          expect((await readWhole(files, kept.hash)).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps a content once, however often it is handed in, and counts its age anew', async () => {
    const { files, folder, clock } = open();
    const bytes = randomBytes(1000);
    const first = await files.put(bytes);
    const file = onlyFile(folder);
    const before = readFileSync(file);
    clock.advance(60_000);
    expect(await files.put(bytes)).toEqual(first);
    expect(readFileSync(onlyFile(folder)).equals(before)).toBe(true);
    expect([...files.list()]).toEqual([{ ...first, storedAt: clock.now() }]);
  });

  it('lists and removes', async () => {
    const { files, clock } = open();
    const kept = [await files.put(randomBytes(10)), await files.put(randomBytes(20)), await files.put(Buffer.alloc(0))];
    const listed = () => [...files.list()].sort((a, b) => a.size - b.size);
    const [a, b, c] = kept.map((one) => ({ ...one, storedAt: clock.now() })).sort((x, y) => x.size - y.size);
    expect(listed()).toEqual([a, b, c]);
    files.remove(kept[1]?.hash ?? '');
    files.remove(kept[1]?.hash ?? '');
    expect(listed()).toEqual([a, b]);
    await expect(readWhole(files, kept[1]?.hash ?? '')).rejects.toMatchObject({ code: 'not_found' });
    expect(files.has('../../praxis.db')).toBe(false);
  });

  it('reads no more than it was asked to', async () => {
    const { files } = open();
    const { hash } = await files.put(Buffer.alloc(2000, 'x'));
    expect((await files.readAll(hash, 2000)).length).toBe(2000);
    await expect(files.readAll(hash, 1999)).rejects.toMatchObject({ details: { reason: 'file.tooLarge' } });
  });

  it('leaves nothing of a content that broke off or was cancelled', async () => {
    const { files, folder } = open();
    const breaking = async function* () {
      yield randomBytes(chunkSize * 2);
      throw new Error('the wire was cut');
    };
    await expect(files.put(breaking())).rejects.toThrow('the wire was cut');
    await expect(files.put(randomBytes(10), AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    expect(within(folder)).toEqual([]);
  });

  it('sweeps what a crash left of a content, and nothing else', async () => {
    const { files, folder, key } = open();
    const { hash } = await files.put(randomBytes(10));
    writeFileSync(path.join(folder, 'new', 'half'), 'half a content');
    const again = open({ folder, key });
    expect(again.files.has(hash)).toBe(true);
    expect(within(folder)).toHaveLength(1);
  });

  it('heals a damaged content when it is handed in again', async () => {
    const { files, folder } = open();
    const bytes = randomBytes(1000);
    const { hash } = await files.put(bytes);
    const file = onlyFile(folder);
    writeFileSync(file, readFileSync(file).subarray(0, -1));
    expect([...files.list()]).toEqual([]);
    await files.put(bytes);
    expect((await readWhole(files, hash)).equals(bytes)).toBe(true);
  });
});

describe('what lies on the disk', () => {
  it('shows neither content, nor hash, nor whether a known file is there', async () => {
    const { files, folder } = open();
    const other = open();
    const planted = Buffer.from('a sentence that nobody but the owner may read, '.repeat(8000));
    const { hash } = await files.put(planted);
    await other.files.put(planted);
    const file = onlyFile(folder);
    const bytes = readFileSync(file);
    for (const secret of ['a sentence', hash]) {
      expect(bytes.includes(secret)).toBe(false);
      expect(file.replaceAll(path.sep, '').includes(secret)).toBe(false);
    }
    expect(bytes.includes(Buffer.from(hash, 'hex'))).toBe(false);
    expect(path.relative(folder, file)).not.toBe(path.relative(other.folder, onlyFile(other.folder)));
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('is refused when any byte was changed, before that byte is handed out', async () => {
    const { files, folder } = open();
    const bytes = randomBytes(700);
    const { hash } = await files.put(bytes);
    const file = onlyFile(folder);
    const whole = readFileSync(file);
    for (let place = 0; place < whole.length; place++) {
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      writeFileSync(file, changed);
      await expect(readWhole(files, hash), `byte ${place}`).rejects.toMatchObject(corrupt);
    }
  });

  it('is refused when it was cut, made longer, or its chunks stand in another order', async () => {
    const { files, folder } = open();
    const { hash } = await files.put(randomBytes(chunkSize * 2 + 100));
    const file = onlyFile(folder);
    const whole = readFileSync(file);
    const box = chunkSize + 16;
    const header = whole.subarray(0, headerSize);
    const chunk = (number: number) => whole.subarray(headerSize + number * box, headerSize + (number + 1) * box);
    const variants = {
      'without the last byte': whole.subarray(0, -1),
      'without the last chunk': Buffer.concat([header, chunk(0), chunk(1)]),
      'without a chunk, of the same size': Buffer.concat([header, chunk(0), chunk(0), chunk(2)]),
      'in another order': Buffer.concat([header, chunk(1), chunk(0), chunk(2)]),
      'with something behind': Buffer.concat([whole, Buffer.alloc(1)]),
      'with nothing but its header': header,
      empty: Buffer.alloc(0),
    };
    for (const [variant, bytes] of Object.entries(variants)) {
      writeFileSync(file, bytes);
      await expect(readWhole(files, hash), variant).rejects.toMatchObject(corrupt);
    }
    writeFileSync(file, whole);
    expect((await readWhole(files, hash)).length).toBe(chunkSize * 2 + 100);
  });

  it('is refused under another name, with chunks of another file, and with another key', async () => {
    const { files, folder } = open();
    const first = await files.put(randomBytes(500));
    const firstFile = onlyFile(folder);
    const second = await files.put(randomBytes(500));
    const secondFile = within(folder).find((file) => file !== firstFile) ?? '';
    const [a, b] = [readFileSync(firstFile), readFileSync(secondFile)];

    writeFileSync(firstFile, Buffer.concat([a.subarray(0, headerSize), b.subarray(headerSize)]));
    await expect(readWhole(files, first.hash)).rejects.toMatchObject(corrupt);
    writeFileSync(firstFile, b);
    await expect(readWhole(files, first.hash)).rejects.toMatchObject(corrupt);
    expect((await readWhole(files, second.hash)).length).toBe(500);

    writeFileSync(firstFile, a);
    const stranger = open({ folder });
    expect(stranger.files.has(first.hash)).toBe(false);
    const { blobKeys, blobName } = await import('../../../../src-main/platform/files/blob-format');
    const theirs = blobName(blobKeys(stranger.key), first.hash);
    const place = path.join(folder, theirs.slice(0, 2), theirs.slice(2));
    mkdirSync(path.dirname(place), { recursive: true });
    renameSync(firstFile, place);
    expect(existsSync(place)).toBe(true);
    await expect(readWhole(stranger.files, first.hash)).rejects.toMatchObject(corrupt);
  });
});
