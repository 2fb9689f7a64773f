import type { ColumnMapping, ImportOptions, ImportTarget } from '../../../src-shared/contract/imports';
import { type AddressParts, isAddressEmpty, noAddress, parseAddress } from '../../../src-shared/domain/address';
import { type NameParts, noName } from '../../../src-shared/domain/name';
import { parseName } from '../../../src-shared/domain/parse-name';
import { cleanCell, longestLine, longestText, splitCell, splitTags, tooLong } from './cells';
import type { RowProblem } from './csv/reader';
import { type DraftCustom, type ImportField, readCustom } from './custom-cells';
import { type DraftDate, dayOfCell, missingDates, readDateText } from './date-cells';
import { normalizeLabel } from './mapping/heading';
import { type DraftPoint, pointsOfCell } from './point-cells';
import { splitValues } from './praxis-format';

export interface DraftAddress extends AddressParts {
  label: string;
}

/** A contact as a row of the file describes it. Empty strings and lists where the row says nothing. */
export interface Draft extends NameParts {
  /** The id Praxis' own export gave, else empty. */
  id: string;
  company: string;
  role: string;
  department: string;
  about: string;
  points: DraftPoint[];
  addresses: DraftAddress[];
  pronouns: string;
  /** BCP 47. */
  language: string;
  dates: DraftDate[];
  /** Hash of a photo that came with the file, else empty. */
  photo: string;
  tags: string[];
  notes: string[];
  /** What the row says to the users' own fields; left out where it says nothing. */
  customs?: DraftCustom[];
}

/** What is wrong with a row or a cell. `reason` is stable; the row is left out unless it is one of `mild`. */
export interface CellProblem {
  column: number | null;
  reason: string;
  value: string;
}

/** Kept as typed, and told: an internal extension, a number of no known country, a link that is none. */
const mild: ReadonlySet<string> = new Set(['phone.tooShort', 'phone.country', 'url.malformed']);

export const isFault = (problem: CellProblem): boolean => !mild.has(problem.reason);

export interface DraftRules {
  options: ImportOptions;
  /** Columns the file has; a row with more is shifted somewhere. */
  columns: number;
  /** The file is Praxis' own export: cells stand as they are. */
  ownFormat: boolean;
  /** The users' own fields, and the language that numbers and days in foreign cells are read in. */
  fields?: readonly ImportField[];
  language?: string;
}

export interface DraftRow {
  draft: Draft;
  problems: CellProblem[];
  empty: boolean;
}

const scalars = [
  'prefix',
  'givenName',
  'additionalName',
  'familyName',
  'suffix',
  'nickname',
  'company',
  'role',
  'department',
  'pronouns',
] as const;
const scalarTargets: ReadonlySet<ImportTarget> = new Set(scalars);
const addressFields = ['street', 'extended', 'postalCode', 'city', 'region', 'country'] as const;
const addressTargets: ReadonlySet<ImportTarget> = new Set(addressFields);
/** Praxis' own format puts several addresses into its last group. */
const addressesPerGroup = 1000;
const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** BCP 47 by its looks. */
const isLanguageTag = (text: string) => /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(text) && text.length <= 35;

type Scalar = (typeof scalars)[number];
type AddressField = (typeof addressFields)[number];

/** Builds the draft of one row, cell by cell. */
class Builder {
  readonly draft: Draft = {
    ...noName,
    id: '',
    company: '',
    role: '',
    department: '',
    about: '',
    points: [],
    addresses: [],
    pronouns: '',
    language: '',
    dates: [],
    photo: '',
    tags: [],
    notes: [],
  };
  readonly problems: CellProblem[] = [];
  readonly #addresses = new Map<number, DraftAddress & { full: string }>();
  readonly #notes = new Map<number, string[]>();
  #fullName = '';

  constructor(
    readonly rules: DraftRules,
    readonly cells: readonly string[],
  ) {}

  add(mapping: ColumnMapping): void {
    const raw = this.cells[mapping.index] ?? '';
    const cell = cleanCell(raw, this.rules.ownFormat);
    if (cell === '') return;
    if (cell.includes('\ufffd')) this.fault(mapping.index, 'cell.encoding', raw);
    else if (tooLong(mapping.target, cell, this.rules.ownFormat)) this.fault(mapping.index, 'cell.tooLong', raw);
    else this.#put(mapping, cell);
  }

  #put(mapping: ColumnMapping, cell: string): void {
    const { target, index } = mapping;
    if (target === 'fullName') this.#fullName ||= cell;
    else if (target === 'id') this.#id(cell, index);
    else if (target === 'about') this.draft.about = this.draft.about ? `${this.draft.about}\n${cell}` : cell;
    else if (target === 'note') this.#note(mapping, cell);
    else if (target === 'tags') this.#tags(cell, index);
    else if (target === 'email' || target === 'phone' || target === 'url') this.#points(target, mapping, cell);
    else if (target === 'birthday' || target === 'anniversary') this.#date(target, mapping, cell);
    else if (target === 'dates') this.#dates(cell);
    else if (target === 'language') this.#language(mapping, cell);
    else if (target === 'custom') this.#custom(mapping, cell);
    else if (target === 'photo') this.draft.photo = /^[\da-f]{64}$/.test(cell) ? cell : '';
    else if (scalarTargets.has(target)) this.draft[target as Scalar] ||= cell;
    else this.#addressCell(mapping, cell);
  }

  finish(): void {
    const { draft, rules } = this;
    if (this.#fullName && !draft.givenName && !draft.familyName) {
      const { prefix, suffix, nickname, ...name } = parseName(this.#fullName);
      Object.assign(draft, name);
      draft.prefix ||= prefix;
      draft.suffix ||= suffix;
      draft.nickname ||= nickname;
    }
    for (const { full, ...address } of this.#addresses.values()) {
      const parsed = full !== '' && isAddressEmpty({ ...partsOf(address), country: '' }) ? parseAddress(full) : null;
      const parts = parsed ? { ...address, ...parsed, country: parsed.country || address.country } : address;
      if (!isAddressEmpty(partsOf(parts))) draft.addresses.push(parts);
    }
    draft.notes = [...this.#notes.values()].map((lines) => lines.join('\n'));
    for (const tag of rules.options.tags) if (!draft.tags.includes(tag)) draft.tags.push(tag);
  }

  fault(column: number | null, reason: string, value = ''): void {
    this.problems.push({ column, reason, value: value.slice(0, 200) });
  }

  #id(cell: string, index: number): void {
    if (uuid.test(cell)) this.draft.id = cell.toLowerCase();
    else this.fault(index, 'id.malformed', cell);
  }

  #note({ group, label, index }: ColumnMapping, cell: string): void {
    if (this.rules.ownFormat) {
      for (const note of splitValues(cell)) {
        if (note.length > longestText) this.fault(index, 'cell.tooLong', note);
        else this.#notes.set(this.#notes.size, [note]);
      }
      return;
    }
    const lines = this.#notes.get(group) ?? [];
    this.#notes.set(group, [...lines, label ? `${label}: ${cell}` : cell]);
  }

  /** What is no day is kept as it stands, in a note. */
  #date(kind: 'birthday' | 'anniversary', mapping: ColumnMapping, cell: string): void {
    const day = dayOfCell(cell, this.rules.options.country);
    if (day && (kind !== 'birthday' || !this.draft.dates.some((date) => date.kind === kind)))
      this.draft.dates.push({ ...day, kind, label: '' });
    else if (!day) this.#note({ ...mapping, label: mapping.label || kind }, cell);
  }

  #dates(cell: string): void {
    for (const text of splitValues(cell)) {
      const date = readDateText(text);
      if (!date) this.#notes.set(this.#notes.size, [text]);
      else this.draft.dates.push(...missingDates(this.draft.dates, [date]));
    }
  }

  #language(mapping: ColumnMapping, cell: string): void {
    if (isLanguageTag(cell)) this.draft.language = cell;
    else this.#note({ ...mapping, label: 'language' }, cell);
  }

  /** A field that was taken away meanwhile asks nothing. */
  #custom({ fieldId, index }: ColumnMapping, cell: string): void {
    const { fields = [], ownFormat, language = 'en', options } = this.rules;
    const field = fields.find(({ id }) => id === fieldId);
    if (!field) return;
    const read = readCustom(field, cell, { language: ownFormat ? 'en' : language, country: options.country });
    if ('reason' in read) this.fault(index, read.reason, cell);
    else this.draft.customs = [...(this.draft.customs ?? []).filter((one) => one.fieldId !== field.id), read];
  }

  #tags(cell: string, index: number): void {
    for (const tag of this.rules.ownFormat ? splitValues(cell) : splitTags(cell)) {
      if (tag.length > 60) this.fault(index, 'cell.tooLong', tag);
      else if (!this.draft.tags.includes(tag)) this.draft.tags.push(tag);
    }
  }

  #labels({ label, labelColumn }: ColumnMapping): string[] {
    const cell = labelColumn === null ? '' : cleanCell(this.cells[labelColumn] ?? '', this.rules.ownFormat);
    if (this.rules.ownFormat) return splitValues(cell);
    const own = normalizeLabel(splitCell(cell)[0] ?? '').slice(0, 60);
    return [own || label];
  }

  #points(kind: DraftPoint['kind'], mapping: ColumnMapping, cell: string): void {
    const labels = this.#labels(mapping);
    const values = this.rules.ownFormat ? splitValues(cell) : null;
    const { points, problems } = pointsOfCell(kind, cell, values, this.rules.options.country);
    const own = this.rules.ownFormat;
    for (const [at, point] of points.entries()) {
      const label = labels[at] ?? (own ? '' : (labels[0] ?? ''));
      const twice = !own && this.draft.points.some((known) => samePoint(known, point));
      if (point.value.length > longestLine) this.fault(mapping.index, 'cell.tooLong', point.value);
      else if (!twice) this.draft.points.push({ ...point, label });
    }
    for (const { reason, value } of problems) this.fault(mapping.index, reason, value);
  }

  #addressCell(mapping: ColumnMapping, cell: string): void {
    const { target, group, index } = mapping;
    const labels = this.#labels(mapping);
    for (const [at, value] of (this.rules.ownFormat ? splitValues(cell) : [cell]).entries()) {
      const key = group * addressesPerGroup + at;
      const address = this.#addresses.get(key) ?? { ...noAddress, label: labels[at] ?? '', full: '' };
      this.#addresses.set(key, address);
      if (value.length > longestLine) this.fault(index, 'cell.tooLong', value);
      else if (target === 'fullAddress') address.full = value;
      else if (addressTargets.has(target)) {
        const field = target as AddressField;
        address[field] = address[field] ? `${address[field]}, ${value}` : value;
      }
    }
  }
}

const partsOf = ({ label: _label, ...parts }: DraftAddress): AddressParts => parts;
/** The same point, whatever its label: by what it is matched by, else by its text. */
export const samePoint = (one: Omit<DraftPoint, 'label'>, other: Omit<DraftPoint, 'label'>): boolean =>
  one.kind === other.kind &&
  (one.normalized || other.normalized ? one.normalized === other.normalized : one.value === other.value);

/**
 * The contact a row describes, and what is wrong with it. A row without any name, company, email or phone is
 * faulty (`row.noName`); one without any text is `empty`.
 */
export function draftOf(cells: readonly string[], problem: RowProblem | null, rules: DraftRules): DraftRow {
  const builder = new Builder(rules, cells);
  const { draft, problems } = builder;
  const empty = cells.every((cell) => cleanCell(cell, false) === '');
  if (empty) return { draft, problems, empty };
  if (problem) builder.fault(null, problem);
  if (cells.slice(rules.columns).some((cell) => cell.trim() !== '')) builder.fault(null, 'row.width');
  for (const mapping of rules.options.mapping) if (mapping.target !== 'ignore') builder.add(mapping);
  builder.finish();
  const named = draft.givenName || draft.familyName || draft.additionalName || draft.nickname || draft.company;
  const reachable = draft.points.some((point) => point.kind !== 'url');
  if (!named && !reachable && !problems.some(isFault)) builder.fault(null, 'row.noName');
  return { draft, problems, empty };
}
