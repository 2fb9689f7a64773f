import type { Task } from '../../../src-shared/contract/tasks';
import { plainText } from '../../../src-shared/domain/custom/plain-text';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb } from '../../platform/store/handles';
import { fieldsOf, valuesOf } from '../fields';
import { csvLine, customHeading } from '../imports';
import { chosenIds, type ListInput, type Selection } from '../lists';
import { shownTask, taskRows } from './repository';

/** What is wanted, of which tasks, in which order: by default by when they are due. */
interface Wanted {
  selection: Selection;
  sort?: ListInput['sort'] | undefined;
  signal?: AbortSignal | undefined;
}

const iso = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

/** The columns of the file, named in English in every language as those of contacts are. */
const columns: readonly (readonly [string, (task: Task) => string])[] = [
  ['Title', ({ title }) => title],
  ['Kind', ({ kind }) => kind],
  ['Priority', ({ priority }) => priority],
  ['Due', ({ due }) => due?.on ?? ''],
  ['Time', ({ due }) => due?.time ?? ''],
  ['Time zone', ({ due }) => due?.zone ?? ''],
  ['Repeats', ({ repeat }) => repeat],
  ['Reminder (minutes before)', ({ remind }) => (remind === null ? '' : String(remind))],
  ['About', ({ records }) => records.map(({ name }) => name).join('; ')],
  ['Assignee', ({ assignee }) => assignee.name],
  ['Checklist', ({ steps }) => steps.map(({ done, title }) => `[${done ? 'x' : ' '}] ${title}`).join('\n')],
  ['Notes', ({ body }) => body],
  ['Done', ({ doneAt }) => iso(doneAt)],
  ['Created', ({ createdAt }) => iso(createdAt)],
  ['Changed', ({ updatedAt }) => iso(updatedAt)],
];

const header = (db: ReadableDb): string =>
  csvLine([...columns.map(([name]) => name), ...fieldsOf(db, 'task').map(({ name }) => customHeading(name))]);

/** Lines of CSV for tasks, in the order of their ids; those in the bin are left out. */
export function taskCsvLines(db: ReadableDb, { ids }: { ids: readonly string[] }): string {
  const fields = fieldsOf(db, 'task');
  const wanted = 'JOIN json_each(@ids) wanted ON wanted.value = t.id WHERE t.deleted_at IS NULL ORDER BY wanted.key';
  return taskRows(db, wanted, { ids: JSON.stringify(ids) })
    .map(({ id }) => {
      const task = shownTask(db, id);
      const values = valuesOf(db, id, fields);
      const own = fields.map((field) => plainText(values.get(field.id) ?? null));
      return csvLine([...columns.map(([, cell]) => cell(task)), ...own]);
    })
    .join('');
}

/** Tasks as CSV (UTF-8 with a byte order mark, RFC 4180). */
export async function exportTasks(
  means: Pick<FeatureContext, 'store' | 'reads'>,
  { selection, sort = { column: 'due', direction: 'asc' }, signal }: Wanted,
): Promise<File> {
  const parts = ['\ufeff', header(means.store.db)];
  for await (const ids of chosenIds(means, 'task', { selection, sort, signal })) {
    parts.push(await means.reads.run<string>('tasks.csvLines', { ids }, signal));
  }
  const day = new Date(means.store.clock.now()).toISOString().slice(0, 10);
  return new File(parts, `Praxis ${day}.csv`, { type: 'text/csv' });
}
