import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyped } from '../../../src-shared/domain/custom/types';
import { orpc } from '../../api/orpc';
import type { NewFieldsProps } from '../../ui/record/new-values';
import classes from './NewFields.module.css';
import { isShown } from './use-record-fields';
import { ValueEditor } from './ValueEditor';

/** In the form of a new record: the fields that have to be filled in. The others are filled in where they are shown. */
export function NewFields({ target, own, onOwn, isTried }: NewFieldsProps) {
  const { t } = useTranslation();
  const { data: fields = [] } = useQuery(orpc.fields.list.queryOptions({ input: { target } }));
  const all = fields.map((field) => ({ field, value: own.typed[field.id]?.shown ?? null }));
  const asked = all.filter(({ field }) => field.required && isTyped(field.type) && isShown(field, all));
  const missing = asked.filter(({ value }) => value === null).length;
  useEffect(() => {
    if (missing !== own.missing) onOwn({ ...own, missing });
  }, [missing, own, onOwn]);
  return asked.map(({ field, value }) => {
    const isMissing = isTried && value === null;
    return (
      <div key={field.id}>
        <div className={classes.name}>
          {field.name}
          <span className={classes.mark} aria-hidden>
            {' '}
            *
          </span>
        </div>
        {field.hint !== '' && <div className={classes.hint}>{field.hint}</div>}
        <div className={classes.value} data-missing={isMissing || undefined}>
          <ValueEditor
            field={field}
            value={value}
            save={async (given, shown) =>
              onOwn({ ...own, typed: { ...own.typed, [field.id]: { value: given, shown } } })
            }
          />
        </div>
        {isMissing && (
          <div className={classes.error} role="alert">
            {t('fields.missingOne', { name: field.name })}
          </div>
        )}
      </div>
    );
  });
}
