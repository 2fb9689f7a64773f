import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteDraft } from '../../../src-shared/contract/records';
import type { Task } from '../../../src-shared/contract/tasks';
import { useNoteDrafts } from '../../api/notes';
import { AddButton } from '../../ui/record/AddButton';
import { NoteDrafts } from '../../ui/record/NoteDrafts';
import { RichText } from '../../ui/rich-text/RichText';
import { TaskNotesForm } from './TaskNotesForm';
import classes from './Tasks.module.css';
import type { SaveTask } from './use-save-task';

/** What is written about a task; names behind an @ lead to their records. What was typed and not saved is offered again. */
export function TaskNotes({ task, save }: { task: Task; save: SaveTask }) {
  const { t } = useTranslation();
  const acts = useNoteDrafts(task.id);
  const [writing, setWriting] = useState<{ draft: NoteDraft | null } | null>(null);
  return (
    <section className={classes.part} aria-label={t('tasks.notes')}>
      <h3 className={classes.partTitle}>
        {t('tasks.notes')}
        {writing === null && (
          <AddButton
            words={t(task.body === '' ? 'tasks.addNotes' : 'tasks.editNotes')}
            name={t(task.body === '' ? 'tasks.addNotesName' : 'tasks.editNotesName')}
            onAdd={() => setWriting({ draft: null })}
          />
        )}
      </h3>
      {writing === null ? (
        task.doc && <RichText doc={task.doc} />
      ) : (
        <TaskNotesForm
          key={writing.draft?.id ?? 'new'}
          task={task}
          draft={writing.draft}
          acts={acts}
          save={save}
          onDone={() => setWriting(null)}
        />
      )}
      {task.binnedAt === null && (
        <NoteDrafts
          drafts={acts.drafts.filter(({ noteId }) => noteId === task.id)}
          onGoOn={(draft) => setWriting({ draft })}
          onDiscard={acts.onDiscard}
        />
      )}
    </section>
  );
}
