import { useTranslation } from 'react-i18next';
import type { MergePreview } from '../../../src-shared/contract/duplicates';
import { byField, type Choices, isLeftOut, partLines, resultName, textOf } from './choices';
import { FieldValue } from './MergeFields';
import classes from './Pair.module.css';
import { useMatchWords } from './words';

/** The record as it will be. */
export function MergeResult({ preview, choices }: { preview: MergePreview; choices: Choices }) {
  const { t } = useTranslation();
  const words = useMatchWords();
  const fields = preview.fields.filter((field) => textOf(choices, field) !== '');
  const parts = byField(partLines(preview.parts).filter((line) => !isLeftOut(choices, line)));
  return (
    <section className={classes.result} aria-label={t('duplicates.result')}>
      <h3 className={classes.section}>{t('duplicates.result')}</h3>
      <p className={classes.resultName}>{resultName(preview, choices)}</p>
      <dl className={classes.facts}>
        {fields.map((field) => (
          <div key={field.field} className={classes.fact}>
            <dt>{words.field(field.field)}</dt>
            <dd>
              <FieldValue field={field.field} text={textOf(choices, field)} />
            </dd>
          </div>
        ))}
        {parts.map(({ field, lines }) => (
          <div key={field} className={classes.fact}>
            <dt>{words.field(field)}</dt>
            <dd>{lines.map(({ text }) => words.value(field, text)).join(' · ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
