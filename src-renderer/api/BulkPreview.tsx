import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BulkEdit } from '../../src-shared/contract/bulk';
import { priorities } from '../../src-shared/domain/task';
import { dayWords } from '../ui/filter/words';
import { useFormat } from '../ui/format-locale';
import classes from './BulkEdit.module.css';
import { after, asked, type Draft, type OwnDraft, type PlainDraft } from './bulk-drafts';
import { useErrorText } from './errors';
import { orpc } from './orpc';
import { useUsers } from './parties';
import { useValueText } from './value-text';

/** Whom it would change, and the first few of them: as they are, and as they would be. */
export function BulkPreview({
  kind,
  selection,
  drafts,
}: Pick<BulkEdit, 'kind' | 'selection'> & { drafts: readonly Draft[] }) {
  const { t } = useTranslation();
  const { number, locale } = useFormat();
  const errorText = useErrorText();
  const valueText = useValueText();
  const users = useUsers();
  const [looked] = useDebouncedValue(drafts, 150);
  const { data, error, isPlaceholderData } = useQuery({
    ...orpc.bulk.preview.queryOptions({ input: { kind, selection, changes: asked(looked) } }),
    placeholderData: keepPreviousData,
    enabled: looked.length > 0,
    retry: false,
  });
  if (error) {
    return (
      <p className={classes.error} role="alert">
        {errorText(error)}
      </p>
    );
  }
  if (!data || looked.length === 0) return <p className={classes.preview} role="status" />;
  const read = ({ type }: PlainDraft, value: string): string => {
    if (type === 'flag') return t(value === '1' ? 'views.bulk.yes' : 'views.bulk.no');
    if (type === 'priority') return t(`tasks.priority.${priorities[Number(value)] ?? 'none'}`);
    if (type === 'day') return value === '' ? '' : dayWords(value, locale);
    if (type === 'user') return users.find(({ id }) => id === value)?.name || value;
    return value;
  };
  const { total, changing, sample } = data;
  const words =
    changing === 0
      ? t('views.bulk.nothing')
      : changing === total
        ? t('views.bulk.all', { count: total, formatted: number(total) })
        : t('views.bulk.some', { changing: number(changing), total: number(total) });
  const plain = looked.filter((draft): draft is PlainDraft => !('own' in draft));
  const own = looked.filter((draft): draft is OwnDraft => 'own' in draft);
  const steps = ({ before, own: had }: (typeof sample)[number]) => [
    ...plain.map((draft, at) => ({
      key: draft.key,
      was: read(draft, before[at] ?? ''),
      next: read(draft, draft.value),
    })),
    ...own.map((draft, at) => ({
      key: draft.key,
      was: valueText(draft.own, had?.[at] ?? null),
      next: valueText(draft.own, after(draft, had?.[at] ?? null)),
    })),
  ];
  return (
    <div className={classes.preview}>
      <p role="status">{words}</p>
      {/* Of other fields, until those of these are there. */}
      {!isPlaceholderData && (
        <ul className={classes.sample}>
          {sample.map((one) => (
            <li key={one.id}>
              <strong>{one.name}</strong>
              {steps(one).map(({ key, was, next }) => (
                <span key={key}>
                  <s>{was || t('views.bulk.empty')}</s> → {next || t('views.bulk.empty')}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {changing > sample.length && <p>{t('views.bulk.more', { formatted: number(changing - sample.length) })}</p>}
    </div>
  );
}
