import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { AddButton } from '../../ui/record/AddButton';
import type { NewFieldsProps } from '../../ui/record/new-values';
import classes from './DealRecord.module.css';
import { NewDeal } from './NewDeal';
import { useDealsView } from './store';
import { useDealWords } from './words';

/** The deals of a contact or company, each with the way to it, and a new one. Nothing where there is no pipeline yet. */
export function RecordDeals({
  record: { kind, id, name },
  isBinned,
  NewFields,
}: {
  record: { kind: 'contact' | 'company'; id: string; name: string };
  isBinned: boolean;
  NewFields: ComponentType<NewFieldsProps>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { money } = useDealWords();
  const { pipelineId } = useDealsView();
  const [isAdding, setAdding] = useState(false);
  const pipelines = useQuery(orpc.pipelines.list.queryOptions()).data ?? [];
  const deals = useQuery(orpc.deals.ofRecord.queryOptions({ input: { recordId: id } })).data ?? [];
  const shown = pipelines.find((one) => one.id === pipelineId) ?? pipelines[0];
  if (!shown && deals.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t('deals.title')}>
      <h3 className={classes.sectionTitle}>{t('deals.title')}</h3>
      <ul className={classes.way}>
        {deals.map(({ id: dealId, title, status, stageName, amount, currency }) => (
          <li key={dealId} className={classes.wayLine}>
            <Link to="/deals/$id" params={{ id: dealId }} className={classes.personName}>
              {title}
            </Link>
            <span className={classes.when}>
              {[
                status === 'open' ? stageName : t(`deals.status.${status}`),
                amount === null ? '' : money({ amount, currency }),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {shown && !isBinned && <AddButton words={t('deals.new')} onAdd={() => setAdding(true)} />}
      {isAdding && shown && (
        <NewDeal
          NewFields={NewFields}
          pipelines={pipelines}
          pipelineId={shown.id}
          begin={kind === 'company' ? { companyName: name } : { contact: { id, name } }}
          onClose={() => setAdding(false)}
          onCreated={(dealId) => {
            setAdding(false);
            void navigate({ to: '/deals/$id', params: { id: dealId } });
          }}
        />
      )}
    </section>
  );
}
