import { create } from 'zustand';
import type { RecordKind } from '../../src-shared/domain/record-kind';

export interface RecentRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly photo: string;
}

const kept = 8;

interface Recent {
  readonly records: readonly RecentRecord[];
  readonly seen: (record: RecentRecord) => void;
  readonly forget: (id: string) => void;
}

/** The records opened last, newest first. In memory only: names are never kept outside the encrypted store. */
export const useRecent = create<Recent>((set) => ({
  records: [],
  seen: (record) =>
    set(({ records }) => ({ records: [record, ...records.filter(({ id }) => id !== record.id)].slice(0, kept) })),
  forget: (gone) => set(({ records }) => ({ records: records.filter(({ id }) => id !== gone) })),
}));
