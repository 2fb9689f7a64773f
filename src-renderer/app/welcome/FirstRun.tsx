import { useState } from 'react';
import type { VaultStatus } from '../../../src-shared/contract/vault';
import { FirstScreens } from '../../features/welcome/FirstScreens';
import { useKeyWords } from '../../ui/key-words';
import { beginnings } from './beginnings';

/** Where there is no store yet: a new practice, or another way to begin. */
export function FirstRun({ status }: { status: VaultStatus }) {
  const keyWords = useKeyWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const other = beginnings.find(({ id }) => id === chosen);
  if (other) return <other.component onBack={() => setChosen(null)} />;
  return (
    <FirstScreens
      status={status}
      beginnings={beginnings.map(({ id, words }) => ({ id, words: keyWords(words), run: () => setChosen(id) }))}
    />
  );
}
