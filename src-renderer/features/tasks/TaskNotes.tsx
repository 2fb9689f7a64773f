import { Button, Group } from '@mantine/core';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../src-shared/contract/tasks';
import { plainTextOf } from '../../../src-shared/domain/rich-text/plain-text';
import { richTextOf } from '../../../src-shared/domain/rich-text/rich-text';
import { failureOf, useErrorText } from '../../api/errors';
import { client } from '../../api/transport';
import { AddButton } from '../../ui/record/AddButton';
import editorClasses from '../../ui/rich-text/Editor.module.css';
import { RichText } from '../../ui/rich-text/RichText';
import classes from './Tasks.module.css';
import type { SaveTask } from './use-save-task';

const Editor = lazy(() => import('../../ui/rich-text/Editor'));

/** What is written about a task; names behind an @ lead to their records. */
export function TaskNotes({ task, save }: { task: Task; save: SaveTask }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const hint = useId();
  const [base, setBase] = useState<string | null>(null);
  const doc = useRef(task.doc ?? richTextOf(task.body));
  const [error, setError] = useState<unknown>(null);
  const begin = () => {
    doc.current = task.doc ?? richTextOf(task.body);
    setError(null);
    setBase(task.version);
  };
  const commit = async (over?: string) => {
    const isEmpty = plainTextOf(doc.current).trim() === '';
    try {
      await save({ doc: isEmpty ? null : doc.current, base: over ?? base ?? task.version });
      setBase(null);
    } catch (reason) {
      setError(reason);
    }
  };
  const find = async (text: string) => {
    const { hits } = await client.search.find({ text, limit: 8 });
    return hits.map(({ kind, id, title, subtitle }) => ({ kind, id, name: title, subtitle }));
  };
  const isClash = error !== null && failureOf(error).reason === 'note.changed';
  return (
    <section className={classes.part} aria-label={t('tasks.notes')}>
      <h3 className={classes.partTitle}>
        {t('tasks.notes')}
        {base === null && (
          <AddButton
            words={t(task.body === '' ? 'tasks.addNotes' : 'tasks.editNotes')}
            name={t(task.body === '' ? 'tasks.addNotesName' : 'tasks.editNotesName')}
            onAdd={begin}
          />
        )}
      </h3>
      {base === null ? (
        task.doc && <RichText doc={task.doc} />
      ) : (
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
              initial={doc.current}
              label={t('tasks.notes')}
              placeholder={t('tasks.notesPlaceholder')}
              describedBy={hint}
              find={find}
              onChange={(next) => {
                doc.current = next;
              }}
            />
          </Suspense>
          {error !== null && (
            <p className={classes.problem} role="alert">
              {errorText(error)}
            </p>
          )}
          <Group gap={8} mt={6}>
            <Button type="submit" variant="filled" disabled={isClash}>
              {t('common.save')}
            </Button>
            {isClash && <Button onClick={() => void commit(task.version)}>{t('tasks.replaceNotes')}</Button>}
            <Button onClick={() => setBase(null)}>{t('common.cancel')}</Button>
            <span id={hint} className={classes.example}>
              {t('tasks.notesHint')}
            </span>
          </Group>
        </form>
      )}
    </section>
  );
}
