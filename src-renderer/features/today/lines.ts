import type { TaskLine } from '../../../src-shared/contract/tasks';
import type { ComingDate, DueTouch, Overview, WaitingDeal } from '../../../src-shared/contract/today';

/** What the keys do with a line. */
export interface Line {
  readonly id: string;
  readonly done?: () => void;
  readonly snooze?: () => void;
}

export const touchLine = ({ party }: DueTouch): string => `touch ${party.id}`;
export const dateLine = ({ dateId, on }: ComingDate): string => `date ${dateId} ${on}`;
export const recentLine = ({ party }: Overview['recent'][number]): string => `recent ${party.id}`;

export const dealLine = ({ id }: WaitingDeal): string => `deal ${id}`;

interface Acts {
  touchDone(due: DueTouch): void;
  touchSnooze(due: DueTouch): void;
  dateDone(date: ComingDate): void;
  dateSnooze(date: ComingDate): void;
  taskDone(task: TaskLine): void;
  taskSnooze(task: TaskLine): void;
  dealPlan(deal: WaitingDeal): void;
  dealLater(deal: WaitingDeal): void;
}

/** Every line of the day in the order they stand, with what can be done with each. */
export const linesOf = ({ due, dates, deals, recent }: Overview, acts: Acts): Line[] => [
  ...deals.map((one) => ({
    id: dealLine(one),
    done: () => acts.dealPlan(one),
    snooze: () => acts.dealLater(one),
  })),
  ...due.map((one) => ({
    id: touchLine(one),
    done: () => acts.touchDone(one),
    snooze: () => acts.touchSnooze(one),
  })),
  ...dates.map((one) => ({
    id: dateLine(one),
    done: () => acts.dateDone(one),
    snooze: () => acts.dateSnooze(one),
  })),
  ...recent.map((one) => ({ id: recentLine(one) })),
];

/** The tasks of a day: what is due, and what was promised to somebody. */
export interface TodayTodo {
  readonly due: readonly TaskLine[];
  readonly promised: readonly TaskLine[];
  /** There are more than these. */
  readonly isCut: boolean;
}

/** Their lines go by the task's id. */
export const taskLinesOf = (
  { due, promised }: Pick<TodayTodo, 'due' | 'promised'>,
  acts: Pick<Acts, 'taskDone' | 'taskSnooze'>,
): Line[] =>
  [...due, ...promised].map((task) => ({
    id: task.id,
    done: () => acts.taskDone(task),
    snooze: () => acts.taskSnooze(task),
  }));
