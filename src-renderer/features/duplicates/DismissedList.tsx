import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { EmptyState } from '../../ui/EmptyState';
import { useTimeWords } from '../../ui/time';
import { WhenSeen } from '../../ui/WhenSeen';
import classes from './Queue.module.css';
import { pairKey } from './QueueRow';
import { type Pair, usePairActs } from './use-queue';

/** The pairs that were said to be two, with the way back. */
export function DismissedList({ onOpen }: { onOpen: (pair: Pair) => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { personal, exact } = useTimeWords();
  const { reconsider } = usePairActs();
  const query = useInfiniteQuery(
    orpc.duplicates.dismissed.infiniteOptions({
      input: (after: string | undefined) => ({ limit: 50, ...(after !== undefined && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  if (query.isError) {
    return (
      <EmptyState
        title={errorText(query.error)}
        actions={[{ words: t('common.retry'), run: () => void query.refetch() }]}
      />
    );
  }
  if (query.isSuccess && rows.length === 0) {
    return <EmptyState title={t('duplicates.noneDismissed.title')} text={t('duplicates.noneDismissed.text')} />;
  }
  return (
    <div className={classes.scroll}>
      <ul className={classes.rows} aria-label={t('duplicates.show.dismissed')}>
        {rows.map((row) => (
          <li key={pairKey(row)} className={classes.said}>
            <span className={classes.saidNames}>
              {t('duplicates.two', { left: row.left.name, right: row.right.name })}
              <time className={classes.saidWhen} title={exact(row.at)}>
                {personal(row.at)}
              </time>
            </span>
            <Button variant="subtle" onClick={() => onOpen(row)}>
              {t('duplicates.compare')}
            </Button>
            <Button onClick={() => reconsider(row)}>{t('duplicates.reconsider')}</Button>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <WhenSeen key={rows.length} onSeen={() => void query.fetchNextPage()}>
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </WhenSeen>
      )}
    </div>
  );
}
