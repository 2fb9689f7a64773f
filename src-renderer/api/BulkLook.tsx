import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BulkPreview, BulkTagging } from '../../src-shared/contract/bulk';
import { useFormat } from '../ui/format-locale';
import classes from './BulkEdit.module.css';
import { useErrorText } from './errors';
import { orpc } from './orpc';

/** Who is meant, before anything is done: the first few by name, and how many more there are. */
export function BulkLook({ words, ...asked }: BulkTagging & { words?: (preview: BulkPreview) => string }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const errorText = useErrorText();
  const { data, error } = useQuery({
    ...orpc.bulk.look.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (error) {
    return (
      <p className={classes.error} role="alert">
        {errorText(error)}
      </p>
    );
  }
  return (
    <div className={classes.preview}>
      {words && <p role="status">{data && words(data)}</p>}
      <ul className={classes.sample}>
        {data?.sample.map(({ id, name }) => (
          <li key={id}>
            <strong>{name}</strong>
          </li>
        ))}
      </ul>
      {data && data.changing > data.sample.length && (
        <p>{t('views.bulk.more', { formatted: number(data.changing - data.sample.length) })}</p>
      )}
    </div>
  );
}
