import { Button, Group } from '@mantine/core';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteDraft } from '../../../src-shared/contract/records';
import type { Task } from '../../../src-shared/contract/tasks';
import { plainTextOf } from '../../../src-shared/domain/rich-text/plain-text';
import { richTextOf } from '../../../src-shared/domain/rich-text/rich-text';
import type { DraftActs } from '../../ui/record/note-acts';
import { useDraft } from '../../ui/record/use-draft';
import editorClasses from '../../ui/rich-text/Editor.module.css';
import classes from './Tasks.module.css';
import type { SaveTask } from './use-save-task';

const Editor = lazy(() => import('../../ui/rich-text/Editor'));

/** Writes the notes of a task. Ctrl/⌘ Enter saves them; what is typed is kept as a draft until it is saved. */
export function TaskNotesForm({
  task,
  draft: found,
  acts,
  save,
  onDone,
}: {
  task: Task;
  /** What was typed before. */
  draft: NoteDraft | null;
  acts: DraftActs;
  save: SaveTask;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const hint = useId();
  const [begun] = useState(() => ({
    id: found?.id ?? crypto.randomUUID(),
    rev: found?.rev ?? 0,
    noteId: task.id,
    base: found?.base ?? task.version,
    doc: found?.doc ?? task.doc ?? richTextOf(task.body),
  }));
  const doc = useRef(begun.doc);
  const [error, setError] = useState<unknown>(null);
  const draft = useDraft(begun, acts, acts.onDraftsChanged);
  const isEmpty = () => plainTextOf(doc.current).trim() === '';
  const isClash = acts.reasonOf(error) === 'note.changed';
  const problem = error ?? draft.error;

  const leave = async () => {
    if (isEmpty()) {
      await draft.keeper.end();
      await acts.onDropDraft(draft.keeper.id).catch(() => undefined);
    }
    onDone();
  };
  const commit = async (base = begun.base) => {
    setError(null);
    try {
      await draft.keeper.flush();
      await save({ doc: isEmpty() ? null : doc.current, base, draftId: draft.keeper.id });
      await draft.keeper.end();
      onDone();
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void commit();
      }}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        void commit();
      }}
    >
      <Suspense fallback={<div className={editorClasses.waiting} />}>
        <Editor
          initial={begun.doc}
          label={t('tasks.notes')}
          placeholder={t('tasks.notesPlaceholder')}
          describedBy={hint}
          find={acts.find}
          onChange={(next) => {
            doc.current = next;
            draft.keeper.typed(next);
          }}
        />
      </Suspense>
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {acts.errorText(problem)}
        </p>
      )}
      {draft.isShared && <p className={classes.example}>{t('party.note.shared')}</p>}
      <Group gap={8} mt={6}>
        <Button type="submit" variant="filled" disabled={isClash}>
          {t('common.save')}
        </Button>
        {isClash && <Button onClick={() => void commit(task.version)}>{t('tasks.replaceNotes')}</Button>}
        <Button onClick={() => void leave()}>{t('common.close')}</Button>
        <span id={hint} className={classes.example}>
          {t('tasks.notesHint')}
        </span>
        <span className={classes.example} role="status">
          {draft.state === 'kept' && t('party.note.draftKept')}
        </span>
      </Group>
    </form>
  );
}
