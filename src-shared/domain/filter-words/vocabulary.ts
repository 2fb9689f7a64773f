import type { FilterKind, FilterOperator } from '../../contract/filters';
import type { FieldType } from '../list-fields';

/** A field as it is spoken of: by its title in the user's language. */
export interface SpokenField {
  readonly id: string;
  readonly title: string;
  readonly type: FieldType;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** What one can speak of: the fields and relations of each list, with the tags, people and choices there are. */
export interface Vocabulary {
  fields(kind: FilterKind): readonly SpokenField[];
  relations(kind: FilterKind): readonly { readonly id: string; readonly title: string; readonly to: FilterKind }[];
}

/** Further names of fields, folded, in English and German. */
export const fieldNames: Readonly<Record<string, readonly string[]>> = {
  city: ['city', 'town', 'stadt', 'ort'],
  email: ['email', 'e-mail', 'mail', 'address', 'mailadresse', 'emails'],
  phone: ['phone', 'number', 'telefon', 'telefonnummer', 'nummer', 'handy'],
  role: ['role', 'job', 'rolle', 'position', 'funktion'],
  name: ['name', 'named', 'called', 'namens'],
  company: ['company', 'firm', 'firma'],
  owner: ['owner', 'zustandig'],
  tag: ['tag', 'tags', 'tagged', 'schlagwort', 'schlagworter'],
  contacts: ['people', 'contacts', 'personen', 'kontakte'],
  createdAt: ['created', 'added', 'new', 'neu', 'angelegt', 'erstellt'],
  updatedAt: ['changed', 'updated', 'edited', 'geandert', 'bearbeitet'],
  category: ['category', 'kategorie'],
  sku: ['sku', 'artikelnummer'],
  stage: ['stage', 'phase'],
  amount: ['amount', 'value', 'betrag', 'wert'],
  expectedClose: ['closes', 'closing', 'expected', 'abschluss', 'erwartet'],
  due: ['due', 'fallig'],
  doneAt: ['done on', 'completed', 'erledigt am'],
  priority: ['priority', 'prioritat'],
  kind: ['kind', 'art'],
  assignee: ['assigned to', 'assignee', 'zugewiesen', 'fur'],
};

/** Further names of relations, folded. */
export const relationNames: Readonly<Record<string, readonly string[]>> = {
  company: ['company', 'companies', 'firm', 'firma', 'unternehmen'],
  people: ['people', 'contacts', 'contact', 'person', 'personen', 'kontakte', 'kontakt'],
  openDeals: ['open deal', 'open deals', 'offenen deal', 'offene deals', 'offenes geschaft', 'offene geschafte'],
  openTasks: ['open task', 'open tasks', 'offene aufgabe', 'offene aufgaben'],
  deals: ['deal', 'deals', 'geschaft', 'geschafte'],
  tasks: ['task', 'tasks', 'aufgabe', 'aufgaben'],
};

export const comparisons: readonly (readonly [string, FilterOperator])[] = [
  ['is not empty', 'notEmpty'],
  ['ist nicht leer', 'notEmpty'],
  ['is empty', 'empty'],
  ['ist leer', 'empty'],
  ['is not', 'isNot'],
  ['ist nicht', 'isNot'],
  ['starts with', 'startsWith'],
  ['begins with', 'startsWith'],
  ['beginnt mit', 'startsWith'],
  ['contains', 'contains'],
  ['enthalt', 'contains'],
  ['more than', 'after'],
  ['mehr als', 'after'],
  ['fewer than', 'before'],
  ['less than', 'before'],
  ['weniger als', 'before'],
  ['before', 'before'],
  ['vor', 'before'],
  ['after', 'after'],
  ['nach', 'after'],
  ['is', 'is'],
  ['ist', 'is'],
];

export const withWords = ['with', 'mit', 'has', 'have', 'hat', 'haben'];
export const withoutWords = ['without', 'ohne', 'no', 'kein', 'keine', 'keinen', 'has no', 'hat keine', 'hat keinen'];
export const inWords = ['in', 'from', 'aus', 'based in'];
export const atWords = ['at', 'bei', 'of', 'von'];
export const overdueWords = ['overdue', 'late', 'uberfallig', 'uberfallige'];
export const doneWords = ['done', 'finished', 'erledigt', 'erledigte'];
export const openWords = ['open', 'undone', 'not done', 'offen', 'offene', 'unerledigt', 'nicht erledigt'];
export const mineWords = ['mine', 'my', 'meine', 'mein', 'owned by me'];
export const notWords = ['not', 'nicht', 'without', 'ohne', 'no', 'kein', 'keine', 'keinen'];
export const orWords = ['or', 'oder'];

/** Words that say nothing a filter would ask. */
export const fillers: ReadonlySet<string> = new Set(
  `a an all any alle aller and und der die das den dem ein eine einen einer the who which that are is were was ist sind
   wer welche show find list zeige suche filter me mir records contacts people companies persons kontakte personen
   firmen leute everyone everybody products produkte tasks aufgaben only nur with mit tagged`.split(/\s+/),
);

const units: Readonly<Record<string, string>> = {
  day: 'day',
  days: 'day',
  tag: 'day',
  tage: 'day',
  tagen: 'day',
  week: 'week',
  weeks: 'week',
  woche: 'week',
  wochen: 'week',
  month: 'month',
  months: 'month',
  monat: 'month',
  monate: 'month',
  monaten: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  quartal: 'quarter',
  quartale: 'quarter',
  quartalen: 'quarter',
  year: 'year',
  years: 'year',
  jahr: 'year',
  jahre: 'year',
  jahren: 'year',
};

const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

const turns: readonly (readonly [RegExp, number])[] = [
  [/^(?:this|diese[nrms]?|dieses) (\S+)$/, 0],
  [/^(?:last|previous|letzte[nrms]?|vorige[nrms]?) (\S+)$/, -1],
  [/^(?:next|coming|nachste[nrms]?|kommende[nrms]?) (\S+)$/, 1],
];

/** A period as it is said, folded; null where it is none. `today`, `letzte Woche`, `in the last 30 days`, `2026-11-21`. */
export function saidPeriod(words: string): string | null {
  const said = words
    .replace(/^(?:in|within|during|seit|since|im|in den|innerhalb) (?=\S)/, '')
    .replace(/^(?:the|den|der|die) /, '');
  const day: Readonly<Record<string, string>> = {
    today: 'day:0',
    heute: 'day:0',
    yesterday: 'day:-1',
    gestern: 'day:-1',
    tomorrow: 'day:1',
    morgen: 'day:1',
  };
  if (Object.hasOwn(day, said)) return day[said] ?? null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return said;
  for (const [pattern, count] of turns) {
    const unit = units[pattern.exec(said)?.[1] ?? ''];
    if (unit !== undefined) return `${unit}:${count}`;
  }
  const [, direction, number, unit] =
    /^(?:(last|past|letzten|vergangenen|next|coming|nachsten|kommenden) )?(\d{1,3}) (\S+)$/.exec(said) ?? [];
  const days = daysOf[units[unit ?? ''] ?? ''];
  if (number === undefined || days === undefined || Number(number) === 0) return null;
  const isNext = ['next', 'coming', 'nachsten', 'kommenden'].includes(direction ?? '');
  return `days:${isNext ? '' : '-'}${Number(number) * days}`;
}
