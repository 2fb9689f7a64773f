import { compare } from '../../../src-shared/domain/match/compare';
import { hashesOf } from '../../../src-shared/domain/match/keys';
import { type Facts, profileOf } from '../../../src-shared/domain/match/profile';
import type { Match } from '../../../src-shared/domain/match/score';
import type { ReadableDb } from '../../platform/store/handles';
import { factsOf, kindOf } from './facts';
import { candidates, commonness, indexParty, noHashes } from './match-index';
import { countNew, type Pair, pairOf, pairsOf, putPair, removePair } from './pairs';

/** Who may be the one these facts are about, the likeliest first. `except` is left out. */
export function matchesOf(db: ReadableDb, facts: Facts, except = ''): { id: string; match: Match }[] {
  const profile = profileOf(facts);
  const ids = candidates(db, hashesOf(profile).keys).filter((id) => id !== except);
  const known = commonness(db, facts.kind);
  return [...factsOf(db, facts.kind, ids)]
    .map(([id, other]) => ({ id, match: compare(profile, profileOf(other), known) }))
    .filter(({ match }) => match.class !== null)
    .sort((x, y) => y.match.score - x.match.score);
}

/** Whether pairs changed, and how many came that are worth a look. */
export interface Look {
  changed: boolean;
  found: number;
}

/** Compares a party that was changed with its candidates. Inside a transaction. */
export function lookAt(db: ReadableDb, id: string): Look {
  const kind = kindOf(db, id);
  const facts = kind && factsOf(db, kind, [id]).get(id);
  indexParty(db, id, facts ? hashesOf(profileOf(facts)) : noHashes);
  const found = facts ? matchesOf(db, facts, id) : [];
  const pairs = found.flatMap(({ id: other, match }) => pairOf(facts?.kind ?? 'contact', id, other, match) ?? []);
  return replacePairs(db, id, pairs);
}

function replacePairs(db: ReadableDb, id: string, pairs: readonly Pair[]): Look {
  const before = new Map(pairsOf(db, id).map((pair) => [`${pair.a} ${pair.b}`, pair]));
  const found = countNew(db, pairs);
  let changed = false;
  for (const pair of pairs) {
    const name = `${pair.a} ${pair.b}`;
    const known = before.get(name);
    before.delete(name);
    if (known?.reasons === pair.reasons && known.score === pair.score) continue;
    putPair(db, pair);
    changed = true;
  }
  for (const { a, b } of before.values()) removePair(db, a, b);
  return { changed: changed || before.size > 0, found };
}
