import { Menu } from '@mantine/core';
import { IconEraser, IconFileDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { client } from '../../api/transport';
import { useErrorToast } from '../../api/undo';
import { EraseDialog } from './EraseDialog';
import { fetchOutput } from './use-work';

interface Party {
  partyId: string;
  name: string;
}

/** Whom the dialog asks about; it outlives the menu that opened it. */
const useErasing = create<{ party: Party | null; ask: (party: Party | null) => void }>((set) => ({
  party: null,
  ask: (party) => set({ party }),
}));

const pollMs = 300;

async function exportPerson(partyId: string): Promise<void> {
  const { workId } = await client.privacy.exportPerson({ partyId });
  for (;;) {
    const { work } = await client.safety.work();
    if (work?.id !== workId) return;
    if (work.result?.kind === 'file') return fetchOutput(work.result.file);
    if (work.state !== 'running') throw new Error(work.error?.code ?? work.state);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** What a person may ask for, in the menu of their record. */
export function PersonMenu(party: Party) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const ask = useErasing((state) => state.ask);
  return (
    <>
      <Menu.Item
        leftSection={<IconFileDownload size={14} aria-hidden />}
        onClick={() => void exportPerson(party.partyId).catch(onError)}
      >
        {t('safety.everything')}
      </Menu.Item>
      <Menu.Item leftSection={<IconEraser size={14} aria-hidden />} onClick={() => ask(party)}>
        {t('safety.erase')}
      </Menu.Item>
    </>
  );
}

/** The dialog of the menu. */
export function Erasing() {
  const { party, ask } = useErasing();
  return party && <EraseDialog {...party} onClose={() => ask(null)} />;
}
