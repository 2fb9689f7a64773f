import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

const line = (name: string) => text(name).notNull().default('');
const list = (name: string) => text(name, { mode: 'json' }).$type<string[]>().notNull().default([]);

/** Who one works as: one row, with an id that is the same everywhere. */
export const practiceProfile = sqliteTable('practice_profile', {
  ...syncedColumns,
  name: line('name'),
  logo: line('logo'),
  tone: text('tone', { enum: ['plain', 'friendly', 'formal'] })
    .notNull()
    .default('plain'),
  greeting: line('greeting'),
  languages: list('languages'),
  street: line('street'),
  extended: line('extended'),
  postalCode: line('postal_code'),
  city: line('city'),
  region: line('region'),
  country: line('country'),
  phones: list('phones'),
  emails: list('emails'),
  website: line('website'),
  taxNumber: line('tax_number'),
  vatId: line('vat_id'),
  registration: line('registration'),
  accountHolder: line('account_holder'),
  iban: line('iban'),
  bic: line('bic'),
});

export const capturedPractice: CapturedTable = {
  table: practiceProfile,
  groups: {
    address: ['street', 'extended', 'postal_code', 'city', 'region', 'country'],
    account: ['account_holder', 'iban', 'bic'],
  },
};
