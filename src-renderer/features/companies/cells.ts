import type { CompanyRow } from '../../../src-shared/contract/companies';
import type { PartColumn } from '../../api/save-part';

/** The columns of the list that can be changed in their cells. */
type PatchColumn = 'name' | 'owner';
export type EditableColumn = PatchColumn | PartColumn;

const partColumns: readonly string[] = ['email', 'phone', 'city'] satisfies PartColumn[];
const patchColumns: readonly string[] = ['name', 'owner'] satisfies PatchColumn[];

export const isPart = (column: string): column is PartColumn => partColumns.includes(column);
export const isPatch = (column: string): column is PatchColumn => patchColumns.includes(column);

/** What a change of a cell asks of the company itself. */
export const cellPatch = (column: PatchColumn, value: string) =>
  column === 'name' ? { name: value } : { ownerId: value };

/** The row as it will be, shown before the core has answered. */
export const withCell = (row: CompanyRow, column: EditableColumn, value: string, ownerName: string): CompanyRow =>
  column === 'owner' ? { ...row, ownerId: value, ownerName } : { ...row, [column]: value };
