import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

interface BeforeStore {
  readonly step: 'place' | 'key';
  /** What was chosen; null for what the computer says. */
  readonly country: string | null;
}

/** The first screens while there is no store to keep anything in. A reload goes on; the passphrase is never kept. */
export const useBeforeStore = create<BeforeStore>()(
  persist((): BeforeStore => ({ step: 'place', country: null }), {
    name: 'praxis-first-run',
    storage: createJSONStorage(() => sessionStorage),
  }),
);

/** The recovery key of a store made just now, in memory alone; null after a reload and once it was kept. */
export const useShownKey = create<{ readonly recoveryKey: string | null }>(() => ({ recoveryKey: null }));
