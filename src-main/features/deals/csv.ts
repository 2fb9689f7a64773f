import { type DealStatus, dealPatch, dealStatuses } from '../../../src-shared/contract/deals';
import { isTyped } from '../../../src-shared/domain/custom/types';
import { fold } from '../../../src-shared/domain/fold';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import { isCurrency, parseMoney } from '../../../src-shared/domain/money';
import type { ReadableDb } from '../../platform/store/handles';
import { fieldsOf } from '../fields';
import { customHeading, dayOfCell, type ReadRow, readCustom, readHeaded, type TableFile } from '../imports';

/** What a file of deals may have, and how its columns are called (folded) by us and by the programs people come from. */
const headings = {
  title: [
    'title',
    'deal - title',
    'deal name',
    'deal title',
    'deal',
    'name',
    'titel',
    'bezeichnung',
    'opportunity name',
  ],
  pipeline: ['pipeline', 'deal - pipeline'],
  stage: ['stage', 'deal - stage', 'deal stage', 'phase'],
  status: ['status', 'deal - status'],
  amount: ['amount', 'value', 'deal - value', 'deal value', 'betrag', 'wert', 'summe'],
  currency: ['currency', 'deal - currency', 'currency of value', 'wahrung'],
  expectedClose: [
    ...['expected close', 'expected close date', 'deal - expected close date', 'close date', 'closing date'],
    ...['erwarteter abschluss', 'abschlussdatum', 'abschluss erwartet'],
  ],
  closed: ['closed', 'won time', 'lost time', 'deal - won time', 'deal - lost time', 'closed date', 'abgeschlossen'],
  reason: ['reason', 'lost reason', 'deal - lost reason', 'closed lost reason', 'grund'],
  company: [
    ...['company', 'organization', 'organisation', 'deal - organization', 'account name', 'associated company'],
    ...['firma', 'unternehmen'],
  ],
  people: [
    ...['people', 'person', 'contact', 'contact person', 'deal - contact person', 'contact name', 'associated contact'],
    ...['kontakt', 'kontaktperson', 'ansprechpartner'],
  ],
  source: ['source', 'lead source', 'deal - source', 'quelle'],
  tags: ['tags', 'labels', 'label', 'deal - label', 'schlagworte'],
  about: ['about', 'description', 'notes', 'beschreibung', 'notizen'],
  created: ['created', 'deal created', 'deal - deal created', 'add time', 'create date', 'created date', 'angelegt'],
} as const satisfies Record<string, readonly string[]>;

const statusWords: Readonly<Record<DealStatus, readonly string[]>> = {
  open: ['', 'offen', 'in progress'],
  won: ['gewonnen', 'closed won'],
  lost: ['verloren', 'closed lost'],
};

/** Where the way of a deal has come to its end, as some programs call a stage. */
const lastStages: Readonly<Record<string, DealStatus>> = { 'closed won': 'won', 'closed lost': 'lost' };

/** A deal as a row of a file has it. */
export interface DealRead extends ReadRow {
  /** How many rows above it are of the same name and company. */
  readonly nth: number;
  readonly company: string;
  readonly pipeline: string;
  readonly stage: string;
  readonly status: DealStatus;
  readonly amount: number | null;
  readonly currency: string;
  readonly expectedClose: LocalDate | null;
  /** Milliseconds since 1970, as far as they are known. */
  readonly closedAt: number | null;
  readonly createdAt: number | null;
  readonly reasonWhy: string;
  readonly people: readonly { readonly name: string; readonly role: string }[];
  readonly source: string;
  readonly about: string;
  readonly tags: readonly string[];
  /** What goes into fields that users made. */
  readonly own: readonly { readonly fieldId: string; readonly text: string; readonly key?: string }[];
}

/** Why a row can't be taken. */
class Faulty extends Error {}

/** The deals of a CSV file. Fails as `readHeaded` does. */
export function readDeals(db: ReadableDb, { text, currency, country }: TableFile): DealRead[] {
  const fields = fieldsOf(db, 'deal').filter(({ type }) => isTyped(type));
  const own = Object.fromEntries(fields.map(({ id, name }) => [id, [fold(customHeading(name)), fold(name)]]));
  const times = new Map<string, number>();
  return readHeaded<string>(text, { ...headings, ...own }, 'title').map(({ row, cell }) => {
    const key = `${fold(cell('title'))}\n${fold(cell('company'))}`;
    const nth = times.get(key) ?? 0;
    times.set(key, nth + 1);
    const known = {
      ...{ row, nth, name: cell('title'), company: cell('company') },
      ...{ detail: [cell('pipeline'), cell('stage')].filter((word) => word !== '').join(': '), reason: null },
    };
    try {
      const values = fields.flatMap((field) => {
        if (cell(field.id) === '') return [];
        const value = readCustom(field, cell(field.id), { language: 'en', country });
        if ('reason' in value) throw new Faulty(value.reason);
        return [value];
      });
      return { ...known, ...readRow(cell, currency, country), own: values };
    } catch (error) {
      if (!(error instanceof Faulty)) throw error;
      return { ...known, ...nothing, reason: error.message };
    }
  });
}

const nothing = {
  ...{ pipeline: '', stage: '', status: 'open' as const, amount: null, currency: '', expectedClose: null },
  ...{ closedAt: null, createdAt: null, reasonWhy: '', people: [], source: '', about: '', tags: [], own: [] },
};

function readRow(
  cell: (column: keyof typeof headings) => string,
  currency: string,
  country: string,
): Omit<DealRead, 'own' | 'row' | 'nth' | 'name' | 'company' | 'detail' | 'reason'> {
  if (cell('title') === '') throw new Faulty('required');
  const ended = lastStages[fold(cell('stage'))];
  const expectedClose = dayOf(cell('expectedClose'), country);
  const fields = {
    ...{ title: cell('title'), companyName: cell('company'), source: cell('source'), about: cell('about') },
    ...(expectedClose !== null && { expectedClose }),
  };
  if (!dealPatch.safeParse(fields).success) throw new Faulty('csv.tooLong');
  return {
    ...moneyOf(cell('amount'), cell('currency').toUpperCase(), currency),
    pipeline: cell('pipeline'),
    stage: ended ? '' : cell('stage'),
    status: ended ?? statusOf(cell('status')),
    expectedClose,
    closedAt: instantOf(cell('closed'), country),
    createdAt: instantOf(cell('created'), country),
    reasonWhy: cell('reason').slice(0, 500),
    people: peopleIn(cell('people')),
    source: cell('source'),
    about: cell('about'),
    tags: cell('tags')
      .split(/[;,]/)
      .map((name) => name.trim().slice(0, 60))
      .filter((name) => name !== ''),
  };
}

function statusOf(text: string): DealStatus {
  const word = fold(text);
  const status = dealStatuses.find((one) => one === word || statusWords[one].includes(word));
  if (!status) throw new Faulty('csv.status');
  return status;
}

function moneyOf(text: string, said: string, usual: string): { amount: number | null; currency: string } {
  if (said !== '' && !isCurrency(said)) throw new Faulty('currency.unknown');
  const currency = said || usual;
  if (text === '') return { amount: null, currency };
  const parsed = parseMoney(text, { locale: 'en', currency });
  if (!parsed.ok) throw new Faulty(parsed.reason);
  return { amount: parsed.amount, currency: parsed.currency };
}

/** Fails for what is no day with a year. */
function dayOf(text: string, country: string): LocalDate | null {
  if (text === '') return null;
  const day = dayOfCell(text, country);
  if (!day?.year) throw new Faulty('csv.day');
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}` as LocalDate;
}

/** An instant (ISO 8601 in UTC) as it is written, else noon of a day here. */
function instantOf(text: string, country: string): number | null {
  const day = dayOf(text, country);
  if (day === null) return null;
  const exact = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(exact) ? new Date(`${day}T12:00:00`).getTime() : exact;
}

/** People as a cell names them: `Ada Lovelace (Decides); Bob Byron`. */
const peopleIn = (text: string): DealRead['people'] =>
  text
    .split(';')
    .map((part) => part.trim().slice(0, 500))
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = part, role = ''] = /^(.+?)\s*\(([^()]*)\)$/.exec(part) ?? [];
      return { name, role };
    });
