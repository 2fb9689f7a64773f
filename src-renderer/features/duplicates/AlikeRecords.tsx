import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import classes from './Record.module.css';
import { useMatchWords } from './words';

/** Says in a record that another one may be the same, and leads to both side by side. */
export function AlikeRecords({ partyId }: { partyId: string }) {
  const { t } = useTranslation();
  const words = useMatchWords();
  const navigate = useNavigate();
  const { data } = useQuery(orpc.duplicates.list.queryOptions({ input: { partyId, limit: 3 } }));
  // Many people share a name; companies that do are mostly one.
  const rows = data?.rows.filter((row) => row.class !== 'possible' || row.kind === 'company') ?? [];
  if (rows.length === 0) return null;
  return (
    <ul className={classes.alike} aria-label={t('duplicates.title')}>
      {rows.map(({ leftId, rightId, left, right, reasons }) => {
        const other = leftId === partyId ? right : left;
        const [why] = reasons;
        return (
          <li key={other.id}>
            <span className={classes.text}>
              {t('duplicates.mayBe', { name: other.name })}
              {why && <span className={classes.why}>{words.reason(why)}</span>}
            </span>
            <Button
              aria-label={t('duplicates.compareWith', { name: other.name })}
              onClick={() => void navigate({ to: '/duplicates/$leftId/$rightId', params: { leftId, rightId } })}
            >
              {t('duplicates.compare')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
