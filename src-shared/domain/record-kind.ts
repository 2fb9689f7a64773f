/**
 * Kinds of records: things with a page of their own, which can be noted about, tagged, given files, mentioned and
 * found. `custom` is a record of an object that the practice made up itself.
 */
export const recordKinds = ['contact', 'company', 'deal', 'task', 'product', 'custom'] as const;
export type RecordKind = (typeof recordKinds)[number];

export const isRecordKind = (kind: unknown): kind is RecordKind => recordKinds.some((one) => one === kind);

const folders: Record<RecordKind, string> = {
  contact: 'contacts',
  company: 'companies',
  deal: 'deals',
  task: 'tasks',
  product: 'products',
  custom: 'custom',
};

/** The app's address of the records of a kind. */
export const folderPath = (kind: RecordKind): string => `/${folders[kind]}`;

/** The app's address of a record's page. */
export const recordPath = (kind: RecordKind, id: string): string => `/${folders[kind]}/${id}`;
