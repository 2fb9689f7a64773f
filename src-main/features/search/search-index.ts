import { fold } from '../../../src-shared/domain/fold';
import type { ReadableDb } from '../../platform/store/handles';
import { indexedText, type SearchDocument, wordsOf } from './document';
import { mergeIndex } from './merge-index';
import { beyondTitle } from './query';

interface Stored {
  rid: number;
  title: string;
  subtitle: string;
  lines: string;
}

/**
 * Brings the index up to date: documents that are new or changed are put at its end, as the most recent; what did
 * not change stays where it is. `fresh` names records that can't be in the index yet.
 */
export function indexDocuments(db: ReadableDb, documents: readonly SearchDocument[], fresh: ReadonlySet<string>): void {
  const changed = documents.flatMap((document) => {
    const stored = fresh.has(document.id) ? undefined : storedDocument(db, document.id);
    const lines = document.lines.join('\n');
    const same = stored?.title === document.title && stored.subtitle === document.subtitle && stored.lines === lines;
    return same ? [] : [{ document, lines, old: stored?.rid }];
  });
  removeRows(
    db,
    changed.flatMap(({ old }) => old ?? []),
  );
  let rid = db.prepare<[], { rid: number }>('SELECT coalesce(max(rid), 0) AS rid FROM search_document').get()?.rid ?? 0;
  const insert = db.prepare<unknown[], never>(
    'INSERT INTO search_document (rid, id, kind, title, subtitle, lines) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const bodies: { rid: number; trigram: string; words: string }[] = [];
  const vocabulary = new Set<string>();
  for (const { document, lines } of changed) {
    insert.run(++rid, document.id, document.kind, document.title, document.subtitle, lines);
    const text = indexedText(document);
    const inTitle = wordsOf(fold(document.title));
    const others = wordsOf(text.slice(text.indexOf('\n')));
    bodies.push({ rid, trigram: text, words: [...inTitle, ...others.map((word) => beyondTitle + word)].join(' ') });
    for (const word of [...inTitle, ...others]) if (mistakable.test(word)) vocabulary.add(word);
  }
  const trigram = db.prepare<[number, string], never>('INSERT INTO search_trigram (rowid, body) VALUES (?, ?)');
  for (const body of bodies) trigram.run(body.rid, body.trigram);
  const words = db.prepare<[number, string], never>('INSERT INTO search_word (rowid, body) VALUES (?, ?)');
  for (const body of bodies) words.run(body.rid, body.words);
  if (bodies.length > 0) mergeIndex(db, bodies.length);
  if (vocabulary.size > 0) {
    db.prepare<[string], never>('INSERT OR IGNORE INTO search_vocabulary (word) SELECT value FROM json_each(?)').run(
      JSON.stringify([...vocabulary]),
    );
  }
}

/** Words somebody may mistype: of three letters and more, and no numbers. */
const mistakable = /^(?=.*\p{L})(?=.{3,40}$)/u;

function storedDocument(db: ReadableDb, id: string): Stored | undefined {
  return db.prepare<[string], Stored>('SELECT rid, title, subtitle, lines FROM search_document WHERE id = ?').get(id);
}

/** Takes records out of the index. */
export function removeDocuments(db: ReadableDb, ids: readonly string[]): void {
  const find = db.prepare<[string], { rid: number }>('SELECT rid FROM search_document WHERE id = ?');
  removeRows(
    db,
    ids.flatMap((id) => find.get(id)?.rid ?? []),
  );
}

/** In the order of rowids and table by table, for FTS5 writes a segment whenever a rowid goes back. */
function removeRows(db: ReadableDb, rids: readonly number[]): void {
  const sorted = [...rids].sort((a, b) => a - b);
  for (const [table, key] of [
    ['search_trigram', 'rowid'],
    ['search_word', 'rowid'],
    ['search_document', 'rid'],
  ]) {
    const remove = db.prepare<[number], never>(`DELETE FROM ${table} WHERE ${key} = ?`);
    for (const rid of sorted) remove.run(rid);
  }
}

/**
 * Forgets words that no document has any more, of the texts given: after a purge nothing of them is left. Their
 * numbers stay taken, for readers remember up to which number they know the words.
 */
export function forgetWords(db: ReadableDb, texts: readonly string[]): void {
  const has = db.prepare<[string], unknown>('SELECT 1 FROM search_word WHERE search_word MATCH ? LIMIT 1');
  const forget = db.prepare<[string, string], never>('UPDATE search_vocabulary SET word = ? || number WHERE word = ?');
  for (const word of new Set(texts.flatMap((text) => wordsOf(fold(text))))) {
    if (!has.get(`"${word}" OR "${beyondTitle}${word}"`)) forget.run(beyondTitle, word);
  }
}
