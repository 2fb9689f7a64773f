import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { today as todayOf } from '../lists';
import { allTasks, taskCounts, taskPage } from './list';
import { shownTask } from './repository';
import { selectedTasks } from './selected';
import { tasksService } from './service';

export { indexTasks, taskProjection } from './projection';
export { scheduleTaskReminders, taskRemindJob } from './remind';
export { taskTasks } from './selected';
export { insertTask, type NewTask } from './service';

export { taskTable } from './table';

const os = implement(contract).tasks;

/** Long reads of this feature, by name. */
export const taskReads = { 'tasks.list': taskPage, 'tasks.all': allTasks };

/** What there is to do. */
export function tasksFeature(context: FeatureContext & { country(): string }) {
  const { store, reads } = context;
  const service = tasksService(context);
  const selected = selectedTasks(context);
  const today = () => todayOf(store);
  return {
    handlers: {
      list: os.list.handler(({ input, signal }) =>
        reads.run<ReturnType<typeof taskPage>>('tasks.list', { ...input, today: input.today ?? today() }, signal),
      ),
      all: os.all.handler(({ input, signal }) =>
        reads.run<ReturnType<typeof allTasks>>('tasks.all', { ...input, today: today() }, signal),
      ),
      counts: os.counts.handler(({ input }) =>
        taskCounts(store.db, { today: input.today ?? today(), now: store.clock.now() }),
      ),
      get: os.get.handler(({ input }) => shownTask(store.db, input.id)),
      create: os.create.handler(({ input }) => service.create(input)),
      update: os.update.handler(({ input }) => service.update(input)),
      saveStep: os.saveStep.handler(({ input }) => service.saveStep(input)),
      removeStep: os.removeStep.handler(({ input }) => service.removeStep(input)),
      setDone: os.setDone.handler(({ input }) => service.setDone(input)),
      snooze: os.snooze.handler(({ input }) => service.snooze(input)),
      bin: os.bin.handler(({ input }) => service.bin(input)),
      restore: os.restore.handler(({ input }) => service.restore(input)),
      setSelectedDone: os.setSelectedDone.handler(({ input }) => selected.done(input.selection)),
      binSelected: os.binSelected.handler(({ input }) => selected.bin(input.selection)),
    },
  };
}
