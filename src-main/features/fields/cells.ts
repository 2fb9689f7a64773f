import type { CustomValue } from '../../../src-shared/contract/fields';
import type { ReadableDb } from '../../platform/store/handles';
import { allFields } from './definitions';
import { valuesOf } from './values';

interface CellsAsked {
  recordIds: string[];
  fieldIds: string[];
}

export interface RecordCells {
  recordId: string;
  values: { fieldId: string; value: CustomValue }[];
}

/** What stands in some fields of some records; fields and records that are gone have nothing in them. */
export function cellsOf(db: ReadableDb, { recordIds, fieldIds }: CellsAsked): RecordCells[] {
  const fields = allFields(db).filter(({ id }) => fieldIds.includes(id));
  return recordIds.map((recordId) => ({
    recordId,
    values: [...valuesOf(db, recordId, fields)].map(([fieldId, value]) => ({ fieldId, value })),
  }));
}
