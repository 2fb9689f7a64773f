import { create } from 'zustand';
import type { RecordKind } from '../../src-shared/domain/record-kind';
import { type NewValues, noNewValues } from '../ui/record/new-values';

interface AboutRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly name: string;
}

interface QuickAddState {
  readonly isOpen: boolean;
  /** What is typed; kept when the field is closed without saving. */
  readonly text: string;
  /** What stands in the fields of one's own that have to be filled in; kept with it. */
  readonly own: NewValues;
  /** The record one was looking at: the task is about it too. */
  readonly about: AboutRecord | null;
  readonly open: (with_?: { text?: string; about?: AboutRecord }) => void;
  readonly type: (text: string) => void;
  readonly fill: (own: NewValues) => void;
  readonly forgetAbout: () => void;
  readonly close: () => void;
}

/** The one field for adding a task, from anywhere. */
export const useQuickAddDialog = create<QuickAddState>((set) => ({
  isOpen: false,
  text: '',
  own: noNewValues,
  about: null,
  open: (given) => set((now) => ({ isOpen: true, text: given?.text ?? now.text, about: given?.about ?? null })),
  type: (text) => set({ text }),
  fill: (own) => set({ own }),
  forgetAbout: () => set({ about: null }),
  close: () => set({ isOpen: false }),
}));

interface SnoozeState {
  /** The tasks to put off; null while nobody asks. */
  readonly ids: readonly string[] | null;
  readonly ask: (ids: readonly string[]) => void;
  readonly close: () => void;
}

/** The one question until when to put tasks off. */
export const useSnoozeDialog = create<SnoozeState>((set) => ({
  ids: null,
  ask: (ids) => set({ ids }),
  close: () => set({ ids: null }),
}));
