import type { StoredJobType } from './jobs/jobs';
import type { RunnableTask } from './operations/task';

/** What brings time and network in. Its work are jobs (one lane per account) and tasks; `start` only sets it going. */
export interface Engine {
  name: string;
  jobs: readonly StoredJobType[];
  tasks: readonly RunnableTask[];
  /** Answers how to stop. Jobs and tasks are stopped by their runners. */
  start(): () => void;
}
