import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '../../../src-shared/contract/reports';
import { overdue } from '../../../src-shared/domain/pipeline-report';
import { recordPath } from '../../../src-shared/domain/record-kind';
import classes from './Reports.module.css';
import { useReportWords } from './words';

/** The same deals one after the other, by the day they are expected to close, and why each counts as it does. */
export function DealTimeline({ forecast }: Pick<PipelineReport, 'forecast'>) {
  const { t } = useTranslation();
  const { money, sums, month, day, number } = useReportWords();
  return (
    <section className={classes.section} aria-labelledby="report-timeline">
      <h2 id="report-timeline">{t('reports.timeline')}</h2>
      <p className={classes.hint}>{t('reports.timelineHint')}</p>
      <div className={classes.timeline}>
        {forecast.map((one) => (
          <div key={one.month} className={classes.month} data-late={one.month === overdue || undefined}>
            <h3>
              <span>{month(one.month)}</span>
              <small>{t('reports.monthSum', { weighted: sums(one.weighted), total: sums(one.total) })}</small>
            </h3>
            <ul className={classes.deals}>
              {one.deals
                .toSorted((a, b) => ((a.expectedClose ?? '') < (b.expectedClose ?? '') ? -1 : 1))
                .map((deal) => (
                  <li key={deal.id}>
                    <span className={classes.day}>{day(deal.expectedClose)}</span>
                    <Link to={recordPath('deal', deal.id)}>{deal.title}</Link>
                    <span className={classes.why}>
                      {t('reports.why', {
                        amount: money({ amount: deal.amount, currency: deal.currency }),
                        probability: deal.probability,
                        stage: deal.stageName,
                        weighted: money({ amount: deal.weighted, currency: deal.currency }),
                      })}
                    </span>
                  </li>
                ))}
            </ul>
            {one.count > one.deals.length && (
              <p className={classes.hint}>{t('reports.more', { formatted: number(one.count - one.deals.length) })}</p>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
