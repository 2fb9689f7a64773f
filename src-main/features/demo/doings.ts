import { addDays, localDateAt } from '../../../src-shared/domain/local-date';
import type { Tx } from '../../platform/store/handles';
import { insertActivity } from '../records';
import { insertTask, type NewTask } from '../tasks';
import { Chance } from './random';

const day = 24 * 60 * 60_000;

/** How many of the sample's clients have something to do about them, and something that was done with them. */
const tasksOfClients = 0.22;
const callsOfClients = 0.4;

const calls = [
  ['Prices for next year', 'reached'],
  ['Short question about the contract', 'reached'],
  ['Asked for a call back', 'messageLeft'],
  ['Dates for the workshop', 'reached'],
  ['', 'notReached'],
] as const;

const tasks: readonly ((given: string) => Omit<NewTask, 'due'>)[] = [
  (given) => ({ title: `Call ${given} about the offer`, kind: 'call' }),
  (given) => ({ title: `Send ${given} the figures`, kind: 'message', priority: 'high' }),
  (given) => ({ title: `Prepare the meeting with ${given}`, kind: 'meeting' }),
  (given) => ({ title: `Promised ${given} an answer on the contract`, kind: 'followUp' }),
  (given) => ({ title: `Look over the invoice for ${given}`, priority: 'low' }),
];

/** What there is to do about a client of the sample, and what was done; the same for the same number. */
export function addDoings(tx: Tx, recordId: string, { given, number }: { given: string; number: number }): void {
  const chance = new Chance(number);
  if (chance.happens(callsOfClients)) {
    const [title, outcome] = chance.pick(calls);
    const at = tx.at - (1 + chance.below(60)) * day;
    insertActivity(
      tx,
      { kind: 'call', title, outcome, at, minutes: outcome === 'reached' ? 5 * (1 + chance.below(6)) : null },
      [recordId],
    );
  }
  if (chance.happens(tasksOfClients)) {
    const due = { on: addDays(localDateAt(tx.at), chance.below(14) - 3), time: null };
    insertTask(tx, { ...chance.pick(tasks)(given), due, recordIds: [recordId] });
  }
}

/** What comes back in any practice. */
export function addRoutine(tx: Tx): void {
  const today = localDateAt(tx.at);
  insertTask(tx, { title: 'Go through the week', due: { on: today, time: null }, repeat: 'FREQ=WEEKLY;BYDAY=MO' });
  insertTask(tx, {
    title: 'Prepare the bookkeeping',
    due: { on: addDays(today, 9), time: null },
    repeat: 'FREQ=MONTHLY',
  });
  insertTask(tx, { title: 'Find a quieter café for first meetings' });
}
