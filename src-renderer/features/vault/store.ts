import { create } from 'zustand';

interface RecoveryKeyView {
  /** The recovery key of a store made just now; null once the user has said it was kept. */
  readonly recoveryKey: string | null;
  readonly show: (recoveryKey: string) => void;
  readonly forget: () => void;
}

/** Keeps the recovery key on screen although the store is open by then: it is shown only once. */
export const useRecoveryKey = create<RecoveryKeyView>((set) => ({
  recoveryKey: null,
  show: (recoveryKey) => set({ recoveryKey }),
  forget: () => set({ recoveryKey: null }),
}));
