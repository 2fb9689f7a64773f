import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { useTimeWords } from '../../ui/time';
import classes from './Record.module.css';
import { UnmergeDialog } from './UnmergeDialog';

/** Which records were merged into this one, each of which can be taken out again; nothing where none was. */
export function Merges({ partyId }: { partyId: string }) {
  const { t } = useTranslation();
  const { personal, exact } = useTimeWords();
  const { data: merges = [] } = useQuery(orpc.duplicates.merges.queryOptions({ input: { partyId } }));
  const [asked, setAsked] = useState<string | null>(null);
  if (merges.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t('duplicates.merges')}>
      <h3 className={classes.title}>{t('duplicates.merges')}</h3>
      <ul className={classes.list}>
        {merges.map(({ id, name, at, by }) => (
          <li key={id} className={classes.line}>
            <span className={classes.text}>
              {name}
              <span className={classes.why} title={exact(at)}>
                {t('duplicates.mergedWhen', { when: personal(at), who: by || t('party.byYou') })}
              </span>
            </span>
            <Button aria-label={t('duplicates.unmergeName', { name })} onClick={() => setAsked(id)}>
              {t('duplicates.unmerge')}
            </Button>
          </li>
        ))}
      </ul>
      {asked !== null && <UnmergeDialog id={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}
