import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergePreview } from '../../../src-shared/contract/duplicates';
import { useTimeWords } from '../../ui/time';
import type { Choices } from './choices';
import classes from './Pair.module.css';
import { partyPath } from './PairPane';

export interface ChoosingProps {
  readonly preview: MergePreview;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** The two records, and which of them stays. */
export function KeepChoice({ preview, choices, onChange }: ChoosingProps) {
  const { t } = useTranslation();
  const { personal } = useTimeWords();
  const name = useId();
  return (
    <div className={classes.grid} role="radiogroup" aria-label={t('duplicates.keep')}>
      <span className={classes.field} title={t('duplicates.keepHint')}>
        {t('duplicates.keep')}
      </span>
      {(['left', 'right'] as const).map((side) => {
        const party = preview[side];
        return (
          <div key={side} className={classes.who} data-chosen={choices.keep === side || undefined}>
            <label className={classes.choice}>
              <input
                type="radio"
                name={name}
                checked={choices.keep === side}
                onChange={() => onChange({ ...choices, keep: side })}
              />
              <span className={classes.whoName}>{party.name}</span>
            </label>
            <span className={classes.more}>{party.subtitle}</span>
            <span className={classes.more}>
              {t('duplicates.changed', { when: personal(party.updatedAt) })}
              {' · '}
              <Link
                to={partyPath(preview.kind)}
                params={{ id: party.id }}
                aria-label={t('duplicates.openRecord', { name: party.name })}
              >
                {t('duplicates.open')}
              </Link>
            </span>
          </div>
        );
      })}
    </div>
  );
}
