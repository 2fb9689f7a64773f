import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock } from '../../src-main/platform/clock/clock';
import { EventBus } from '../../src-main/platform/events/event-bus';
import { revertTask, Undo } from '../../src-main/platform/journal/undo';
import type { Logger } from '../../src-main/platform/log/logger';
import { Net } from '../../src-main/platform/net/net';
import { OperationRunner } from '../../src-main/platform/operations/runner';
import type { RunnableTask } from '../../src-main/platform/operations/task';
import { Secrets } from '../../src-main/platform/secrets/secrets';
import type { Actor } from '../../src-main/platform/store/handles';
import { openStore } from '../../src-main/platform/store/open-store';
import type { Projection, Store } from '../../src-main/platform/store/store';
import { capturedTables } from '../../src-main/schema';

/** A clock that stands still until it is told to go. */
export class TestClock implements Clock {
  constructor(public time = Date.UTC(2026, 0, 5, 9)) {}

  now(): number {
    return this.time;
  }

  /** Goes on by `ms`, which may be negative: users set clocks. */
  advance(ms: number): void {
    this.time += ms;
  }
}

export const silentLog: Logger = { info() {}, warn() {}, error() {} };

/** A folder of this test's own, removed by `removeTestFolders`. */
const folders: string[] = [];

export function testFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'praxis-test-'));
  folders.push(folder);
  return folder;
}

/** Call it in afterEach or afterAll. */
export function removeTestFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export interface TestStoreOptions {
  folder?: string;
  key?: Uint8Array;
  clock?: TestClock;
  projections?: readonly Projection[];
  tasks?: (store: Store) => RunnableTask[];
}

/** A real encrypted store in a folder of its own, with the operation runner and undo over it. */
export function openTestStore(options: TestStoreOptions = {}) {
  const folder = options.folder ?? testFolder();
  const key = options.key ?? randomBytes(32);
  const clock = options.clock ?? new TestClock();
  const bus = new EventBus();
  const file = path.join(folder, 'praxis.db');
  const store = openStore({ file, key, clock, bus, captured: capturedTables, projections: options.projections ?? [] });
  let undo: Undo;
  const runner = new OperationRunner({
    store,
    tasks: [revertTask(store), ...(options.tasks?.(store) ?? [])],
    log: silentLog,
    room: async () => {},
    takeBack: (id) => undo.takeBack(id, actor),
  });
  undo = new Undo(store, runner);
  return {
    folder,
    file,
    key,
    clock,
    bus,
    store,
    runner,
    undo,
    actor,
    net: new Net(store),
    secrets: new Secrets(store),
  };
}

export const actor: Actor = { kind: 'user', id: '01890000-0000-7000-8000-000000000001' };
