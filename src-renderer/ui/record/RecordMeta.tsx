import { useTranslation } from 'react-i18next';
import { useTimeWords } from '../time';
import classes from './RecordMeta.module.css';

/** Who made the record and who changed it last. */
export function RecordMeta({
  record,
}: {
  record: { createdAt: number; createdBy: string; updatedAt: number; updatedBy: string };
}) {
  const { t } = useTranslation();
  const { personal, exact } = useTimeWords();
  return (
    <p className={classes.meta}>
      <span title={exact(record.createdAt)}>
        {t('party.meta.created', { when: personal(record.createdAt), who: record.createdBy || t('party.byYou') })}
      </span>
      {' · '}
      <span title={exact(record.updatedAt)}>
        {t('party.meta.updated', { when: personal(record.updatedAt), who: record.updatedBy || t('party.byYou') })}
      </span>
    </p>
  );
}
