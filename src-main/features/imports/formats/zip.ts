import { Inflate } from 'fflate';
import { AppError } from '../../../../src-shared/errors';
import type { StoredFile } from './stored-file';

/** A file within an archive. `refused` says why it is left out. */
export interface ZipEntry {
  name: string;
  /** Bytes in the archive, and as the archive says they will be. */
  packed: number;
  size: number;
  refused: string | null;
  method: number;
  offset: number;
}

const maxEntries = 50_000;
/** What an archive may unpack to, and how many times its size beyond the first 64 MiB. */
export const maxUnpacked = 4 * 1024 ** 3;
const maxRatio = 200;
const ratioFrom = 64 * 1024 * 1024;
const pieceSize = 64 * 1024;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const fileTypeMask = 0xf000;
const symlink = 0xa000;

const broken = (): AppError =>
  new AppError('validation', 'a broken archive', { field: 'file', reason: 'archive.broken' });
const tooLarge = (): AppError =>
  new AppError('validation', 'unpacks to too much', { field: 'file', reason: 'archive.bomb' });

/** Names that would lead out of the archive's folder. */
const escapes = (name: string) => name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..');

/**
 * What is in an archive, by its central directory (APPNOTE 6.3.10, 4.3). Nothing is unpacked to a disk, so that names
 * do no harm; links and names that lead elsewhere are refused all the same, for nobody means well with them.
 * Fails: `validation` (`archive.broken`, `archive.tooMany`).
 */
export function zipEntries(file: StoredFile): ZipEntry[] {
  const tailFrom = Math.max(file.size - 65_557, 0);
  const tail = Buffer.from(file.read(tailFrom, file.size));
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== endSignature) at--;
  if (at < 0) throw broken();
  const count = tail.readUInt16LE(at + 10);
  const size = tail.readUInt32LE(at + 12);
  const from = tail.readUInt32LE(at + 16);
  if (count > maxEntries || count === 0xffff)
    throw new AppError('validation', 'too many files', { field: 'file', reason: 'archive.tooMany' });
  if (from + size > file.size || size > 64 * 1024 * 1024) throw broken();
  return readDirectory(Buffer.from(file.read(from, from + size)), count);
}

function readDirectory(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) throw broken();
    const nameLength = directory.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw broken();
    const isUtf8 = (directory.readUInt16LE(at + 8) & 0x800) !== 0;
    const bytes = directory.subarray(at + 46, at + 46 + nameLength);
    const name = bytes.toString(isUtf8 ? 'utf8' : 'latin1').replaceAll('\\', '/');
    const method = directory.readUInt16LE(at + 10);
    const mode = directory.readUInt32LE(at + 38) >>> 16;
    const isEncrypted = (directory.readUInt16LE(at + 8) & 1) !== 0;
    entries.push({
      name,
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      method,
      refused: refusal(name, mode, method, isEncrypted),
    });
    at = next;
  }
  return entries;
}

function refusal(name: string, mode: number, method: number, isEncrypted: boolean): string | null {
  if ((mode & fileTypeMask) === symlink) return 'archive.link';
  if (escapes(name)) return 'archive.name';
  if (isEncrypted) return 'archive.encrypted';
  if (method !== 0 && method !== 8) return 'archive.method';
  return /\.(?:zip|7z|rar|gz|tgz|tar|bz2|xz)$/i.test(name) ? 'archive.nested' : null;
}

/** Counts what an archive unpacks to; one for all entries that are read of it. */
export class UnpackBudget {
  #given = 0;

  constructor(readonly packed: number) {}

  /** Fails: `validation` (`archive.bomb`). */
  take(bytes: number): void {
    this.#given += bytes;
    if (this.#given > maxUnpacked || (this.#given > ratioFrom && this.#given > this.packed * maxRatio))
      throw tooLarge();
  }
}

/** The content of an entry, unpacked piece by piece. Fails: `validation` (`archive.broken`, `archive.bomb`). */
export function* entryBytes(file: StoredFile, entry: ZipEntry, budget: UnpackBudget): Generator<Uint8Array> {
  const head = Buffer.from(file.read(entry.offset, entry.offset + 30));
  if (head.length < 30 || head.readUInt32LE(0) !== localSignature) throw broken();
  const from = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const end = from + entry.packed;
  if (end > file.size) throw broken();
  let unpacked: Uint8Array[] = [];
  const inflate = new Inflate((piece) => {
    budget.take(piece.length);
    if (piece.length > 0) unpacked.push(piece);
  });
  for (let at = from; at < end; at += pieceSize) {
    const piece = file.read(at, Math.min(at + pieceSize, end));
    if (entry.method === 0) {
      budget.take(piece.length);
      yield piece;
      continue;
    }
    try {
      inflate.push(Uint8Array.from(piece), at + pieceSize >= end);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw broken();
    }
    yield* unpacked;
    unpacked = [];
  }
}
