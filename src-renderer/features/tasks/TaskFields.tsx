import { useTranslation } from 'react-i18next';
import type { Task } from '../../../src-shared/contract/tasks';
import { isLocalDate, localDateAt } from '../../../src-shared/domain/local-date';
import { priorities, taskKinds } from '../../../src-shared/domain/task';
import { allowReminders } from '../../api/allow-reminders';
import { useErrorText } from '../../api/errors';
import { useUsers } from '../../api/parties';
import { InlineSelect } from '../../ui/edit/InlineSelect';
import { Field, Fields } from '../../ui/record/Fields';
import { useRepeatWords } from '../../ui/task/repeat-words';
import { DueFields } from './DueFields';
import { TaskRecords } from './TaskRecords';
import type { SaveTask } from './use-save-task';

const repeats = [
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;INTERVAL=2',
  'FREQ=MONTHLY',
  'FREQ=MONTHLY;INTERVAL=3',
  'FREQ=YEARLY',
];

const reminders = [0, 10, 30, 60, 24 * 60, 7 * 24 * 60];

/** What a choice may be: those offered, and the one there is. */
const withOwn = <T,>(offered: readonly T[], own: T | null): T[] =>
  own === null || own === '' || offered.includes(own) ? [...offered] : [...offered, own];

/** The facts of a task. */
export function TaskFields({ task, save }: { task: Task; save: SaveTask }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const repeatWords = useRepeatWords();
  const users = useUsers();
  const remindWords = (minutes: number) => {
    if (minutes === 0) return t('tasks.remind.atTime');
    if (minutes % (24 * 60) === 0) return t('tasks.remind.days', { count: minutes / (24 * 60) });
    if (minutes % 60 === 0) return t('tasks.remind.hours', { count: minutes / 60 });
    return t('tasks.remind.minutes', { count: minutes });
  };
  // What comes back or is reminded of needs a day: without one it is today's.
  const day = task.due === null ? { due: { on: localDateAt(Date.now()) } } : {};
  return (
    <Fields>
      <Field name={t('tasks.field.due')}>
        <DueFields due={task.due} onSave={(due) => save({ due })} isDay={isLocalDate} />
      </Field>
      <Field name={t('tasks.field.repeat')}>
        <InlineSelect
          label={t('tasks.field.repeat')}
          value={task.repeat}
          options={[
            { value: '', label: t('tasks.repeat.never') },
            ...withOwn(repeats, task.repeat).map((value) => ({ value, label: repeatWords(value) })),
          ]}
          onSave={(repeat) => save({ repeat, ...(repeat !== '' && day) })}
          errorText={errorText}
        />
      </Field>
      <Field name={t('tasks.field.remind')}>
        <InlineSelect
          label={t('tasks.field.remind')}
          value={task.remind === null ? '' : String(task.remind)}
          options={[
            { value: '', label: t('tasks.remind.never') },
            ...withOwn(reminders, task.remind).map((value) => ({ value: String(value), label: remindWords(value) })),
          ]}
          onSave={(value) => {
            if (value !== '') allowReminders();
            return save(value === '' ? { remind: null } : { remind: Number(value), ...day });
          }}
          errorText={errorText}
        />
      </Field>
      <Field name={t('tasks.field.priority')}>
        <InlineSelect
          label={t('tasks.field.priority')}
          value={task.priority}
          options={priorities.map((value) => ({ value, label: t(`tasks.priority.${value}`) }))}
          onSave={(value) => save({ priority: value as Task['priority'] })}
          errorText={errorText}
        />
      </Field>
      <Field name={t('tasks.field.kind')}>
        <InlineSelect
          label={t('tasks.field.kind')}
          value={task.kind}
          options={taskKinds.map((value) => ({ value, label: t(`tasks.kind.${value}`) }))}
          onSave={(value) => save({ kind: value as Task['kind'] })}
          errorText={errorText}
        />
      </Field>
      <Field name={t('tasks.field.assignee')}>
        <InlineSelect
          label={t('tasks.field.assignee')}
          value={task.assignee.id}
          options={users.map(({ id, name }) => ({ value: id, label: name || t('party.you') }))}
          onSave={(assigneeId) => save({ assigneeId })}
          errorText={errorText}
        />
      </Field>
      <Field name={t('tasks.field.records')}>
        <TaskRecords records={task.records} onSave={(recordIds) => save({ recordIds })} />
      </Field>
    </Fields>
  );
}
