import { Modal, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, addMonths } from '../../../src-shared/domain/local-date';
import { readQuickAdd } from '../../../src-shared/domain/quick-add/quick-add';
import { nextWeekday } from '../../../src-shared/domain/quick-add/weekday';
import { useSnoozeDialog } from '../../api/task-dialogs';
import { useTaskActs, wallNow } from '../../api/tasks';
import { useLines } from '../../ui/list/use-lines';
import { instantHere, useDueWords } from '../../ui/task/due-words';
import classes from './Tasks.module.css';

/** Until when: one of a few, or a day in one's own words. */
export function SnoozeDialog() {
  const { t } = useTranslation();
  const { ids, close } = useSnoozeDialog();
  return (
    <Modal
      opened={ids !== null}
      onClose={close}
      withCloseButton={false}
      centered={false}
      yOffset="18vh"
      size={420}
      padding={0}
      radius="lg"
      attributes={{ content: { 'aria-label': t('tasks.snoozeTo.title') } }}
      classNames={{ content: classes.quickContent ?? '', inner: classes.quickInner ?? '' }}
    >
      {ids !== null && <SnoozeBody ids={ids} onDone={close} />}
    </Modal>
  );
}

function SnoozeBody({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const words = useDueWords();
  const acts = useTaskActs();
  const keys = useLines<HTMLDivElement>();
  const problemId = useId();
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const now = wallNow();
  const { due } = readQuickAdd(text, now);
  const typed = text.trim() === '' ? null : due;
  const offered = [
    { key: 'tomorrow', on: addDays(now.today, 1) },
    { key: 'monday', on: nextWeekday(now.today, 0) },
    { key: 'week', on: addDays(now.today, 7) },
    { key: 'month', on: addMonths(now.today, 1) },
  ] as const;
  const snooze = (to: { on: string; time?: string | null }) => {
    acts.snooze(ids, { on: to.on, ...(to.time && { time: to.time }) });
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (typed) snooze(typed);
      else setTried(true);
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      keys.move(1);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move among the buttons inside
    <div ref={keys.ref} onKeyDown={keys.onKeyDown}>
      <input
        className={classes.query}
        aria-label={t('tasks.snoozeTo.label')}
        aria-describedby={problemId}
        placeholder={t('tasks.snoozeTo.placeholder')}
        value={text}
        data-autofocus
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setTried(false);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className={classes.choices} aria-label={t('tasks.snoozeTo.title')}>
        {typed && (
          <li>
            <UnstyledButton className={classes.choice} data-line="typed" onClick={() => snooze(typed)}>
              <span>{words.exactly(instantHere(typed))}</span>
              <span>{words.said(typed.on)}</span>
            </UnstyledButton>
          </li>
        )}
        {!typed &&
          offered.map(({ key, on }) => (
            <li key={key}>
              <UnstyledButton className={classes.choice} data-line={key} onClick={() => snooze({ on })}>
                <span>{t(`tasks.snoozeTo.${key}`)}</span>
                <span>{words.whole(on)}</span>
              </UnstyledButton>
            </li>
          ))}
      </ul>
      <p
        id={problemId}
        className={classes.problem}
        role="alert"
        style={{ padding: isTried && !typed ? '0 16px 12px' : 0 }}
      >
        {isTried && !typed && t('tasks.snoozeTo.unread')}
      </p>
    </div>
  );
}
