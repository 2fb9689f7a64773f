import type { ComingDate, DueTouch, Overview } from '../../../src-shared/contract/today';

type Party = DueTouch['party'];

/** What the keys do with a line. */
export interface Line {
  readonly id: string;
  readonly party: Party;
  readonly done?: () => void;
  readonly snooze?: () => void;
}

export const touchLine = ({ party }: DueTouch): string => `touch ${party.id}`;
export const dateLine = ({ dateId, on }: ComingDate): string => `date ${dateId} ${on}`;
export const recentLine = ({ party }: Overview['recent'][number]): string => `recent ${party.id}`;

interface Acts {
  touchDone(due: DueTouch): void;
  touchSnooze(due: DueTouch): void;
  dateDone(date: ComingDate): void;
  dateSnooze(date: ComingDate): void;
}

/** Every line of the day in the order they stand, with what can be done with each. */
export const linesOf = ({ due, dates, recent }: Overview, acts: Acts): Line[] => [
  ...due.map((one) => ({
    id: touchLine(one),
    party: one.party,
    done: () => acts.touchDone(one),
    snooze: () => acts.touchSnooze(one),
  })),
  ...dates.map((one) => ({
    id: dateLine(one),
    party: one.party,
    done: () => acts.dateDone(one),
    snooze: () => acts.dateSnooze(one),
  })),
  ...recent.map((one) => ({ id: recentLine(one), party: one.party })),
];
