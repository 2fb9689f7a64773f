import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './RecordFrame.module.css';

/** The record beside the list; on narrower windows it covers the list, and the way back is at its top. */
export function RecordFrame({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <aside className={classes.frame} aria-label={label}>
      <div className={classes.close}>
        <Tooltip label={t('party.record.close')}>
          <ActionIcon aria-label={t('party.record.close')} onClick={onClose}>
            <IconArrowLeft className={classes.narrow} size={17} stroke={1.7} aria-hidden />
            <IconX className={classes.broad} size={15} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.scroll}>{children}</div>
    </aside>
  );
}
