import { Menu, Modal } from '@mantine/core';
import { IconEraser, IconFileDownload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { WorkStatus } from '../../../src-shared/contract/safety';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useErrorToast } from '../../api/undo';
import { CertificateDialog } from './CertificateDialog';
import { EraseDialog } from './EraseDialog';
import { fetchOutput, useWork } from './use-work';
import { WorkLine } from './WorkLine';

interface Party {
  partyId: string;
  name: string;
}

interface Erasing {
  /** Whom the dialog asks about; it outlives the menu that opened it. */
  party: Party | null;
  /** The erasure whose certificate is to be shown. The store is closed and opened meanwhile. */
  awaited: string | null;
}

const useErasing = create<Erasing>(() => ({ party: null, awaited: null }));

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
  return (
    <>
      <Menu.Item
        leftSection={<IconFileDownload size={14} aria-hidden />}
        onClick={() => void exportPerson(party.partyId).catch(onError)}
      >
        {t('safety.everything')}
      </Menu.Item>
      <Menu.Item leftSection={<IconEraser size={14} aria-hidden />} onClick={() => useErasing.setState({ party })}>
        {t('safety.erase')}
      </Menu.Item>
    </>
  );
}

/** The dialog of the menu; and, once that is done, the certificate. */
export function Erasing() {
  const { party, awaited } = useErasing();
  const queryClient = useQueryClient();
  const work = useWork('erase');
  const ended = work?.id === awaited && work.state !== 'running' ? work : null;
  const isErased = ended?.result?.kind === 'erased';
  const { data } = useQuery(orpc.privacy.certificates.queryOptions({ enabled: isErased }));
  const certificateId = ended?.result?.kind === 'erased' ? ended.result.certificateId : null;
  const certificate = data?.certificates.find(({ id }) => id === certificateId);
  const done = () => useErasing.setState({ awaited: null });
  // Lists and the record that was open still show who is gone.
  useEffect(() => {
    if (isErased) void queryClient.invalidateQueries();
  }, [isErased, queryClient]);
  if (party) {
    return (
      <EraseDialog
        {...party}
        onStarted={(workId) => {
          useErasing.setState({ party: null, awaited: workId });
          // The store is closed for it now: the gate has to look.
          void queryClient.invalidateQueries({ queryKey: orpc.vault.status.key() });
        }}
        onClose={() => useErasing.setState({ party: null })}
      />
    );
  }
  if (ended?.state === 'failed') return <Failed work={ended} onClose={done} />;
  return certificate ? <CertificateDialog certificate={certificate} onClose={done} /> : null;
}

function Failed({ work, onClose }: { work: WorkStatus; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('safety.notErased')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <WorkLine work={work} />
    </Modal>
  );
}
