import { UnstyledButton } from '@mantine/core';
import { IconBuilding, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DuplicateRow } from '../../../src-shared/contract/duplicates';
import classes from './Queue.module.css';
import { useMatchWords } from './words';

export const pairKey = ({ leftId, rightId }: Pick<DuplicateRow, 'leftId' | 'rightId'>): string =>
  `${leftId} ${rightId}`;

/** Two records in a line each, how alike they are, and what says so. */
export function QueueRow({ row, isOpen, onOpen }: { row: DuplicateRow; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const words = useMatchWords();
  const Icon = row.kind === 'contact' ? IconUser : IconBuilding;
  const why = row.reasons.filter(({ points }) => points > 0).slice(0, 2);
  return (
    <UnstyledButton
      className={classes.row}
      data-line={pairKey(row)}
      data-open={isOpen || undefined}
      aria-current={isOpen || undefined}
      onClick={onOpen}
    >
      <span className={classes.icon} aria-hidden>
        <Icon size={14} stroke={1.6} />
      </span>
      <span className={classes.names}>
        <span className={classes.name}>{row.left.name}</span>
        <span className={classes.and} aria-hidden>
          ↔
        </span>
        <span className={classes.name}>{row.right.name}</span>
      </span>
      <span className={classes.score} data-class={row.class} title={words.standing(row.class)}>
        {words.score(row.score)}
      </span>
      <span className={classes.why}>{why.map(words.reason).join(' · ')}</span>
      {row.alike > 0 && <span className={classes.alike}>{t('duplicates.alike', { count: row.alike })}</span>}
    </UnstyledButton>
  );
}
