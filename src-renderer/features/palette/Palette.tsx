import { Modal } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useRecent } from '../../api/recent';
import { activeShortcuts, useShortcutRegistry } from '../../ui/shortcuts/shortcuts';
import { commandEntries, type Entry, recordEntry, stepFrom, taskEntry } from './entries';
import classes from './Palette.module.css';
import { PaletteEntry } from './PaletteEntry';

export interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Begins a task with what was typed. */
  readonly onQuickAdd: (text: string) => void;
  readonly onOpenRecord: (kind: RecordKind, id: string) => void;
}

/** One field that finds any record and runs any command. */
export function Palette({ opened, onClose, onQuickAdd, onOpenRecord }: PaletteProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="14vh"
      size={560}
      padding={0}
      radius="lg"
      attributes={{ content: { 'aria-label': t('palette.title') } }}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '', inner: classes.inner ?? '' }}
    >
      <PaletteBody onClose={onClose} onQuickAdd={onQuickAdd} onOpenRecord={onOpenRecord} />
    </Modal>
  );
}

function useEntries(text: string) {
  const query = text.trim();
  const shortcuts = activeShortcuts(useShortcutRegistry((state) => state.sets));
  const recent = useRecent((state) => state.records);
  const found = useQuery(
    orpc.search.find.queryOptions({
      input: { text: query, limit: 12 },
      enabled: query !== '',
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  );
  const records = query === '' ? recent.map(recordEntry) : (found.data?.hits ?? []).map(recordEntry);
  const commands = commandEntries(shortcuts, query);
  return { records, commands: query === '' ? commands : commands.slice(0, 6), found, isEmpty: query === '' };
}

function PaletteBody({ onClose, onQuickAdd, onOpenRecord }: Omit<PaletteProps, 'opened'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [isEntered, setEntered] = useState(false);
  const { records, commands, found, isEmpty } = useEntries(text);
  const begin = isEmpty
    ? []
    : [taskEntry(t('tasks.quickAdd.add', { text: text.trim() }), () => onQuickAdd(text.trim()))];
  const entries: readonly Entry[] = [...records, ...commands, ...begin];
  const isFinding = !isEmpty && found.isFetching;
  const current = entries[Math.min(active, entries.length - 1)];

  const choose = (entry: Entry) => {
    onClose();
    if (entry.type === 'record') onOpenRecord(entry.kind, entry.recordId);
    else entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive(stepFrom(Math.min(active, entries.length - 1), step, entries.length));
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      setEntered(true);
    }
  };
  const chooseCurrent = useRef<(() => void) | null>(null);
  chooseCurrent.current = () => {
    setEntered(false);
    if (current) choose(current);
  };
  // Enter means what was typed: it waits for what that finds.
  useEffect(() => {
    if (isEntered && !isFinding) chooseCurrent.current?.();
  }, [isEntered, isFinding]);

  const section = (title: string, those: readonly Entry[]) =>
    those.length > 0 && (
      <div role="group" aria-label={title}>
        <div className={classes.section} aria-hidden>
          {title}
        </div>
        {those.map((entry) => (
          <PaletteEntry
            key={entry.id}
            entry={entry}
            isActive={entry.id === current?.id}
            onPoint={() => setActive(entries.indexOf(entry))}
            onChoose={() => choose(entry)}
          />
        ))}
      </div>
    );

  return (
    <>
      <input
        className={classes.query}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={current?.id}
        aria-autocomplete="list"
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={text}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" className={classes.list} role="listbox" aria-label={t('palette.results')}>
        {section(isEmpty ? t('palette.recent') : t('palette.records'), records)}
        {section(t('palette.commands'), [...commands, ...begin])}
      </div>
      <p className={classes.none} role="status">
        {found.isError && !isEmpty
          ? errorText(found.error)
          : records.length + commands.length === 0 && !found.isFetching && t('palette.none', { text: text.trim() })}
      </p>
    </>
  );
}
