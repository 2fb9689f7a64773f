import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconRestore, IconTrash } from '@tabler/icons-react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordMenu } from './record-menu';

/** What can be done with a record as a whole. */
export function RecordActions({
  party,
  isBinned,
  onNote,
  onLog,
  onBin,
  onRestore,
}: {
  party?: { id: string; name: string };
  isBinned: boolean;
  onNote: () => void;
  onLog: () => void;
  onBin: () => void;
  onRestore: () => void;
}) {
  const { t } = useTranslation();
  const More = useContext(RecordMenu);
  const more = More && party && <More partyId={party.id} name={party.name} />;
  return (
    <>
      {isBinned ? (
        <Button variant="filled" leftSection={<IconRestore size={14} aria-hidden />} onClick={onRestore}>
          {t('party.record.restore')}
        </Button>
      ) : (
        <>
          <Button onClick={onNote}>{t('party.record.addNote')}</Button>
          <Button aria-label={t('party.activity.log')} onClick={onLog}>
            {t('party.activity.short')}
          </Button>
        </>
      )}
      {(!isBinned || more) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" aria-label={t('party.record.more')}>
              <IconDots size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {more}
            {!isBinned && (
              <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={onBin}>
                {t('party.record.bin')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
