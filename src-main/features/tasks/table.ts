import { instantCell, severalCell, type Table } from '../lists';
import { shownTask } from './repository';

/** Tasks as rows of a table. */
export const taskTable: Table = {
  headings: [
    ...['Praxis ID', 'Title', 'Kind', 'Priority', 'Due', 'Time', 'Time zone', 'Repeats', 'Reminder (minutes before)'],
    ...['About', 'Assignee', 'Checklist', 'Notes', 'Done', 'Created', 'Changed'],
  ],
  row(db, id) {
    const { title, kind, priority, due, repeat, remind, records, assignee, steps, body, ...task } = shownTask(db, id);
    return [
      ...[id, title, kind, priority, due?.on ?? '', due?.time ?? '', due?.zone ?? '', repeat],
      ...[remind === null ? '' : String(remind), severalCell(records.map(({ name }) => name)), assignee.name],
      ...[steps.map((step) => `[${step.done ? 'x' : ' '}] ${step.title}`).join('\n'), body],
      ...[instantCell(task.doneAt), instantCell(task.createdAt), instantCell(task.updatedAt)],
    ];
  },
};
