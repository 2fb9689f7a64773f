import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { InferContractRouterInputs } from '@orpc/contract';
import { call } from '@orpc/server';
import { EventBus } from '../../../src-main/platform/events/event-bus';
import { openConnection } from '../../../src-main/platform/store/connection';
import { openPractice } from '../../../src-main/practice';
import type { contract } from '../../../src-shared/contract';
import type { DomainEvent } from '../../../src-shared/events';
import { silentLog, TestClock, testFolder } from '../../support/store';

export type Inputs = InferContractRouterInputs<typeof contract>;

const worlds: { stop(): Promise<void> }[] = [];

/** Call it in afterEach or afterAll, before the folders go. */
export async function closeWorlds(): Promise<void> {
  for (const world of worlds.splice(0)) await world.stop();
}

const freshStore = () => ({ file: path.join(testFolder(), 'praxis.db'), key: randomBytes(32) });

/** A whole practice over a real encrypted store in a folder of its own, or one that was stopped, with its clock and its events. */
export function openWorld({ file, key }: { file: string; key: Buffer } = freshStore()) {
  const clock = new TestClock();
  const bus = new EventBus();
  const events: DomainEvent[] = [];
  bus.listen(({ event }) => {
    if (event.type !== 'operation.changed') events.push(event);
  });
  const practice = openPractice({ file, key, clock, bus, log: silentLog });
  worlds.push(practice);
  const { contacts, companies, records, history, search, app } = practice.handlers;
  return {
    clock,
    store: practice.context.store,
    jobs: practice.context.jobs,
    handlers: practice.handlers,
    notify: practice.notify,
    /** Events that were not taken by `events`. */
    seen: events,
    /** Events since the last call. */
    events: () => events.splice(0),
    /** Answers of SQL on a connection of its own. */
    sql: <Row>(text: string, ...params: unknown[]): Row[] => {
      const connection = openConnection(file, key, { readonly: true });
      try {
        return connection.prepare<unknown[], Row>(text).all(...params);
      } finally {
        connection.close();
      }
    },
    stop: async () => {
      worlds.splice(worlds.indexOf(practice), 1);
      await practice.stop();
      return { file, key };
    },
    saveSettings: (settings: Inputs['app']['saveSettings']) => call(app.saveSettings, settings),
    contact: (fields: Inputs['contacts']['create']) => call(contacts.create, fields),
    company: (fields: Inputs['companies']['create']) => call(companies.create, fields),
    getContact: (id: string) => call(contacts.get, { id }),
    getCompany: (id: string) => call(companies.get, { id }),
    find: async (text: string, limit = 12) => (await call(search.find, { text, limit })).hits,
    bin: (...ids: string[]) => call(contacts.bin, { selection: { ids } }),
    timeline: async (partyId: string) => (await call(records.timeline, { recordId: partyId, limit: 200 })).entries,
    undoLast: () => call(history.undoLast, undefined),
    redoLast: () => call(history.redoLast, undefined),
    operations: async () => (await call(history.list, { limit: 200 })).operations,
  };
}

export type World = ReturnType<typeof openWorld>;
