import type { LocalDate } from '../../../src-shared/domain/local-date';
import { dayBegins } from '../../../src-shared/domain/task';
import { AppError } from '../../../src-shared/errors';
import { instantOf, isRule, localZone } from './recurrence';

export interface DueInput {
  on: LocalDate;
  time: string | null;
  zone?: string | null | undefined;
}

/** The columns of a task that say when it is due, reminded of and comes back. */
export interface DueFields {
  dueOn: LocalDate | null;
  dueTime: string | null;
  dueZone: string | null;
  dueAt: number | null;
  remind: number | null;
  remindAt: number | null;
  repeat: string;
  repeatFrom: LocalDate | null;
}

const invalid = (field: string, reason: string) => new AppError('validation', `${field}: ${reason}`, { field, reason });

function instant(on: LocalDate, time: string, zone: string): number {
  try {
    return instantOf(on, time, zone);
  } catch (error) {
    if (error instanceof RangeError) throw invalid('due', 'task.zone');
    throw error;
  }
}

/**
 * What follows from a due day or time, a reminder and a recurrence; the rule is counted from `from`, else from the day.
 * Fails: `validation` (fields `due`, `remind`, `repeat`).
 */
export function dueFields({
  due,
  remind,
  repeat,
  from,
}: {
  due: DueInput | null;
  remind: number | null;
  repeat: string;
  from?: LocalDate | null | undefined;
}): DueFields {
  if (due === null) {
    if (repeat !== '') throw invalid('repeat', 'task.repeatDue');
    if (remind !== null) throw invalid('remind', 'task.remindDue');
    return {
      ...{ dueOn: null, dueTime: null, dueZone: null, dueAt: null, remind, remindAt: null },
      ...{ repeat, repeatFrom: null },
    };
  }
  const { on, time } = due;
  const zone = due.zone ?? localZone();
  const repeatFrom = repeat === '' ? null : (from ?? on);
  if (repeatFrom !== null && !isRule(repeat, repeatFrom)) throw invalid('repeat', 'task.repeat');
  const dueAt = time === null ? null : instant(on, time, zone);
  const begins = dueAt ?? instant(on, dayBegins, zone);
  return {
    ...{ dueOn: on, dueTime: time, dueZone: time === null ? null : zone, dueAt },
    ...{ remind, remindAt: remind === null ? null : begins - remind * 60_000 },
    ...{ repeat, repeatFrom },
  };
}

/** The day a task is put off to, at its time of the day unless it is told another. */
export const snoozed = (now: Pick<DueFields, 'dueTime' | 'dueZone'>, to: DueInput): DueInput => ({
  on: to.on,
  time: to.time ?? now.dueTime,
  zone: to.time === null ? now.dueZone : to.zone,
});
