import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Activity } from '../../../src-shared/contract/records';
import { recordPath } from '../../../src-shared/domain/record-kind';
import { RichText } from '../rich-text/RichText';
import classes from './Notes.module.css';

/** What a call, meeting or message was about, with whom else, how long and how it went. */
export function ActivityText({ activity, recordId }: { activity: Activity; recordId: string }) {
  const { t } = useTranslation();
  const { title, minutes, outcome, records, doc } = activity;
  const others = records.filter(({ id }) => id !== recordId);
  const facts = [
    ...(minutes === null ? [] : [t('party.activity.took', { count: minutes })]),
    ...(outcome === '' ? [] : [t(`party.activity.outcomes.${outcome}`)]),
  ];
  return (
    <div className={classes.text}>
      {title !== '' && <p className={classes.plain}>{title}</p>}
      {facts.length > 0 && <p className={classes.fact}>{facts.join(' · ')}</p>}
      {others.length > 0 && (
        <p className={classes.fact}>
          {t('party.activity.with')}{' '}
          {others.map(({ kind, id, name }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link to={recordPath(kind, id)}>{name}</Link>
            </span>
          ))}
        </p>
      )}
      {doc && <RichText doc={doc} />}
    </div>
  );
}
