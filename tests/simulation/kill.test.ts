import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contact } from '../../src-main/features/contacts/schema';
import { operation } from '../../src-main/platform/store/schema';
import type { Store } from '../../src-main/platform/store/store';
import { removeTestFolders, testFolder } from '../support/store';
import { bundleProgram } from './bundle';
import type { Fact, Line } from './load-program';
import { grown, openAll, together } from './open';
import { Random } from './random';

const rounds = 200;

/** Rounds on one store before a new one is begun, so that creation is killed too, and checks stay quick. */
const roundsPerStore = 20;
const lanes = 2;
const seed = Number(process.env.PRAXIS_SIMULATION_SEED ?? Math.floor(Math.random() * 2 ** 31));

let program = '';
beforeAll(async () => {
  program = await bundleProgram('load-program', 'kill');
});
afterAll(removeTestFolders);

/** Lets the program work on the store, kills it at some moment, and answers what it had said. */
async function runAndKill(file: string, roundSeed: number): Promise<Line[]> {
  const random = new Random(roundSeed);
  const child = spawn(process.execPath, [program, file, String(roundSeed)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const end = once(child, 'close');
  const working = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      resolve();
    });
  });
  // Mostly while it writes; now and then while it starts, opens, creates.
  if (random.next() < 0.15) await new Promise((resolve) => setTimeout(resolve, 40 + random.below(200)));
  else {
    await Promise.race([working, end]);
    await new Promise((resolve) => setTimeout(resolve, random.below(200)));
  }
  child.kill('SIGKILL');
  const [code] = (await end) as [number | null];
  if (code !== null) throw new Error(`the program ended by itself (${code}): ${complaint}`);
  const whole = said.slice(0, said.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** What must be in the store after a round: all that was acknowledged, and of what was only begun all or nothing. */
interface Expected {
  sets: Map<string, { fact: Extract<Fact, { set: string }> | null; begun: Extract<Fact, { set: string }> | null }>;
  operations: Map<number, boolean>;
}

function note({ sets, operations }: Expected, lines: readonly Line[]): void {
  for (const line of lines) {
    const fact = 'begun' in line ? line.begun : line.acknowledged;
    if ('operation' in fact) operations.set(fact.operation, fact.done);
    else if ('begun' in line) sets.set(fact.set, { fact: sets.get(fact.set)?.fact ?? null, begun: fact });
    else sets.set(fact.set, { fact, begun: null });
  }
}

/** Journal, operations and rows must agree; nothing may be half there. */
function checkStructure(store: Store): void {
  expect(store.db.prepare<[], { integrity_check: string }>('PRAGMA integrity_check').all()).toEqual([
    { integrity_check: 'ok' },
  ]);
  const disagreeing = `SELECT o.id, o.changes, count(j.seq) AS journalled FROM operation o
    LEFT JOIN journal j ON j.operation = o.id GROUP BY o.id HAVING o.changes <> journalled`;
  expect(store.db.prepare(disagreeing).all()).toEqual([]);
  const orphans = 'SELECT seq FROM journal WHERE operation NOT IN (SELECT id FROM operation)';
  expect(store.db.prepare(orphans).all()).toEqual([]);
  const unjournalled = `SELECT id FROM contact c WHERE NOT EXISTS
    (SELECT 1 FROM journal j WHERE j.record = c.id AND j.row = c.id AND j.grp IS NULL)`;
  expect(store.db.prepare(unjournalled).all()).toEqual([]);
  const unstamped = `SELECT seq FROM journal j WHERE grp IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM sync_clock s WHERE s.row = j.row AND s.grp = j.grp)`;
  expect(store.db.prepare(unstamped).all()).toEqual([]);
}

const rowsOf = (store: Store, name: string) =>
  store.db.orm.select().from(contact).where(eq(contact.givenName, name)).orderBy(contact.id).all();

function checkSets(store: Store, { sets }: Expected): void {
  for (const [set, { fact, begun }] of sets) {
    const rows = rowsOf(store, set);
    expect({ set, count: rows.length }).toEqual({ set, count: fact || rows.length > 0 ? together : 0 });
    if (fact) expect(rows.map((row) => row.id).sort()).toEqual([...fact.ids].sort());
    const abouts = [...new Set(rows.map((row) => row.about))];
    if (rows.length > 0) expect({ set, different: abouts.length }).toEqual({ set, different: 1 });
    const allowed = [fact?.about, begun?.about].filter((about) => about !== undefined);
    if (rows.length > 0) expect(allowed).toContain(abouts[0]);
    if (rows.length > 0)
      sets.set(set, {
        fact: { set, ids: rows.map((row) => row.id), about: abouts[0] ?? '', gone: false },
        begun: null,
      });
    else sets.delete(set);
  }
}

async function checkOperations(store: Store, runner: ReturnType<typeof openAll>['runner'], { operations }: Expected) {
  for (const [id, done] of operations) {
    if (done) expect(store.operations.get(id)).toMatchObject({ state: 'done' });
  }
  runner.resumeInterrupted();
  const unfinished = store.db.orm.select({ id: operation.id }).from(operation).where(isNotNull(operation.task)).all();
  for (const { id } of unfinished) await runner.finished(id);
  expect(store.db.orm.select().from(operation).where(isNotNull(operation.task)).all()).toEqual([]);
  for (const id of operations.keys()) {
    const numbers = rowsOf(store, `grown ${id}`).map((row) => Number(row.role));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: grown }, (_, index) => index));
  }
}

async function lane(first: number): Promise<number> {
  let acknowledged = 0;
  let file = '';
  let expected: Expected = { sets: new Map(), operations: new Map() };
  for (let round = first; round < rounds; round += lanes) {
    if (Math.floor(round / lanes) % (roundsPerStore / lanes) === 0) {
      file = path.join(testFolder(), 'praxis.db');
      expected = { sets: new Map(), operations: new Map() };
    }
    const lines = await runAndKill(file, seed + round);
    acknowledged += lines.filter((line) => 'acknowledged' in line).length;
    note(expected, lines);
    const { store, runner } = openAll(file);
    try {
      checkStructure(store);
      await checkOperations(store, runner, expected);
      checkSets(store, expected);
      checkStructure(store);
    } catch (error) {
      throw new Error(`round ${round} of seed ${seed}: ${String(error)}`, { cause: error });
    } finally {
      store.close();
    }
  }
  return acknowledged;
}

describe('the plug pulled at any moment', () => {
  it(`loses nothing acknowledged and leaves nothing half, ${rounds} times over (seed ${seed})`, async () => {
    const counts = await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(rounds);
  }, 400_000);
});
