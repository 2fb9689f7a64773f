import { commonnessBy } from '../../../src-shared/domain/match/keys';
import type { Facts } from '../../../src-shared/domain/match/profile';
import { largestBlock } from '../../../src-shared/domain/match/weights';
import type { ReadableDb } from '../../platform/store/handles';

interface Indexed {
  number: number;
  name: number;
  keys: string;
}

export interface Hashes {
  readonly name: number;
  readonly keys: readonly number[];
}

export const noHashes: Hashes = { name: 0, keys: [] };

/** Makes a party be found by these keys and no others; none takes it out. Call it inside a transaction. */
export function indexParty(db: ReadableDb, partyId: string, { name, keys: hashes }: Hashes): void {
  const row = db
    .prepare<[string], Indexed>('SELECT number, name, keys FROM match_party WHERE party_id = ?')
    .get(partyId);
  const before = new Set(row ? (JSON.parse(row.keys) as number[]) : []);
  const after = new Set(hashes);
  if (row?.name === name && before.size === after.size && hashes.every((hash) => before.has(hash))) return;
  let number = row?.number;
  if (number === undefined) {
    if (after.size === 0) return;
    const added = db.prepare<[string, number, string], never>(
      'INSERT INTO match_party (party_id, name, keys) VALUES (?, ?, ?)',
    );
    number = Number(added.run(partyId, name, JSON.stringify(hashes)).lastInsertRowid);
  } else if (after.size === 0) db.prepare('DELETE FROM match_party WHERE number = ?').run(number);
  else
    db.prepare('UPDATE match_party SET name = ?, keys = ? WHERE number = ?').run(name, JSON.stringify(hashes), number);
  const remove = db.prepare<[number, number], never>('DELETE FROM match_key WHERE key = ? AND party = ?');
  for (const hash of before) if (!after.has(hash)) remove.run(hash, number);
  const add = db.prepare<[number, number], never>('INSERT OR IGNORE INTO match_key (key, party) VALUES (?, ?)');
  for (const hash of after) if (!before.has(hash)) add.run(hash, number);
}

/** Parties that have a key in common with these; a key that too many have leads to nobody. */
export function candidates(db: ReadableDb, hashes: readonly number[]): string[] {
  const find = db.prepare<[number, number], { id: string }>(
    `SELECT p.party_id AS id FROM match_key k JOIN match_party p ON p.number = k.party WHERE k.key = ? LIMIT ?`,
  );
  const found = new Set<string>();
  for (const hash of hashes) {
    const block = find.all(hash, largestBlock + 1);
    if (block.length <= largestBlock) for (const { id } of block) found.add(id);
  }
  return [...found];
}

/** How common what two parties share is, as far as the index knows. */
export function commonness(db: ReadableDb, kind: Facts['kind']) {
  const parties = db.prepare<[number, number], { count: number }>(
    'SELECT count(*) AS count FROM (SELECT 1 FROM match_key WHERE key = ? LIMIT ?)',
  );
  const names = db.prepare<[number], { count: number }>(
    'SELECT count(DISTINCT p.name) AS count FROM match_key k JOIN match_party p ON p.number = k.party WHERE k.key = ?',
  );
  return commonnessBy(kind, {
    parties: (hash) => parties.get(hash, largestBlock + 1)?.count ?? 0,
    names: (hash) => names.get(hash)?.count ?? 0,
  });
}
