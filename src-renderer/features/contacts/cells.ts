import type { ContactPatch, ContactRow } from '../../../src-shared/contract/contacts';
import { parseName } from '../../../src-shared/domain/parse-name';
import type { PartColumn } from '../../api/save-part';

/** The columns of the list that can be changed in their cells. */
type PatchColumn = 'name' | 'company' | 'role' | 'owner';
export type EditableColumn = PatchColumn | PartColumn;

const partColumns: readonly string[] = ['email', 'phone', 'city'] satisfies PartColumn[];
const patchColumns: readonly string[] = ['name', 'company', 'role', 'owner'] satisfies PatchColumn[];

export const isPart = (column: string): column is PartColumn => partColumns.includes(column);
export const isPatch = (column: string): column is PatchColumn => patchColumns.includes(column);

/** What a name typed in one line changes: all parts but a nickname that it doesn't mention. */
export function namePatch(text: string): ContactPatch {
  const { nickname, ...name } = parseName(text);
  return nickname === '' ? name : { ...name, nickname };
}

/** What a change of a cell asks of the contact itself. */
export function cellPatch(column: PatchColumn, value: string): ContactPatch {
  switch (column) {
    case 'name':
      return namePatch(value);
    case 'company':
      return { companyName: value };
    case 'role':
      return { role: value };
    case 'owner':
      return { ownerId: value };
  }
}

/** The row as it will be, shown before the core has answered. */
export function withCell(row: ContactRow, column: EditableColumn, value: string, ownerName: string): ContactRow {
  switch (column) {
    case 'name':
      return { ...row, displayName: value };
    case 'company':
      return { ...row, companyName: value };
    case 'owner':
      return { ...row, ownerId: value, ownerName };
    default:
      return { ...row, [column]: value };
  }
}
