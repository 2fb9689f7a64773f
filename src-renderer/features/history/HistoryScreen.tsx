import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { byDay, dayWords } from '../../ui/days';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/page/Page';
import { WhenSeen } from '../../ui/WhenSeen';
import type { OpenRecord } from './ChangeList';
import classes from './History.module.css';
import { OperationRow } from './OperationRow';

const pageSize = 50;

/** Who changed what and when, newest first; each can be looked into and taken back. */
export function HistoryScreen({ onOpenRecord }: { onOpenRecord: OpenRecord }) {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  const history = useInfiniteQuery(
    orpc.history.list.infiniteOptions({
      input: (before: number | undefined) => ({ limit: pageSize, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const operations = history.data?.pages.flatMap((page) => page.operations) ?? [];

  if (history.isError) {
    return (
      <Page title={t('history.title')}>
        <EmptyState
          title={t('history.unreadable')}
          text={errorText(history.error)}
          actions={[{ words: t('common.retry'), run: () => void history.refetch() }]}
        />
      </Page>
    );
  }
  if (history.isSuccess && operations.length === 0) {
    return (
      <Page title={t('history.title')}>
        <EmptyState icon={<IconHistory size={22} />} title={t('history.empty.title')} text={t('history.empty.text')} />
      </Page>
    );
  }
  return (
    <Page title={t('history.title')}>
      <div className={classes.body} aria-busy={history.isPending}>
        {byDay(operations, ({ startedAt }) => startedAt).map(({ start, items }) => (
          <section key={start}>
            <h2 className={classes.day}>{dayWords(start, Date.now(), i18n.language)}</h2>
            <ol className={classes.operations}>
              {items.map((operation) => (
                <OperationRow key={operation.id} operation={operation} onOpenRecord={onOpenRecord} />
              ))}
            </ol>
          </section>
        ))}
        {history.hasNextPage && (
          <WhenSeen key={operations.length} onSeen={() => void history.fetchNextPage()}>
            <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
              {t('history.more')}
            </Button>
          </WhenSeen>
        )}
      </div>
    </Page>
  );
}
