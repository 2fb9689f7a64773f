import { compare } from '../../../src-shared/domain/match/compare';
import { commonnessBy, hashesOf, type KeyCounts } from '../../../src-shared/domain/match/keys';
import { type Profile, profileOf } from '../../../src-shared/domain/match/profile';
import { largestBlock } from '../../../src-shared/domain/match/weights';
import type { ReadableDb } from '../../platform/store/handles';
import { factsOf } from './facts';
import { type Pair, pairOf } from './pairs';

/** How long one slice of a pass may take in the reading thread, in ms: lists wait no longer. */
const sliceMs = 8;
const perRead = 50;
/** What is written in one short transaction. */
const keysPerChunk = 400;
const partiesPerChunk = 100;
const pairsPerChunk = 100;

interface Party {
  id: string;
  number: number;
  profile: Profile;
  name: number;
  hashes: readonly number[];
}

/** What a pass found to be written, a little at a time; keys in their order, so that few pages of the index change. */
export interface PassChunk {
  parties: { number: number; id: string; name: number; hashes: readonly number[] }[];
  goneParties: number[];
  keys: [number, number][];
  goneKeys: [number, number][];
  pairs: Pair[];
  gonePairs: [string, string][];
}

export interface PassSlice {
  /** 0 to 1. */
  progress: number;
  done: boolean;
  chunk: PassChunk | null;
}

const noChunk = (): PassChunk => ({ parties: [], goneParties: [], keys: [], goneKeys: [], pairs: [], gonePairs: [] });

/** One look over the whole store, in the reading thread's memory, slice by slice. */
class Pass {
  readonly #slices: Generator<PassSlice, void>;

  constructor(db: ReadableDb) {
    this.#slices = slices(db);
  }

  next(): PassSlice {
    const { value } = this.#slices.next();
    return value ?? { progress: 1, done: true, chunk: null };
  }
}

let current: { id: number; pass: Pass } | null = null;

/** The next slice of pass `id`; a new id begins a new pass. */
export function passSlice(db: ReadableDb, { id }: { id: number }): PassSlice {
  if (current?.id !== id) current = { id, pass: new Pass(db) };
  const slice = current.pass.next();
  if (slice.done) current = null;
  return slice;
}

/** Ends pass `id`, so that its memory is free. */
export function endPass(_db: ReadableDb, { id }: { id: number }): void {
  if (current?.id === id) current = null;
}

const at = (progress: number): PassSlice => ({ progress, done: false, chunk: null });

type Known = Map<string, { number: number; keys: string }>;

function* slices(db: ReadableDb): Generator<PassSlice, void> {
  const known: Known = new Map();
  yield* readIndex(db, known);
  const parties: Party[] = [];
  yield* readParties(db, 'contact', known, parties);
  yield* readParties(db, 'company', known, parties);
  const blocks = new Map<number, Party[]>();
  for (const party of parties) {
    for (const hash of party.hashes) {
      const block = blocks.get(hash);
      if (block) block.push(party);
      else blocks.set(hash, [party]);
    }
  }
  const pairs = yield* matchBlocks(blocks);
  yield* indexChunks(parties, known);
  yield* pairChunks(db, pairs);
}

function* readParties(
  db: ReadableDb,
  kind: 'contact' | 'company',
  known: Known,
  parties: Party[],
): Generator<PassSlice, void> {
  let free = parties.at(-1)?.number ?? 0;
  for (const { number } of known.values()) free = Math.max(free, number);
  for (const { number } of parties) free = Math.max(free, number);
  let until = performance.now() + sliceMs;
  for (let after = ''; ; ) {
    const ids = liveIds(db, kind, after);
    if (ids.length === 0) return;
    for (const [id, facts] of factsOf(db, kind, ids)) {
      const profile = profileOf(facts);
      const { name, keys } = hashesOf(profile);
      parties.push({ id, number: known.get(id)?.number ?? ++free, profile, name, hashes: keys });
    }
    after = ids.at(-1) ?? after;
    if (performance.now() < until) continue;
    yield at(0.3);
    until = performance.now() + sliceMs;
  }
}

function* readIndex(db: ReadableDb, known: Known): Generator<PassSlice, void> {
  const read = db.prepare<[number, number], { number: number; id: string; keys: string }>(
    'SELECT number, party_id AS id, keys FROM match_party WHERE number > ? ORDER BY number LIMIT ?',
  );
  for (let after = 0; ; ) {
    const rows = read.all(after, 2000);
    for (const { id, ...row } of rows) known.set(id, row);
    after = rows.at(-1)?.number ?? after;
    if (rows.length < 2000) return;
    yield at(0.05);
  }
}

const liveIds = (db: ReadableDb, kind: 'contact' | 'company', after: string): string[] =>
  db
    .prepare<[string, number], { id: string }>(
      `SELECT id FROM ${kind} WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?`,
    )
    .all(after, perRead)
    .map(({ id }) => id);

/** Compares who has a key in common, each pair at the first key of a fair size that they share. */
function* matchBlocks(blocks: ReadonlyMap<number, readonly Party[]>): Generator<PassSlice, Pair[]> {
  const sizeOf = (hash: number) => blocks.get(hash)?.length ?? 0;
  const counts: KeyCounts = {
    parties: sizeOf,
    names: (hash) => new Set(blocks.get(hash)?.map(({ name }) => name)).size,
  };
  const known = { contact: commonnessBy('contact', counts), company: commonnessBy('company', counts) };
  const isFirst = (hash: number, a: Party, b: Party) => {
    const theirs = new Set(b.hashes);
    return a.hashes.find((one) => theirs.has(one) && sizeOf(one) <= largestBlock) === hash;
  };
  const pairs: Pair[] = [];
  let until = performance.now() + sliceMs;
  let seen = 0;
  for (const [hash, block] of blocks) {
    seen++;
    if (block.length < 2 || block.length > largestBlock) continue;
    for (const [place, a] of block.entries()) {
      for (const b of block.slice(place + 1)) {
        if (!isFirst(hash, a, b)) continue;
        const { kind } = a.profile;
        const pair = pairOf(kind, a.id, b.id, compare(a.profile, b.profile, known[kind]));
        if (pair) pairs.push(pair);
      }
      if (performance.now() < until) continue;
      yield at(0.4 + 0.4 * (seen / blocks.size));
      until = performance.now() + sliceMs;
    }
  }
  return pairs;
}

/** How the index has to change: parties first, then their keys in order. */
function* indexChunks(parties: readonly Party[], known: Known): Generator<PassSlice, void> {
  const gone = new Map(known);
  const keys: [number, number][] = [];
  const goneKeys: [number, number][] = [];
  let chunk = noChunk();
  for (const { id, number, name, hashes } of parties) {
    const before = known.get(id);
    gone.delete(id);
    if (before?.keys === JSON.stringify(hashes)) continue;
    const had = new Set(before ? (JSON.parse(before.keys) as number[]) : []);
    keys.push(...hashes.filter((hash) => !had.delete(hash)).map((hash): [number, number] => [hash, number]));
    goneKeys.push(...[...had].map((hash): [number, number] => [hash, number]));
    chunk.parties.push({ id, number, name, hashes });
    if (chunk.parties.length < partiesPerChunk) continue;
    yield { progress: 0.82, done: false, chunk };
    chunk = noChunk();
  }
  for (const { number, keys: before } of gone.values()) {
    chunk.goneParties.push(number);
    goneKeys.push(...(JSON.parse(before) as number[]).map((hash): [number, number] => [hash, number]));
  }
  yield { progress: 0.85, done: false, chunk };
  yield* keyChunks('goneKeys', goneKeys);
  yield* keyChunks('keys', keys);
}

function* keyChunks(list: 'keys' | 'goneKeys', all: [number, number][]): Generator<PassSlice, void> {
  all.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  for (let from = 0; from < all.length; from += keysPerChunk) {
    const part = all.slice(from, from + keysPerChunk);
    yield { progress: 0.85 + (0.1 * from) / all.length, done: false, chunk: { ...noChunk(), [list]: part } };
  }
}

function* pairChunks(db: ReadableDb, pairs: readonly Pair[]): Generator<PassSlice, void> {
  const before = new Map(
    db
      .prepare<[], Pair>('SELECT a_id AS a, b_id AS b, kind, class, score, reasons FROM duplicate_pair')
      .all()
      .map((pair) => [`${pair.a} ${pair.b}`, pair]),
  );
  const put = pairs.filter((pair) => {
    const name = `${pair.a} ${pair.b}`;
    const known = before.get(name);
    before.delete(name);
    return known?.reasons !== pair.reasons || known.score !== pair.score;
  });
  const gone = [...before.values()].map(({ a, b }): [string, string] => [a, b]);
  for (let from = 0; from < Math.max(put.length, gone.length); from += pairsPerChunk) {
    const end = from + pairsPerChunk;
    const chunk = { ...noChunk(), pairs: put.slice(from, end), gonePairs: gone.slice(from, end) };
    yield { progress: 0.97, done: false, chunk };
  }
}
