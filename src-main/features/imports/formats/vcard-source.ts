import { createHash } from 'node:crypto';
import { type Card, type ReadCard, VCardReader } from '../../vcard';
import type { CsvRow } from '../csv/reader';
import { cardHeader, cardProducer, cardRow } from './card-row';
import type { RowPhoto, RowSource, SourceFacts } from './row-source';
import type { ByteSource } from './stored-file';

/** Values of a kind one card may have. */
const maxValues = 200;

/** Gives at the end of a file that is one of several. */
type Opened = { bytes: () => ByteSource; name: string };

/**
 * Rows of cards, in the columns of Praxis' own export. `files` are read one after the other; `hasGroups` has them
 * read once before, for the members of a group come before it.
 */
export function vcardSource(files: readonly Opened[], fallback: string, hasGroups: boolean): RowSource {
  const tags = new Map<string, string[]>();
  const versions = new Map<string, number>();
  const producers = new Map<SourceFacts['source'], number>();
  let found: RowPhoto[] = [];
  let photos = 0;
  const all = hasGroups ? [...files, null, ...files] : [null, ...files];
  const cards = walk(all, fallback);
  let isFirstPass = true;

  const rowsOf = ({ card, problem, version, producer }: ReadCard): CsvRow[] => {
    if (card.kind === 'group') return [];
    if (problem !== 'card.outside') count(versions, version);
    const source = cardProducer(card, version, producer);
    if (source !== 'unknown') count(producers, source);
    const photo = problem ? '' : keep(card);
    const many = [card.emails, card.phones, card.urls, card.addresses, card.notes, card.tags, card.extras];
    const tooMany = many.some((list) => list.length > maxValues);
    const own = { ...card, tags: [...new Set([...card.tags, ...(tags.get(card.uid) ?? [])])] };
    return [
      {
        cells: cardRow(own, photo, tooMany ? maxValues : Infinity),
        problem: problem ?? (tooMany ? 'card.tooMany' : null),
      },
    ];
  };

  const keep = ({ photo }: Card): string => {
    if (!photo) return '';
    const hash = createHash('sha256').update(photo.data).digest('hex');
    photos++;
    found.push({ hash, data: photo.data });
    return hash;
  };

  return {
    next() {
      const step = cards.next();
      if (step.done) return null;
      if (step.value === null) {
        isFirstPass = false;
        return [];
      }
      if (!isFirstPass) return step.value.flatMap(rowsOf);
      for (const { card } of step.value) if (card.kind === 'group') rememberGroup(tags, card);
      return [];
    },
    headings: cardHeader,
    photos() {
      const given = found;
      found = [];
      return given;
    },
    facts: () => ({
      source: most(producers) ?? 'unknown',
      cards: { versions: [...versions.keys()].filter((version) => version !== '').sort(), photos, files: files.length },
    }),
  };
}

function* walk(files: readonly (Opened | null)[], fallback: string): Generator<ReadCard[] | null> {
  for (const file of files) {
    if (!file) {
      yield null;
      continue;
    }
    const reader = new VCardReader(fallback);
    // A step takes some ten milliseconds: a MiB of cards takes more.
    for (const bytes of file.bytes())
      for (let at = 0; at < bytes.length; at += stepSize) yield reader.push(bytes.subarray(at, at + stepSize));
    yield reader.end();
  }
}

const stepSize = 128 * 1024;

function rememberGroup(tags: Map<string, string[]>, { members, formattedName }: Card): void {
  for (const uid of members) tags.set(uid, [...(tags.get(uid) ?? []), formattedName]);
}

const count = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1);
const most = <Key>(counts: Map<Key, number>): Key | undefined =>
  [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
