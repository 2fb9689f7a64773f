import type { ImportOptions, ImportPreviewRow, ImportVerdict } from '../../../../src-shared/contract/imports';
import { displayName } from '../../../../src-shared/domain/name';
import type { ReadableDb } from '../../../platform/store/handles';
import { contactFields } from '../custom-cells';
import { type Draft, type DraftRow, type DraftRules, draftOf, isFault } from '../draft';
import { correctedRows, fileOf, type ImportFile, rowAt, rowsFrom, type StoredRow } from '../files';
import { type Plan, planRow } from '../match';
import { describeMerge } from '../merge';
import { RowBook, rowOf } from '../row-book';
import { storeBook } from '../store-book';
import { Sessions } from './sessions';

/** Rows judged in one slice, in ms at the most. */
const sliceTime = 25;
const rowsAtOnce = 100;
/** Rows judged again after a correction, before all are. */
const rowsJudgedAgain = 500;

/** Characters of a cell that a page holds; longer than any field but texts may be. */
const cellShown = 20_000;

const verdicts = ['new', 'update', 'duplicate', 'faulty', 'empty'] as const satisfies readonly ImportVerdict[];

/** What was found out about a file's rows so far: a byte per row, and what later rows are matched with. */
interface Session {
  /** The state of contacts and of the file's reading it is about, and the corrections it knows. */
  stamp: string;
  revision: number;
  book: RowBook;
  rules: DraftRules;
  verdicts: Uint8Array;
  first: number;
  next: number;
}

export interface JudgeInput {
  importId: string;
  options: ImportOptions;
  /** Looks whether contacts or cells have changed since, and begins anew if need be. */
  first: boolean;
}

export type Counts = Record<ImportVerdict, number>;

const sessions = new Sessions<Session>(2);

const lastChange = (db: ReadableDb) =>
  db.prepare<[], { seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM journal').get()?.seq ?? 0;

/** The rules a file's rows are read by. */
export function rulesOf(db: ReadableDb, file: ImportFile, options: ImportOptions): DraftRules {
  const { analysis } = file;
  return {
    options,
    columns: analysis?.columns.length ?? 0,
    ownFormat: isOwnFormat(analysis),
    fields: contactFields(db),
    language: analysis?.language || 'en',
  };
}

const read = ({ cells, problem }: StoredRow, rules: DraftRules): DraftRow => draftOf(cells, problem, rules);

/** Cells of cards and of our own export stand as they are. */
const isOwnFormat = (analysis: ImportFile['analysis']): boolean =>
  analysis?.format === 'vcard' || analysis?.source === 'praxis';

/** The number of a file's first row: the header, where there is one, is row 1. */
export const firstRow = (file: ImportFile): number => (file.analysis?.dialect.header === false ? 1 : 2);

function open(db: ReadableDb, file: ImportFile, { options, first }: JudgeInput): Session {
  const key = `${file.id} ${JSON.stringify(options)}`;
  const stamp = `${file.parsedAs} ${lastChange(db)}`;
  const make = () => begin(db, file, options, stamp);
  const session = sessions.open(key, false, make);
  if (!first || (session.stamp === stamp && session.revision === file.revision)) return session;
  const goesOn = session.stamp === stamp && isJudged(session) && judgeAgain(db, file, session);
  return goesOn ? session : sessions.open(key, true, make);
}

function begin(db: ReadableDb, file: ImportFile, options: ImportOptions, stamp: string): Session {
  const rules = rulesOf(db, file, options);
  const draftAt = (row: number) => {
    const stored = rowAt(db, file.number, row);
    const { draft, problems, empty } = stored ? read(stored, rules) : { draft: null, problems: [], empty: true };
    return empty || problems.some(isFault) ? null : draft;
  };
  return {
    stamp,
    revision: file.revision,
    rules,
    book: new RowBook(storeBook(db), draftAt, options.onMatch),
    verdicts: new Uint8Array(file.analysis?.rows ?? 0),
    first: firstRow(file),
    next: firstRow(file),
  };
}

/**
 * Judges the rows whose cells were corrected since, and the later rows that may depend on them. Answers false where
 * these are so many that it is better to begin anew.
 */
function judgeAgain(db: ReadableDb, file: ImportFile, session: Session): boolean {
  const { book } = session;
  const waiting = new Set(correctedRows(db, file.number, session.revision));
  for (let count = 0; waiting.size > 0; count++) {
    if (count > rowsJudgedAgain) return false;
    const row = Math.min(...waiting);
    waiting.delete(row);
    const stored = rowAt(db, file.number, row);
    if (!stored) continue;
    const freed = book.remove(row);
    keepVerdict(session, stored);
    for (const later of [...freed, ...book.after(row, read(stored, session.rules).draft)]) waiting.add(later);
  }
  session.revision = file.revision;
  return true;
}

const isJudged = ({ next, first, verdicts: { length } }: Session) => next >= first + length;

/** Judges some more rows. Answers how many of each verdict there are once all are judged, else null. */
export function judge(db: ReadableDb, input: JudgeInput): Counts | null {
  const file = fileOf(db, input.importId);
  const session = open(db, file, input);
  const end = performance.now() + sliceTime;
  while (!isJudged(session) && performance.now() < end) {
    for (const row of rowsFrom(db, file.number, session.next, rowsAtOnce)) {
      keepVerdict(session, row);
    }
    session.next += rowsAtOnce;
  }
  if (!isJudged(session)) return null;
  const counts = { new: 0, update: 0, duplicate: 0, faulty: 0, empty: 0 };
  for (const verdict of session.verdicts) counts[verdicts[verdict] ?? 'empty']++;
  return counts;
}

function keepVerdict(session: Session, row: StoredRow): void {
  session.verdicts[row.row - session.first] = verdicts.indexOf(judgeRow(session, row));
}

function judgeRow({ book, rules }: Session, stored: StoredRow): ImportVerdict {
  const { draft, problems, empty } = read(stored, rules);
  if (empty) return 'empty';
  if (problems.some(isFault)) return 'faulty';
  const plan = planRow(draft, book.before(stored.row), rules.options.onMatch);
  book.add(stored.row, draft, 'contact' in plan ? plan.contact.id : null);
  return plan.verdict;
}

export interface PageInput extends Omit<JudgeInput, 'first'> {
  only?: ImportVerdict | undefined;
  offset: number;
  limit: number;
}

export interface JudgedPage {
  rows: ImportPreviewRow[];
  total: number;
}

/** A page of judged rows with all that is to be said about them; null where they are not judged (any more). */
export function judgedPage(db: ReadableDb, input: PageInput): JudgedPage | null {
  const { importId, options, only, offset, limit } = input;
  const file = fileOf(db, importId);
  const session = open(db, file, { importId, options, first: false });
  if (!isJudged(session)) return null;
  const wanted = only && verdicts.indexOf(only);
  const found: number[] = [];
  let total = 0;
  for (const [at, verdict] of session.verdicts.entries()) {
    if (wanted !== undefined && verdict !== wanted) continue;
    if (total >= offset && found.length < limit) found.push(session.first + at);
    total++;
  }
  const rows = found.map((row) => rowAt(db, file.number, row)).filter((row) => row !== null);
  return { total, rows: rows.map((row) => previewRow(row, session, options)) };
}

const points = (draft: Pick<Draft, 'points'>) => draft.points.map((point) => point.value);

function previewRow(stored: StoredRow, session: Session, options: ImportOptions): ImportPreviewRow {
  const { draft, problems } = read(stored, session.rules);
  const verdict = verdicts[session.verdicts[stored.row - session.first] ?? 0] ?? 'empty';
  const planned =
    verdict === 'empty' || verdict === 'faulty'
      ? null
      : planRow(draft, session.book.before(stored.row), options.onMatch);
  const common = {
    row: stored.row,
    verdict,
    cells: stored.cells.map((cell) => cell.slice(0, cellShown).toWellFormed()),
    name: displayName(draft, draft.company, ...points(draft)),
    problems: problems.map((problem) => ({ ...problem, value: problem.value.toWellFormed() })),
  };
  return { ...common, ...matchOf(planned) };
}

function matchOf(plan: Plan | null): Pick<ImportPreviewRow, 'match' | 'changes'> {
  if (!plan || plan.verdict === 'new') return { match: null, changes: [] };
  const { contact, by, merge } = plan;
  const row = rowOf(contact.id);
  return {
    match: {
      id: row === null ? contact.id : null,
      name: displayName(contact, contact.company, ...points(contact)),
      by: row === null ? by : 'row',
      row,
    },
    changes: describeMerge(contact, merge),
  };
}
