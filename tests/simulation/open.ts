import { existsSync } from 'node:fs';
import * as z from 'zod';
import { contact } from '../../src-main/features/contacts/schema';
import { systemClock } from '../../src-main/platform/clock/clock';
import { EventBus } from '../../src-main/platform/events/event-bus';
import { revertTask, Undo } from '../../src-main/platform/journal/undo';
import { OperationRunner } from '../../src-main/platform/operations/runner';
import { defineTask } from '../../src-main/platform/operations/task';
import type { Actor } from '../../src-main/platform/store/handles';
import { openStore } from '../../src-main/platform/store/open-store';
import { newRow } from '../../src-main/platform/store/rows';
import { capturedTables } from '../../src-main/schema';

export const actor: Actor = { kind: 'user', id: '01890000-0000-7000-8000-000000000001' };
export const key = new Uint8Array(32).fill(3);

/** Contacts one transaction writes together. */
export const together = 5;

/** Contacts a long operation makes, one `role` each, in steps of four. */
export const grown = 60;

/** Adds contacts named after the operation. */
const growTask = defineTask({
  name: 'grow',
  state: z.object({ at: z.int(), about: z.string() }),
  next: () => null,
  step: (tx, { at, about }) => {
    const end = Math.min(grown, at + 4);
    for (let number = at; number < end; number++) {
      const values = { ...newRow(tx), givenName: `grown ${tx.operation}`, role: String(number), about };
      tx.db.orm.insert(contact).values(values).run();
    }
    return { state: { at: end, about }, done: end === grown, progress: end / grown, consumed: true };
  },
});

/** The real store, runner and undo, as the practice has them, without what listens on top. */
export function openAll(file: string) {
  const isNew = !existsSync(file);
  const store = openStore({
    file,
    key,
    clock: systemClock,
    bus: new EventBus(),
    captured: capturedTables,
    projections: [],
  });
  const log = { info() {}, warn() {}, error() {} };
  let undo: Undo;
  const runner = new OperationRunner({
    store,
    tasks: [revertTask(store), growTask],
    log,
    room: async () => {},
    takeBack: (id) => undo.takeBack(id, actor),
  });
  undo = new Undo(store, runner);
  return { store, runner, undo, isNew };
}
