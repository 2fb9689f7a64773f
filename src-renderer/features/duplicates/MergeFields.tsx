import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeChoice, MergePreview, Side } from '../../../src-shared/contract/duplicates';
import { usePicture } from '../../ui/pictures';
import { choiceOf, differs, textOf } from './choices';
import type { ChoosingProps } from './KeepChoice';
import classes from './Pair.module.css';
import { useMatchWords } from './words';

type Field = MergePreview['fields'][number];

/** The value of a field as one reads it; a photo as a picture. */
export function FieldValue({ field, text }: { field: string; text: string }) {
  const { t } = useTranslation();
  const words = useMatchWords();
  const picture = usePicture(field === 'photo' ? text : '');
  if (text === '') return <span className={classes.empty}>{t('duplicates.empty')}</span>;
  if (picture !== null) return <img className={classes.photo} src={picture} alt={words.value(field, text)} />;
  return <>{words.value(field, text)}</>;
}

/** The fields in which the two differ, one of both values or another to be chosen for each. */
export function MergeFields({
  preview,
  choices,
  onChange,
  error,
}: ChoosingProps & { error: { field: string; words: string } | null }) {
  const { t } = useTranslation();
  const fields = preview.fields.filter(differs);
  const choose = (field: string, choice: MergeChoice) =>
    onChange({ ...choices, fields: { ...choices.fields, [field]: choice } });
  return (
    <section aria-label={t('duplicates.fields')}>
      {fields.length === 0 && <p className={classes.none}>{t('duplicates.sameFields')}</p>}
      {fields.map((field) => (
        <FieldRow
          key={field.field}
          field={field}
          choice={choiceOf(choices, field)}
          typed={textOf(choices, field)}
          onChoose={(choice) => choose(field.field, choice)}
          error={error?.field === field.field ? error.words : null}
        />
      ))}
    </section>
  );
}

function FieldRow({
  field,
  choice,
  typed,
  onChoose,
  error,
}: {
  field: Field;
  choice: MergeChoice;
  typed: string;
  onChoose: (choice: MergeChoice) => void;
  error: string | null;
}) {
  const { t } = useTranslation();
  const words = useMatchWords();
  const name = useId();
  const label = words.field(field.field);
  const isTyped = typeof choice === 'object';
  const option = (side: Side) => (
    <label className={classes.choice} data-chosen={choice === side || undefined}>
      <input type="radio" name={name} checked={choice === side} onChange={() => onChoose(side)} />
      <span className={classes.value}>
        <FieldValue field={field.field} text={field[side]} />
      </span>
    </label>
  );
  return (
    <div className={classes.grid} role="radiogroup" aria-label={label}>
      <span className={classes.field}>{label}</span>
      {option('left')}
      {option('right')}
      {field.canType && (
        <div className={classes.other}>
          <label className={classes.choice} data-chosen={isTyped || undefined}>
            <input type="radio" name={name} checked={isTyped} onChange={() => onChoose({ value: typed })} />
            {t('duplicates.other')}
          </label>
          {isTyped && (
            <TextInput
              aria-label={t('duplicates.otherFor', { field: label })}
              value={choice.value}
              error={error}
              autoFocus
              onChange={(event) => onChoose({ value: event.currentTarget.value })}
            />
          )}
        </div>
      )}
    </div>
  );
}
