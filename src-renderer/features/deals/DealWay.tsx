import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { useTimeWords } from '../../ui/time';
import classes from './DealRecord.module.css';

/** When a deal went where, newest first. */
export function DealWay({ id }: { id: string }) {
  const { t } = useTranslation();
  const { personal, exact } = useTimeWords();
  const { data } = useQuery(orpc.deals.changes.queryOptions({ input: { id } }));
  return (
    <section className={classes.section} aria-label={t('deals.way.title')}>
      <h3 className={classes.sectionTitle}>{t('deals.way.title')}</h3>
      <ol className={classes.way}>
        {(data ?? []).map(({ id: changeId, at, fromStatus, toStatus, toStage }) => (
          <li key={changeId} className={classes.wayLine}>
            <span>
              {toStatus !== 'open'
                ? t(`deals.status.${toStatus}`)
                : fromStatus !== null && fromStatus !== 'open'
                  ? t('deals.way.reopened', { stage: toStage })
                  : toStage || t('deals.way.gone')}
            </span>
            <time className={classes.when} dateTime={new Date(at).toISOString()} title={exact(at)}>
              {personal(at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
