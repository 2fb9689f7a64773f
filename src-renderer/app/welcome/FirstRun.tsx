import { Suspense } from 'react';
import { create } from 'zustand';
import type { VaultStatus } from '../../../src-shared/contract/vault';
import { FirstScreens } from '../../features/welcome/FirstScreens';
import { useKeyWords } from '../../ui/key-words';
import { beginnings } from './beginnings';

/** Which other way was chosen: what fails while the store is closed for it comes back to where it was. */
const useChosen = create<{ chosen: string | null }>(() => ({ chosen: null }));
const choose = (chosen: string | null) => useChosen.setState({ chosen });

/** Where there is no store yet: a new practice, or another way to begin. */
export function FirstRun({ status }: { status: VaultStatus }) {
  const keyWords = useKeyWords();
  const chosen = useChosen((state) => state.chosen);
  const other = beginnings.find(({ id }) => id === chosen);
  if (other) {
    return (
      <Suspense>
        <other.component onBack={() => choose(null)} />
      </Suspense>
    );
  }
  return (
    <FirstScreens
      status={status}
      beginnings={beginnings.map(({ id, words }) => ({ id, words: keyWords(words), run: () => choose(id) }))}
    />
  );
}
