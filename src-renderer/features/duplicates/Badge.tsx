import { IconArrowMerge } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format-locale';
import classes from './Record.module.css';
import { useStanding } from './use-queue';

/** How many pairs are more than possible. */
function useWaiting(): number {
  const { data } = useStanding();
  return data ? data.certain + data.likely : 0;
}

/** In the rail: how many pairs wait; nothing where none does. */
export function DuplicatesBadge() {
  const { t } = useTranslation();
  const { number } = useFormat();
  const count = useWaiting();
  if (count === 0) return null;
  return (
    <span className={classes.badge} role="img" aria-label={t('duplicates.waiting', { count })}>
      {count > 999 ? '999+' : number(count)}
    </span>
  );
}

/** Above a list: that some of it may be there twice. */
export function DuplicatesHint() {
  const { t } = useTranslation();
  const count = useWaiting();
  if (count === 0) return null;
  return (
    <Link to="/duplicates" className={classes.hint}>
      <IconArrowMerge size={14} stroke={1.6} aria-hidden />
      {t('duplicates.waiting', { count })}
    </Link>
  );
}
