import Database from 'better-sqlite3';

export type Connection = Database.Database;

/**
 * Opens the encrypted file. `key` is the store's 32-byte data key. Every page is AEGIS-256 with its own tag
 * (docs/decisions/0003). A wrong key or damaged header throws SQLITE_NOTADB: here (setting the size of the cache reads
 * the schema) or at the first read.
 */
export function openConnection(file: string, key: Uint8Array, options: { readonly?: boolean } = {}): Connection {
  const connection = new Database(file, { readonly: options.readonly ?? false, timeout: 5000 });
  try {
    connection.pragma(`cipher = 'aegis'`);
    connection.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`);
    connection.pragma('temp_store = MEMORY');
    connection.pragma('cache_size = -65536');
    connection.pragma('foreign_keys = ON');
    if (options.readonly) {
      connection.pragma('query_only = ON');
    } else {
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
    }
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
