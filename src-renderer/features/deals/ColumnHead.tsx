import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../src-shared/contract/pipelines';
import classes from './Board.module.css';
import type { Totals } from './columns';
import { StageDot } from './StageDot';
import { useDealWords } from './words';

/** The name of a stage, how many deals stand in it, and what they are worth. */
export function ColumnHead({ stage, totals }: { stage: Stage; totals: Totals }) {
  const { t } = useTranslation();
  const { sums, number } = useDealWords();
  return (
    <header className={classes.head}>
      <h2 className={classes.name}>
        <StageDot color={stage.color} />
        <span className={classes.words}>{stage.name}</span>
        <span className={classes.count}>{number(totals.count)}</span>
      </h2>
      <p className={classes.sums}>
        {totals.sums.length > 0 && <span>{sums(totals.sums)}</span>}
        {totals.sums.length > 0 && (
          <span className={classes.weighted} title={t('deals.weightedBy', { percent: stage.probability })}>
            {t('deals.weighted', { sums: sums(totals.weighted) })}
          </span>
        )}
      </p>
    </header>
  );
}
