/** The closed list of what operations are called; each key has its words under `operation` in every locale. */
export const labelKeys = [
  'contact.created',
  'contact.edited',
  'contact.binned',
  'contact.restored',
  'contact.tagged',
  'contact.purged',
  'company.created',
  'company.edited',
  'company.binned',
  'company.restored',
  'company.purged',
  'party.pointSaved',
  'party.pointRemoved',
  'party.addressSaved',
  'party.addressRemoved',
  'party.dateSaved',
  'party.dateRemoved',
  'party.affiliationSaved',
  'party.affiliationRemoved',
  'party.relationshipSaved',
  'party.relationshipRemoved',
  'party.tagged',
  'file.attached',
  'file.renamed',
  'file.removed',
  'file.purged',
  'photo.set',
  'photo.removed',
  'touch.set',
  'touch.stopped',
  'touch.done',
  'touch.snoozed',
  'today.dateDone',
  'today.dateSnoozed',
  'duplicates.merged',
  'duplicates.mergedCertain',
  'duplicates.unmerged',
  'duplicates.dismissed',
  'note.saved',
  'note.removed',
  'tag.edited',
  'import.contacts',
  'contacts.synced',
  'demo.filled',
  'demo.removed',
  'privacy.erased',
  'store.created',
  'settings.changed',
] as const;

export type LabelKey = (typeof labelKeys)[number];

/** What an operation is called, in no language: the renderer puts it into words. */
export interface Label {
  key: LabelKey;
  params?: Record<string, string | number>;
}
