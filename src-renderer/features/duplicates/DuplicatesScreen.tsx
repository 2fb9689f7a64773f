import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowMerge, IconRefresh } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicateRow } from '../../../src-shared/contract/duplicates';
import { useErrorText } from '../../api/errors';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format-locale';
import { Keys } from '../../ui/Keys';
import { Page } from '../../ui/page/Page';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { DismissedList } from './DismissedList';
import { MergeCertain } from './MergeCertain';
import { MergeForm } from './MergeForm';
import { PairPane } from './PairPane';
import classes from './Queue.module.css';
import { type QueueHandle, QueueList } from './QueueList';
import { pairKey } from './QueueRow';
import { nextPair, type Pair, type Show, usePairActs, useQueue, useStanding } from './use-queue';

const shows: readonly Show[] = ['all', 'certain', 'likely', 'possible', 'dismissed'];
const noRows: readonly DuplicateRow[] = [];
const hints = [
  { combos: ['j', 'k'], words: 'move' },
  { combos: ['Enter'], words: 'open' },
  { combos: ['m'], words: 'merge' },
  { combos: ['d'], words: 'dismiss' },
] as const;

/** Who may be in the store twice: the queue, and the pair one looks at beside it. */
export function DuplicatesScreen({
  open,
  onOpen,
  onClose,
}: {
  open: Pair | null;
  onOpen: (pair: Pair, isInstead: boolean) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const errorText = useErrorText();
  const [show, setShow] = useState<Show>('all');
  const [isMergingAll, setMergingAll] = useState(false);
  const { data: standing } = useStanding();
  const queue = useQueue(show);
  const acts = usePairActs();
  const list = useRef<QueueHandle>(null);
  const rows = queue.data?.pages.flatMap((page) => page.rows) ?? noRows;
  const { fetchNextPage, hasNextPage, isFetching } = queue;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetching]);

  const goOn = (done: Pair, survivorId: string | null) => {
    const next = nextPair(rows, done, survivorId);
    if (next) onOpen(next, true);
    else onClose();
  };
  const move = (step: number) => {
    const row = list.current?.move(step);
    if (row && open) onOpen(row, true);
  };
  const key = { group: 'list' as const, isKeyOnly: true };
  useShortcuts([
    { ...key, id: 'list-down', combo: 'j', words: t('duplicates.shortcut.down'), run: () => move(1) },
    { ...key, id: 'list-up', combo: 'k', words: t('duplicates.shortcut.up'), run: () => move(-1) },
    { ...key, id: 'duplicates-close', combo: 'Escape', words: t('duplicates.shortcut.close'), run: onClose },
    {
      id: 'duplicates-search',
      combo: null,
      words: t('duplicates.search'),
      group: 'list',
      run: acts.search,
    },
    {
      id: 'duplicates-merge-certain',
      combo: null,
      words: t('duplicates.certain.title'),
      group: 'list',
      run: () => setMergingAll(true),
    },
  ]);

  const count = (one: Show) => {
    if (!standing) return '';
    return number(one === 'all' ? standing.certain + standing.likely + standing.possible : standing[one]);
  };
  return (
    <>
      <Page
        title={t('duplicates.title')}
        count={count('all')}
        actions={
          <>
            <Tooltip label={t('duplicates.search')}>
              <ActionIcon
                variant="default"
                size={28}
                aria-label={t('duplicates.search')}
                disabled={acts.isSearching}
                onClick={acts.search}
              >
                <IconRefresh size={15} stroke={1.6} aria-hidden />
              </ActionIcon>
            </Tooltip>
            {standing !== undefined && standing.certain > 0 && (
              <Button variant={open ? 'default' : 'filled'} onClick={() => setMergingAll(true)}>
                {t('duplicates.certain.open', { count: standing.certain })}
              </Button>
            )}
          </>
        }
      >
        <div className={classes.split} data-open={open !== null || undefined}>
          <div className={classes.list}>
            <div className={classes.filters}>
              <SegmentedControl
                aria-label={t('duplicates.filter')}
                value={show}
                onChange={(value) => setShow(value as Show)}
                data={shows.map((value) => ({
                  value,
                  label: `${t(`duplicates.show.${value}`)} ${count(value)}`.trim(),
                }))}
              />
            </div>
            {acts.isSearching && <Searching progress={standing?.progress ?? null} />}
            {show === 'dismissed' ? (
              <DismissedList onOpen={(pair) => onOpen(pair, open !== null)} />
            ) : queue.isError ? (
              <EmptyState
                title={errorText(queue.error)}
                actions={[{ words: t('common.retry'), run: () => void queue.refetch() }]}
              />
            ) : queue.isSuccess && rows.length === 0 ? (
              <EmptyState
                icon={<IconArrowMerge size={22} stroke={1.5} />}
                title={t('duplicates.none.title')}
                text={t('duplicates.none.text')}
                actions={[{ words: t('duplicates.search'), run: acts.search, loading: acts.isSearching }]}
              />
            ) : (
              <QueueList
                key={show}
                label={t('duplicates.title')}
                rows={rows}
                open={open}
                onOpen={(row) => onOpen(row, open !== null)}
                onEnd={onEnd}
                handle={list}
              />
            )}
            <footer className={classes.foot}>
              {hints.map(({ combos, words }) => (
                <span key={words} className={classes.hint}>
                  {combos.map((combo) => (
                    <Keys key={combo} combo={combo} />
                  ))}
                  {t(`duplicates.hint.${words}`)}
                </span>
              ))}
            </footer>
          </div>
          {open && (
            <PairPane key={pairKey(open)} pair={open} onClose={onClose}>
              {(preview) => <MergeForm pair={open} preview={preview} onDone={(survivorId) => goOn(open, survivorId)} />}
            </PairPane>
          )}
        </div>
      </Page>
      {isMergingAll && <MergeCertain onClose={() => setMergingAll(false)} />}
    </>
  );
}

function Searching({ progress }: { progress: number | null }) {
  const { t } = useTranslation();
  const percent = Math.floor((progress ?? 0) * 100);
  return (
    <div className={classes.searching}>
      {t('duplicates.searching')}
      <div
        className={classes.bar}
        role="progressbar"
        aria-label={t('duplicates.searching')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        style={{ '--done': `${percent}%` }}
      />
    </div>
  );
}
