import { useTranslation } from 'react-i18next';
import type { ImportAnalysis } from '../../../src-shared/contract/imports';
import classes from './ColumnsStep.module.css';
import { useReasonWords } from './reason-words';

/** Files of an archive that are not read, and why: the rest comes in all the same. */
export function LeftOut({ leftOut }: Pick<ImportAnalysis, 'leftOut'>) {
  const { t } = useTranslation();
  const { reasonWords } = useReasonWords();
  if (leftOut.length === 0) return null;
  return (
    <details className={classes.leftOut}>
      <summary>{t('imports.leftOut', { count: leftOut.length })}</summary>
      <ul>
        {leftOut.map(({ name, reason }) => (
          <li key={name}>
            {name}: {reasonWords(reason)}
          </li>
        ))}
      </ul>
    </details>
  );
}
