import type { ColumnMapping, ImportTarget } from '../../../../src-shared/contract/imports';
import { readPraxisHeading } from '../praxis-format';
import { type ColumnFacts, mostly } from './column';
import { type Heading, headingKey, readHeading } from './heading';

interface Column {
  facts: ColumnFacts;
  heading: Heading | null;
  mapping: ColumnMapping;
}

const pointTargets: ReadonlySet<string> = new Set(['email', 'phone', 'url']);
const addressTargets: ReadonlySet<string> = new Set([
  'street',
  'extended',
  'postalCode',
  'city',
  'region',
  'country',
  'fullAddress',
]);
/** Targets that take the cells of several columns. */
const many: ReadonlySet<string> = new Set([
  ...pointTargets,
  ...addressTargets,
  'tags',
  'about',
  'dates',
  'note',
  'ignore',
]);

/** Where each column's cells should go: by its heading, by its cells where that says nothing. */
export function proposeMapping(facts: readonly ColumnFacts[], hasHeader: boolean, ownFormat: boolean): ColumnMapping[] {
  const columns = facts.map((column): Column => {
    const mapping = { index: column.index, target: 'ignore', group: 0, label: '', labelColumn: null } as const;
    return { facts: column, heading: hasHeader ? readHeading(column.header) : null, mapping };
  });
  if (ownFormat)
    return columns.map(({ facts, mapping }) => ({
      ...mapping,
      ...readPraxisHeading(facts.header, headersOf(columns)),
    }));
  for (const column of columns) column.mapping = { ...column.mapping, ...propose(column, hasHeader) };
  if (!hasHeader) nameColumnsByPlace(columns);
  settleNames(columns);
  keepFirst(columns);
  groupColumns(columns);
  return columns.map((column) => column.mapping);
}

const headersOf = (columns: readonly Column[]) => columns.map((column) => column.facts.header);

function propose({ facts, heading }: Column, hasHeader: boolean): Partial<ColumnMapping> {
  if (heading?.labelOf || heading?.target === 'skip') return {};
  if (heading) return { target: jobOrTitle(facts, heading.target), label: heading.label };
  if (mostly(facts, 'emails')) return { target: 'email' };
  if (mostly(facts, 'urls')) return { target: 'url' };
  if (mostly(facts, 'phones')) return { target: 'phone' };
  if (facts.filled === 0 || !hasHeader) return {};
  return { target: 'note', label: facts.header.trim().slice(0, 60) };
}

/** "Title" is a form of address in Outlook and a job title elsewhere: the cells tell. */
function jobOrTitle(facts: ColumnFacts, target: ImportTarget): ImportTarget {
  const ambiguous = headingKey(facts.header) === 'title' || headingKey(facts.header) === 'titel';
  return ambiguous && facts.filled > 0 && !mostly(facts, 'titles') ? 'role' : target;
}

/** Without headings: the first columns of text are the name. */
function nameColumnsByPlace(columns: readonly Column[]): void {
  const texts = columns.filter(
    ({ mapping, facts }) => mapping.target === 'ignore' && facts.filled > 0 && /\p{L}/u.test(facts.samples[0] ?? ''),
  );
  const [first, second] = texts;
  if (!first) return;
  const wholeName = !second || first.facts.words / first.facts.filled > 1.6;
  first.mapping = { ...first.mapping, target: wholeName ? 'fullName' : 'givenName' };
  if (second && !wholeName) second.mapping = { ...second.mapping, target: 'familyName' };
  for (const column of columns) {
    if (column.mapping.target !== 'ignore' || column.facts.filled === 0) continue;
    column.mapping = { ...column.mapping, target: 'note' };
  }
}

/** "Name" beside "Vorname" is the family name. */
function settleNames(columns: readonly Column[]): void {
  const has = (target: ImportTarget) => columns.some((column) => column.mapping.target === target);
  const name = columns.find(
    ({ mapping, facts }) => mapping.target === 'fullName' && /^(?:name|naam)$/.test(headingKey(facts.header)),
  );
  if (name && has('givenName') && !has('familyName')) name.mapping = { ...name.mapping, target: 'familyName' };
  const nom = columns.find((column) => column.mapping.target === 'familyName' || column.mapping.target === 'givenName');
  const alone = !(has('givenName') && has('familyName')) && !has('fullName');
  // "Nom", "Nome", "Nombre" alone are the whole name.
  if (nom && alone && /^(?:nom|nome|nombre)$/.test(headingKey(nom.facts.header)))
    nom.mapping = { ...nom.mapping, target: 'fullName' };
}

/** Of several columns for what can be only once the first with cells stays; others become notes, or nothing. */
function keepFirst(columns: readonly Column[]): void {
  const chosen = new Map<string, Column>();
  for (const column of columns) {
    const known = chosen.get(column.mapping.target);
    if (!known || (known.facts.filled === 0 && column.facts.filled > 0)) chosen.set(column.mapping.target, column);
  }
  for (const column of columns) {
    const { target } = column.mapping;
    if (many.has(target) || chosen.get(target) === column) continue;
    const useless = target === 'fullName' || column.facts.filled === 0;
    const label = column.facts.header.trim().slice(0, 60);
    column.mapping = { ...column.mapping, target: useless ? 'ignore' : 'note', label: useless ? '' : label };
  }
}

/** Ties the columns of one address together, and values to the columns with their labels. */
function groupColumns(columns: readonly Column[]): void {
  const groups = new Map<string, number>();
  const groupOf = (key: string) => {
    const group = groups.get(key) ?? groups.size;
    groups.set(key, group);
    return group;
  };
  const placed = new Set(
    columns
      .filter(({ mapping }) => mapping.target === 'city' || mapping.target === 'postalCode')
      .map(({ mapping, heading }) => `${mapping.label} ${heading?.number ?? 1}`),
  );
  for (const column of columns) {
    const { target, label } = column.mapping;
    const number = column.heading?.number ?? 1;
    if (addressTargets.has(target)) {
      const furtherLine = number > 1 && !placed.has(`${label} ${number}`);
      const kind = furtherLine && target === 'street' ? 'extended' : target;
      column.mapping = { ...column.mapping, target: kind, group: groupOf(`${label} ${furtherLine ? 1 : number}`) };
    }
    if (!pointTargets.has(target) && !addressTargets.has(target)) continue;
    const labelColumn = columns.find(
      ({ heading }) => heading?.labelOf && heading.number === number && sameKind(heading.target, target),
    );
    if (labelColumn) column.mapping = { ...column.mapping, labelColumn: labelColumn.facts.index };
  }
}

const sameKind = (one: string, other: string) =>
  one === other || (addressTargets.has(one) && addressTargets.has(other));
