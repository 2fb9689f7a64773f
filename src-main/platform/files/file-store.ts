/** A blob as it is kept; `storedAt` (ms since 1970) is when its content was last handed in. */
export interface StoredFile {
  hash: string;
  size: number;
  storedAt: number;
}

/**
 * Contents by their hash: lower-case hex SHA-256 (FIPS 180-4). A content is kept once, encrypted, and stands on the
 * disk before `put` answers, so that a row may name it. Who names no longer needs to remove: blobs that no row names
 * are collected (features/files).
 */
export interface FileStore {
  /**
   * Keeps a content of any size, in pieces of any size; memory stays bounded. The same content again is a no-op.
   * Fails: `storage` (disk full, read-only), `cancelled`, and with what `content` throws; then nothing is left behind.
   */
  put(content: Uint8Array | AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<{ hash: string; size: number }>;
  has(hash: string): boolean;
  /** Fails: `not_found`; `storage` (reason `corrupt`). */
  stat(hash: string): StoredFile;
  /**
   * The content, from byte `from` on (by default all), in pieces of at most 256 KiB.
   * Fails: `not_found`; `storage` (reason `corrupt`), before any changed byte.
   */
  read(hash: string, from?: number): AsyncIterable<Uint8Array>;
  /** The content in one. Fails: as `read`; `validation` (reason `file.tooLarge`) when it has more than `maxBytes`. */
  readAll(hash: string, maxBytes: number): Promise<Uint8Array>;
  /** Removes a content for good; none is fine too. */
  remove(hash: string): void;
  /** Every content, in no order. Damaged ones, whose hash can't be told, are left out and logged. */
  list(): Iterable<StoredFile>;
}
