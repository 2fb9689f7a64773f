import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../src-shared/contract/deals';
import type { Stage } from '../../../src-shared/contract/pipelines';
import classes from './DealRecord.module.css';

/** The stages of a deal's pipeline in a row: the one it stands in, and the way to each other one. */
export function StagePath({
  deal,
  stages,
  onMove,
}: {
  deal: Deal;
  stages: readonly Stage[];
  onMove: (stageId: string) => void;
}) {
  const { t } = useTranslation();
  const at = stages.findIndex(({ id }) => id === deal.stageId);
  const isFixed = deal.status !== 'open' || deal.binnedAt !== null;
  return (
    <ol className={classes.path} aria-label={t('deals.field.stage')}>
      {stages.map(({ id, name }, index) => (
        <li key={id}>
          <button
            type="button"
            className={classes.step}
            data-passed={index <= at || undefined}
            aria-current={index === at ? 'step' : undefined}
            disabled={isFixed || index === at}
            title={name}
            onClick={() => onMove(id)}
          >
            {name}
          </button>
        </li>
      ))}
    </ol>
  );
}
