import { IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { useErrorText } from '../../api/errors';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format-locale';
import { useLines } from '../../ui/list/use-lines';
import { Page } from '../../ui/page/Page';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { linesOf, taskLinesOf } from './lines';
import classes from './Today.module.css';
import { TodaySections } from './TodaySections';
import { TodayTasks } from './TodayTasks';
import { useOverview, useTodayActs, useTodayTasks } from './use-today';

/** What the day brings: whom to get in touch with, birthdays, what is new; each line done, put off or opened by a key. */
export function TodayScreen({
  onOpenRecord,
  onShowContacts,
  onImport,
  actions,
  attention,
}: {
  onOpenRecord: (kind: RecordKind, id: string) => void;
  onShowContacts: () => void;
  onImport: () => void;
  /** What else stands in the bar: the bell, on a phone. */
  actions: ReactNode;
  /** What failed and waits for the user. */
  attention: ReactNode;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { locale } = useFormat();
  const overview = useOverview();
  const acts = useTodayActs();
  const keys = useLines<HTMLDivElement>();
  const todo = useTodayTasks();
  const lines = [...taskLinesOf(todo, acts), ...(overview.data ? linesOf(overview.data, acts) : [])];
  const run = (act: 'done' | 'snooze', id = keys.focused()) => {
    const does = lines.find((line) => line.id === id)?.[act];
    if (!does) return;
    if (id === keys.focused()) keys.leave();
    does();
  };
  const key = { group: 'list' as const, isKeyOnly: true };
  useShortcuts([
    { ...key, id: 'list-down', combo: 'j', words: t('today.shortcut.down'), run: () => keys.move(1) },
    { ...key, id: 'list-up', combo: 'k', words: t('today.shortcut.up'), run: () => keys.move(-1) },
    { ...key, id: 'today-tick', combo: 'x', words: t('today.shortcut.done'), run: () => run('done') },
    { ...key, id: 'today-done', combo: 'd', words: t('today.shortcut.done'), run: () => run('done') },
    { ...key, id: 'today-snooze', combo: 's', words: t('today.shortcut.snooze'), run: () => run('snooze') },
  ]);

  const waiting = todo.due.length + todo.promised.length + (overview.data?.deals.length ?? 0);
  const hasLines = overview.data?.hasRecords || waiting > 0;
  const day = new Date().toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <Page title={t('today.title')} count={day} actions={actions}>
      {overview.isError && (
        <EmptyState
          title={t('today.unreadable')}
          text={errorText(overview.error)}
          actions={[{ words: t('common.retry'), run: () => void overview.refetch() }]}
        />
      )}
      {overview.data && !hasLines && (
        <EmptyState
          icon={<IconSun size={22} stroke={1.5} />}
          title={t('today.nobody.title')}
          text={t('today.nobody.text')}
          actions={[
            { words: t('today.nobody.import'), run: onImport, primary: true },
            { words: t('today.nobody.contacts'), run: onShowContacts },
          ]}
        />
      )}
      {overview.data && hasLines && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys move among the buttons inside
        <div className={classes.body} ref={keys.ref} onKeyDown={keys.onKeyDown}>
          {attention}
          <TodayTasks todo={todo} onOpen={(id) => onOpenRecord('task', id)} onAct={run} />
          <TodaySections overview={overview.data} onOpenRecord={onOpenRecord} onAct={run} />
        </div>
      )}
    </Page>
  );
}
