import { Connections } from '../../features/connections';
import { RecordDeals } from '../../features/deals';
import { AlikeRecords, DuplicatesHint, Existing, Merges } from '../../features/duplicates';
import { NewFields, RecordFields, ValueEditor } from '../../features/fields';
import { PartyPhoto, RecordFiles } from '../../features/files';
import { DealLines } from '../../features/products';
import { RecordTasks } from '../../features/tasks';
import type { RecordParts } from '../../ui/record/parts';

/** What other features put into a contact's and a company's record, into its list and into the form of a new one. */
export const recordParts: RecordParts = {
  Picture: PartyPhoto,
  Connections,
  Fields: RecordFields,
  Files: RecordFiles,
  Tasks: RecordTasks,
  Lines: DealLines,
  Deals: RecordDeals,
  Alike: AlikeRecords,
  Merges,
  NewFields,
  FieldValue: ValueEditor,
  Existing,
  ListHint: DuplicatesHint,
};
