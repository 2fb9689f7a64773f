import type { ImportOptions } from '../../../src-shared/contract/imports';
import { type ContactImage, imageOf } from './contact-image';
import type { Draft } from './draft';
import { type ContactBook, nameKeyOf } from './match';
import { applyMerge, mergeOf } from './merge';
import type { DraftPoint } from './point-cells';

/** Rows that are looked at where many share one key or one contact. */
const manyRows = 20;
/** Contacts kept as they are after the rows so far; others are worked out again from the rows. */
const keptImages = 5000;

/** cyrb53, a 53-bit hash: keys of a hundred thousand rows stay small. A hit is checked on the contact itself. */
function hash(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

const madeBy = (row: number) => `row:${row}`;
/** The row that will make a contact, or null for a stored one. */
export const rowOf = (id: string): number | null => (id.startsWith('row:') ? Number(id.slice(4)) : null);

/**
 * The store's contacts as the rows judged so far will leave them, without writing anything: what a row makes or
 * changes is found by the rows after it. Holds hashes and row numbers; contacts are worked out from the rows again.
 */
export class RowBook {
  readonly #stored: ContactBook;
  readonly #draftAt: (row: number) => Draft | null;
  readonly #onMatch: ImportOptions['onMatch'];
  readonly #rowsByKey = new Map<number, number | number[]>();
  /** Where a row went that made no contact of its own. */
  readonly #target = new Map<number, string>();
  readonly #rowsOf = new Map<string, number[]>();
  readonly #images = new Map<string, ContactImage>();

  constructor(stored: ContactBook, draftAt: (row: number) => Draft | null, onMatch: ImportOptions['onMatch']) {
    this.#stored = stored;
    this.#draftAt = draftAt;
    this.#onMatch = onMatch;
  }

  /** Tells what a row does: `contact` is the id of the one it matches, or null where it makes one. */
  add(row: number, draft: Draft, contact: string | null): void {
    if (contact !== null) {
      this.#target.set(row, contact);
      const rows = this.#rowsOf.get(contact);
      if (!rows) this.#rowsOf.set(contact, [row]);
      else if (row > (rows.at(-1) ?? 0)) rows.push(row);
      else rows.splice(0, rows.length, ...[...rows, row].sort((one, other) => one - other));
      const image = this.#images.get(contact);
      if (image) this.#images.set(contact, applyMerge(image, mergeOf(image, draft, this.#onMatch)));
    }
    for (const key of keysOf(draft)) this.#addKey(key, row);
  }

  /** Forgets what a row did, because its cells have changed; answers the later rows this may change. */
  remove(row: number): number[] {
    const contact = this.#target.get(row) ?? madeBy(row);
    const rows = this.#rowsOf.get(contact) ?? [];
    const place = rows.indexOf(row);
    if (place >= 0) rows.splice(place, 1);
    this.#target.delete(row);
    this.#images.clear();
    return rows.filter((later) => later > row);
  }

  /** Later rows that have a key or the contact of this row. */
  after(row: number, draft: Draft): number[] {
    const related = this.#rowsOf.get(this.#target.get(row) ?? madeBy(row)) ?? [];
    const rows = [...related, ...keysOf(draft).flatMap((key) => this.#rowsWith(key))];
    return rows.filter((later) => later > row);
  }

  /** The book as it is before `row`. */
  before(row: number): ContactBook {
    const rowsWith = (key: string) =>
      this.#rowsWith(key)
        .filter((earlier) => earlier < row)
        .map((earlier) => this.#target.get(earlier) ?? madeBy(earlier));
    return {
      withId: (id) => this.#stored.withId(id) ?? rowsWith(`id ${id}`)[0] ?? null,
      withPoint: (kind, normalized) => [
        ...this.#stored.withPoint(kind, normalized),
        ...rowsWith(`${kind} ${normalized}`),
      ],
      withNameKey: (key) => [...this.#stored.withNameKey(key), ...rowsWith(`name ${key}`)],
      load: (id) => this.#load(id, row),
    };
  }

  #rowsWith(key: string): readonly number[] {
    const found = this.#rowsByKey.get(hash(key));
    return found === undefined ? [] : typeof found === 'number' ? [found] : found;
  }

  #load(id: string, before: number): ContactImage | null {
    const rows = this.#rowsOf.get(id) ?? [];
    const latest = rows.at(-1) ?? 0;
    const kept = latest < before ? this.#images.get(id) : undefined;
    if (kept) return kept;
    let image = this.#base(id);
    for (const row of rows.filter((earlier) => earlier < before).slice(-manyRows)) {
      const draft = this.#draftAt(row);
      if (image && draft) image = applyMerge(image, mergeOf(image, draft, this.#onMatch));
    }
    if (image && latest < before && (rows.length > 0 || rowOf(id) !== null)) this.#keep(image);
    return image;
  }

  #base(id: string): ContactImage | null {
    const row = rowOf(id);
    if (row === null) return this.#stored.load(id);
    const draft = this.#draftAt(row);
    return draft && imageOf(draft, id);
  }

  #keep(image: ContactImage): void {
    this.#images.set(image.id, image);
    if (this.#images.size <= keptImages) return;
    const [oldest = ''] = this.#images.keys();
    this.#images.delete(oldest);
  }

  #addKey(key: string, row: number): void {
    const hashed = hash(key);
    const known = this.#rowsByKey.get(hashed);
    if (known === undefined) this.#rowsByKey.set(hashed, row);
    else if (typeof known === 'number') {
      if (known !== row) this.#rowsByKey.set(hashed, [known, row]);
    } else if (known.length < manyRows && !known.includes(row)) known.push(row);
  }
}

function keysOf(draft: Draft): string[] {
  const points = draft.points.filter(({ kind, normalized }: DraftPoint) => kind !== 'url' && normalized !== '');
  const keys = points.map(({ kind, normalized }) => `${kind} ${normalized}`);
  const name = nameKeyOf(draft);
  if (name !== '') keys.push(`name ${name}`);
  if (draft.id !== '') keys.push(`id ${draft.id}`);
  return keys;
}
