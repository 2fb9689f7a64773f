import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { AppError } from '../../../../src-shared/errors';
import { ageHeadLimit, ageIntro, openAgeHead } from '../../../platform/sealed/age';
import { PlainFile, type RandomAccess, SealedFile } from '../../../platform/sealed/sealed-file';
import type { StagedFile } from '../staging';
import { namePattern } from './format';

const damaged = (message: string, cause?: unknown) =>
  new AppError('validation', message, { reason: 'archive_damaged' }, { cause });
const unsafe = (message: string) => new AppError('validation', message, { reason: 'archive_unsafe' });

const pieceSize = 64 * 1024;
/** What zip makes of a table's lines is a tenth, at the best a fiftieth: more is no table. */
const maxRatio = 200;
const ratioFrom = 16 * 1024 * 1024;
const symlink = 0o120000;

class Reader extends RandomAccessReader {
  readonly #file: RandomAccess;

  constructor(file: RandomAccess) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const file = this.#file;
    function* pieces() {
      for (let at = start; at < end; at += pieceSize) yield file.read(at, Math.min(pieceSize, end - at));
    }
    return Readable.from(pieces());
  }

  override close(done: (error: Error | null) => void): void {
    this.#file.close();
    done(null);
  }
}

/** The file as it came; with age around it, the zip within. Fails: `forbidden` (`key_needed`, `wrong_key`). */
function openStaged({ file, key }: StagedFile, passphrase: string | undefined): RandomAccess {
  const outer = new SealedFile(new PlainFile(file), key);
  const start = outer.read(0, ageHeadLimit);
  if (!start.toString('latin1').startsWith(ageIntro)) return outer;
  try {
    if (!passphrase) throw new AppError('forbidden', 'it is encrypted', { field: 'passphrase', reason: 'key_needed' });
    const head = openAgeHead(start, passphrase);
    return new SealedFile(outer, head.key, head.begin);
  } catch (error) {
    outer.close();
    throw error;
  }
}

/** An archive's entries by name, each looked at before any is read. Its names are the only ones there may be. */
export class ZipIn {
  readonly #zip: ZipFile;
  readonly entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.entries = entries;
  }

  /** Fails: `validation` (`archive_damaged`, `archive_unsafe`), `forbidden` (`key_needed`, `wrong_key`). */
  static async open(staged: StagedFile, passphrase: string | undefined): Promise<ZipIn> {
    const file = openStaged(staged, passphrase);
    let zip: ZipFile;
    try {
      zip = await fromRandomAccessReaderPromise(new Reader(file), file.size, { lazyEntries: true, autoClose: false });
    } catch (error) {
      file.close();
      throw error instanceof AppError ? error : damaged('no zip', error);
    }
    try {
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        if (entries.has(entry.fileName)) throw unsafe(`${entry.fileName} is there twice`);
        looksSafe(entry);
        entries.set(entry.fileName, entry);
      }
      return new ZipIn(zip, entries);
    } catch (error) {
      zip.close();
      if (error instanceof AppError) throw error;
      // What yauzl refuses by its name leads out of the folder; anything else is a broken directory.
      throw /relative path|absolute path|invalid characters/.test(String(error))
        ? unsafe(String(error))
        : damaged(String(error), error);
    }
  }

  /** An entry's bytes: not one more than its entry says. Fails: `validation` (`archive_damaged`). */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw damaged(`${name} is missing`);
    try {
      yield* (await this.#zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
    } catch (error) {
      throw error instanceof AppError ? error : damaged(`${name}: ${String(error)}`, error);
    }
  }

  /** A small entry as text. */
  async text(name: string, limit: number): Promise<string> {
    const size = this.entries.get(name)?.uncompressedSize ?? 0;
    if (size > limit) throw unsafe(`${name} is too large`);
    const pieces: Buffer[] = [];
    for await (const piece of this.read(name)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  }

  /** An entry's lines, and at the end whether they are what was said of them. */
  async *lines(name: string, told: { bytes: number; sha256: string }, maxLine: number): AsyncGenerator<string> {
    const digest = createHash('sha256');
    let waiting: Buffer = Buffer.alloc(0);
    let bytes = 0;
    for await (const piece of this.read(name)) {
      digest.update(piece);
      bytes += piece.length;
      const rest = waiting.length === 0 ? piece : Buffer.concat([waiting, piece]);
      let from = 0;
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
        yield rest.toString('utf8', from, end);
        from = end + 1;
      }
      waiting = rest.subarray(from);
      if (waiting.length > maxLine) throw unsafe(`a line of ${name} is too long`);
    }
    if (waiting.length > 0 || bytes !== told.bytes || digest.digest('hex') !== told.sha256) {
      throw damaged(`${name} is not what the manifest says`);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

function looksSafe(entry: Entry): void {
  const { fileName, externalFileAttributes, uncompressedSize, compressedSize } = entry;
  if (!namePattern.test(fileName)) throw unsafe(`${fileName} has no place in an archive`);
  if (((externalFileAttributes >>> 16) & 0o170000) === symlink) throw unsafe(`${fileName} is a link`);
  if (entry.isEncrypted() || !entry.canDecodeFileData()) throw damaged(`${fileName} can't be read`);
  if (uncompressedSize > ratioFrom && uncompressedSize > compressedSize * maxRatio) {
    throw unsafe(`${fileName} would become ${uncompressedSize} bytes`);
  }
}
