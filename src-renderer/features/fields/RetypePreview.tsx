import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../../src-shared/contract/fields';
import type { FieldConfig, FieldType } from '../../../src-shared/domain/custom/types';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import classes from './FieldsPage.module.css';

/** What would become of what stands in a field if it were one of another type: how much of it is kept, and examples. */
export function RetypePreview({ field, type, config }: { field: CustomField; type: FieldType; config: FieldConfig }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQuery(
    orpc.fields.retypePreview.queryOptions({
      input: { id: field.id, type, config },
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  if (error) {
    return (
      <p className={classes.error} role="alert">
        {errorText(error)}
      </p>
    );
  }
  if (!data) return <p className={classes.preview}>{t('fields.retype.waiting')}</p>;
  const { total, lost, kept, emptied, choices } = data;
  return (
    <section className={classes.preview} aria-label={t('fields.retype.preview')} aria-live="polite">
      <p className={classes.told} data-lost={lost > 0 || undefined}>
        {total === 0 && t('fields.retype.none')}
        {total > 0 && lost === 0 && t('fields.retype.all', { count: total })}
        {lost > 0 && t('fields.retype.lost', { count: lost, total })}
        {choices > 0 && ` ${t('fields.retype.choices', { count: choices })}`}
      </p>
      <ul className={classes.examples}>
        {emptied.slice(0, 5).map(({ record, was }) => (
          <li key={record.id}>
            {record.name}: {t('fields.retype.emptied', { was })}
          </li>
        ))}
        {kept.slice(0, 3).map(({ record, was, becomes }) => (
          <li key={record.id}>
            {record.name}: {t('fields.retype.example', { was, becomes })}
          </li>
        ))}
      </ul>
    </section>
  );
}
