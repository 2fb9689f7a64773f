import { randomInt } from 'node:crypto';
import type { Clock } from '../clock/clock';
import type { EventBus } from '../events/event-bus';
import type { CapturedTable } from './capture';
import { type Connection, openConnection } from './connection';
import { migrateStore } from './migrate';
import { translateStorageError } from './sqlite-errors';
import { type Projection, Store } from './store';

export interface OpenOptions {
  file: string;
  key: Uint8Array;
  clock: Clock;
  bus: EventBus;
  captured: readonly CapturedTable[];
  projections: readonly Projection[];
}

/**
 * Opens (or creates) the encrypted store, migrated to this program's schema.
 * Fails: `storage` with the vault's problem as reason; then nothing on disk was changed.
 */
export function openStore({ file, key, clock, bus, captured, projections }: OpenOptions): Store {
  let connection: Connection | undefined;
  try {
    migrateStore(file, key, captured, clock.now());
    connection = openConnection(file, key);
    const node = nodeNumber(connection);
    return new Store({ connection, clock, bus, node, projections, captured });
  } catch (error) {
    connection?.close();
    throw translateStorageError(error);
  }
}

/** This laptop's number in stamps, drawn once. */
function nodeNumber(connection: Connection): number {
  const stored = connection.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'node'`).get();
  if (stored) return Number(stored.value);
  const node = randomInt(1, 2 ** 31);
  connection.prepare(`INSERT INTO meta (key, value) VALUES ('node', ?)`).run(String(node));
  return node;
}
