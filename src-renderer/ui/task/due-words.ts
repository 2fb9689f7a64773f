import type { Due } from '../../../src-shared/contract/tasks';
import { type LocalDate, localDateAt } from '../../../src-shared/domain/local-date';
import { useFormat } from '../format-locale';
import { useSaidDays } from '../said-days';

/** The day on this computer's wall when something is due. */
export const dueDay = (due: Pick<Due, 'on' | 'at'>): LocalDate => (due.at === null ? due.on : localDateAt(due.at));

export type DueTone = 'overdue' | 'today' | 'later';

/** Whether something is late: a day when it is over, a time when it has passed. */
export function dueTone(due: Pick<Due, 'on' | 'at'>, now = Date.now()): DueTone {
  const today = localDateAt(now);
  if (due.at === null ? due.on < today : due.at < now) return 'overdue';
  return dueDay(due) === today ? 'today' : 'later';
}

/** Days and times of tasks in the user's language, on this computer's wall. */
export function useDueWords() {
  const { locale } = useFormat();
  const { said, whole } = useSaidDays();
  const timeOf = (at: number) => new Date(at).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
  return {
    /** `tomorrow, 15:00`. */
    due: (due: Pick<Due, 'on' | 'at'>) => [said(dueDay(due)), ...(due.at === null ? [] : [timeOf(due.at)])].join(', '),
    /** `Fri, 20 Nov, 15:00`. */
    exactly: (due: Pick<Due, 'on' | 'at'>) =>
      [whole(dueDay(due)), ...(due.at === null ? [] : [timeOf(due.at)])].join(', '),
    timeOf,
    whole,
    said,
  };
}

/** An instant of a day and a time on this computer's wall, for showing what is not saved yet. */
export function instantHere({ on, time }: { on: LocalDate; time: string | null }): Pick<Due, 'on' | 'at'> {
  if (time === null) return { on, at: null };
  return { on, at: new Date(`${on}T${time}`).getTime() };
}
