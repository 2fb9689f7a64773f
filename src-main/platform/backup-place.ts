/** One thing in a place with backups. */
export interface PlacedObject {
  /** Its name within the place, with slashes. */
  name: string;
  size: number;
}

/**
 * Where backups are kept: a folder, or a server's bucket. What is put there is whole or not there at all, and nothing
 * is put over something else but small files. All fail with `storage` (reasons `not_there`, `disk_full`, `read_only`) or `offline`,
 * `forbidden` and `auth_expired` of a server.
 */
export interface BackupPlace {
  /** Objects whose names begin with `prefix`. */
  list(prefix: string): AsyncIterable<PlacedObject>;
  /** Puts a copy of a file there. */
  put(name: string, file: string, signal: AbortSignal): Promise<void>;
  /** A small file; an older one of the name is replaced. */
  write(name: string, content: string): Promise<void>;
  /** Fetches into a file that must not be there yet. Fails: `not_found`. */
  fetch(name: string, file: string, signal: AbortSignal): Promise<void>;
  /** A small file, up to 64 MB; null when there is none. */
  read(name: string): Promise<string | null>;
  remove(name: string): Promise<void>;
  /** The file behind a name, where this computer has it; then nothing need be fetched to be looked at. */
  local(name: string): string | null;
}
