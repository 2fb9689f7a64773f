import type { ColumnMapping, ImportAnalysis } from '../../../src-shared/contract/imports';
import { refusal } from '../../../src-shared/domain/custom/check';
import { fromText } from '../../../src-shared/domain/custom/from-text';
import { plainText } from '../../../src-shared/domain/custom/plain-text';
import { isTyped } from '../../../src-shared/domain/custom/types';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { fieldsOf, valuesOf } from '../fields';
import { checkPoint } from '../parties';
import { customHeading } from './praxis-format';

/** A field that the users made, as far as a cell is read for it. */
export type ImportField = Pick<ReturnType<typeof fieldsOf>[number], 'id' | 'name' | 'type' | 'config'>;

/** What a row says to a field, as a plain text; of choices and records (`isSet`) the order counts for nothing. */
export interface DraftCustom {
  fieldId: string;
  name: string;
  text: string;
  isSet: boolean;
  /** What an address, a number to call or a link is found by. */
  key?: string;
}

export const contactFields = (db: ReadableDb): ImportField[] => fieldsOf(db, 'contact');

/** What stands in the fields of a contact, as plain texts by field. */
export function customTexts(db: ReadableDb, id: string): Record<string, string> {
  const fields = contactFields(db);
  if (fields.length === 0) return {};
  return Object.fromEntries([...valuesOf(db, id, fields)].map(([field, value]) => [field, plainText(value)]));
}

/** Reads a cell for a field; a reason where it can't stand there. `language` is the one of the file, `en` in our own. */
export function readCustom(
  { id: fieldId, name, type, config }: ImportField,
  cell: string,
  { language, country }: { language: string; country: string },
): DraftCustom | { reason: string } {
  const said = fromText(cell, type, config, language);
  if (!said) return { reason: 'field.unreadable' };
  if ('names' in said) return { fieldId, name, text: said.names.join('; '), isSet: true };
  const reason = refusal(type, config, said);
  if (reason !== null) return { reason };
  if (said.kind === 'text' && (type === 'email' || type === 'phone' || type === 'url')) {
    try {
      const { value: text, normalized: key } = checkPoint(type, said.text, country);
      return { fieldId, name, text, isSet: false, key };
    } catch (error) {
      if (error instanceof AppError && error.code === 'validation') return { reason: String(error.details.reason) };
      throw error;
    }
  }
  return { fieldId, name, text: plainText(said), isSet: false };
}

const namesIn = (text: string): string =>
  text
    .split(';')
    .map((name) => fold(name.trim()))
    .sort()
    .join(';');

/** What a row would set of a contact's own fields: what differs, or, where nothing is to be overwritten, what is empty. */
export const missingCustoms = (
  known: Readonly<Record<string, string>>,
  customs: readonly DraftCustom[],
  overwrite: boolean,
): (DraftCustom & { before: string })[] =>
  customs.flatMap((custom) => {
    const before = known[custom.fieldId] ?? '';
    const same = before === custom.text || (custom.isSet && namesIn(before) === namesIn(custom.text));
    return same || (before !== '' && !overwrite) ? [] : [{ ...custom, before }];
  });

/** Columns whose heading is a field's name go into it; a heading that is known otherwise stays what it is. */
export const withCustomFields = (
  columns: ImportAnalysis['columns'],
  fields: readonly ImportField[],
  ownFormat: boolean,
): ImportAnalysis['columns'] =>
  columns.map((column) => {
    const { target } = column.mapping;
    const isFree = target === 'note' || target === 'ignore';
    const heading = column.header.trim();
    const named = ({ name }: ImportField) =>
      ownFormat ? customHeading(name) === heading : fold(name) === fold(heading);
    const field = isFree && heading !== '' ? fields.find((one) => isTyped(one.type) && named(one)) : undefined;
    if (!field) return column;
    const mapping: ColumnMapping = { ...column.mapping, target: 'custom', label: '', fieldId: field.id };
    return { ...column, mapping };
  });
