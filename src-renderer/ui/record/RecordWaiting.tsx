import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './RecordWaiting.module.css';

/** The outline of a record on its way; seen only when it takes longer than a blink. */
export function RecordWaiting() {
  const { t } = useTranslation();
  return (
    <div className={classes.waiting} role="status" aria-label={t('party.record.loading')}>
      <Skeleton height={40} circle />
      <Skeleton height={14} width="50%" />
      <Skeleton height={10} width="80%" />
      <Skeleton height={10} width="65%" />
    </div>
  );
}
