import { eq } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { contact } from '../../../src-main/features/contacts/schema';
import { contactPoint } from '../../../src-main/features/parties/schema';
import type { UndoOutcome } from '../../../src-main/platform/journal/undo';
import type { Tx } from '../../../src-main/platform/store/handles';
import { newRow } from '../../../src-main/platform/store/rows';
import { runs } from '../../support/runs';
import { actor, openTestStore, removeTestFolders } from '../../support/store';
import { cellKey, UndoModel, type Write } from './undo-model';

afterEach(removeTestFolders);

const act = { label: { key: 'contact.edited' as const }, actor };

type Command =
  | { do: 'add'; points: number }
  | { do: 'edit'; picks: { row: number; group: 'name' | 'role' | 'value' | 'deleted'; value: number }[] }
  | { do: 'addPoint'; row: number }
  | { do: 'undo' | 'redo'; which: number; alsoLater: boolean }
  | { do: 'undoLast' | 'redoLast' | 'restart' };

const pick = fc.record({
  row: fc.nat({ max: 6 }),
  group: fc.constantFrom('name' as const, 'role' as const, 'value' as const, 'deleted' as const),
  value: fc.nat({ max: 3 }),
});
const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('add' as const), points: fc.nat({ max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('addPoint' as const), row: fc.nat({ max: 6 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('edit' as const), picks: fc.array(pick, { minLength: 1, maxLength: 3 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('undo' as const, 'redo' as const),
      which: fc.nat({ max: 9 }),
      alsoLater: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('undoLast' as const, 'redoLast' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);

/** A store with some contacts and points, and the model that says what must be in it. */
class Practice {
  #open = openTestStore();
  readonly model = new UndoModel();
  readonly #records: string[] = [];
  readonly #points: { id: string; record: string }[] = [];

  async run(command: Command): Promise<void> {
    switch (command.do) {
      case 'add':
        return this.#add(command.points);
      case 'addPoint':
        return this.#addPoint(command.row);
      case 'edit':
        return this.#edit(command.picks);
      case 'restart':
        this.#open.store.close();
        this.#open = openTestStore(this.#open);
        return;
      case 'undoLast':
        return this.#expectTurn(this.model.latest(), false, () => this.#open.undo.undoLast(actor));
      case 'redoLast':
        return this.#expectTurn(this.model.lastUndone(), false, () => this.#open.undo.redoLast(actor));
      default:
        return this.#turn(command);
    }
  }

  /** What is in the store, cell by cell; the value of a row that is not there doesn't matter. */
  check(): void {
    const cells = this.model.cells();
    const { orm } = this.#open.store.db;
    const gone = (row: string) => cells.get(cellKey({ row, group: 'deleted' })) === true;
    for (const row of orm.select().from(contact).all()) {
      expect({ row: row.id, gone: row.deletedAt !== null }).toEqual({ row: row.id, gone: gone(row.id) });
      if (gone(row.id)) continue;
      expect(row.givenName).toBe(cells.get(cellKey({ row: row.id, group: 'name' })) ?? '');
      expect(row.role).toBe(cells.get(cellKey({ row: row.id, group: 'role' })) ?? '');
    }
    for (const row of orm.select().from(contactPoint).all()) {
      if (gone(row.partyId)) continue;
      expect({ row: row.id, gone: row.deletedAt !== null }).toEqual({ row: row.id, gone: gone(row.id) });
      if (!gone(row.id)) expect(row.value).toBe(cells.get(cellKey({ row: row.id, group: 'value' })));
    }
  }

  close(): void {
    this.#open.store.close();
  }

  #transact(writes: Write[], work: (tx: Tx) => void): void {
    const id = this.#open.store.operations.nextId();
    this.#open.store.transact(act, work);
    this.model.did(id, writes);
  }

  #inserted(row: string, record: string, base: boolean, fields: Partial<Record<Write['group'], string>>): Write {
    for (const [group, value] of Object.entries(fields)) {
      this.model.starts(cellKey({ row, group: group as Write['group'] }), value);
    }
    return { row, record, group: 'deleted', after: false, base };
  }

  #add(points: number): void {
    const writes: Write[] = [];
    this.#transact(writes, (tx) => {
      const { orm } = tx.db;
      const row = newRow(tx);
      orm
        .insert(contact)
        .values({ ...row, givenName: 'new' })
        .run();
      writes.push(this.#inserted(row.id, row.id, true, { name: 'new', role: '' }));
      this.#records.push(row.id);
      for (let count = 0; count < points; count++) {
        const point = newRow(tx);
        orm
          .insert(contactPoint)
          .values({ ...point, partyId: row.id, kind: 'email', value: 'p', normalized: 'p' })
          .run();
        writes.push(this.#inserted(point.id, row.id, false, { value: 'p' }));
        this.#points.push({ id: point.id, record: row.id });
      }
    });
  }

  #addPoint(index: number): void {
    const record = this.#records[index];
    if (!record) return;
    const writes: Write[] = [];
    this.#transact(writes, (tx) => {
      const point = newRow(tx);
      tx.db.orm
        .insert(contactPoint)
        .values({ ...point, partyId: record, kind: 'email', value: 'q', normalized: 'q' })
        .run();
      writes.push(this.#inserted(point.id, record, true, { value: 'q' }));
      this.#points.push({ id: point.id, record });
    });
  }

  #edit(picks: { row: number; group: Write['group']; value: number }[]): void {
    const writes = new Map<string, Write>();
    const cells = this.model.cells();
    for (const { row: index, group, value } of picks) {
      const point = group === 'value' ? this.#points[index] : undefined;
      const row = group === 'value' ? point?.id : this.#records[index];
      if (!row) continue;
      const write = {
        row,
        record: point?.record ?? row,
        group,
        after: group === 'deleted' ? value < 2 : `v${value}`,
        base: '',
      };
      const before = cells.get(cellKey(write)) ?? '';
      if (before !== write.after) writes.set(cellKey(write), { ...write, base: before });
    }
    this.#transact([...writes.values()], (tx) => {
      for (const { row, group, after } of writes.values()) {
        const { orm } = tx.db;
        if (group === 'value')
          orm
            .update(contactPoint)
            .set({ value: String(after) })
            .where(eq(contactPoint.id, row))
            .run();
        else {
          const set = {
            name: { givenName: String(after) },
            role: { role: String(after) },
            deleted: { deletedAt: after ? tx.at : null },
          };
          orm.update(contact).set(set[group]).where(eq(contact.id, row)).run();
        }
      }
    });
  }

  async #turn({ do: what, which, alsoLater }: Extract<Command, { which: number }>): Promise<void> {
    const ids = this.model.ids();
    const id = ids[ids.length - 1 - which];
    if (id === undefined) return;
    const to = what === 'undo' ? 'undone' : 'redone';
    const isWanted = this.model.stands(id) === (what === 'undo');
    await this.#expectTurn(isWanted ? id : undefined, alsoLater, () =>
      this.#open.undo.revert(id, to, actor, alsoLater),
    );
  }

  async #expectTurn(id: number | undefined, alsoLater: boolean, turn: () => Promise<UndoOutcome>): Promise<void> {
    const inTheWay = id === undefined ? [] : this.model.inTheWay(id);
    const answer = await turn();
    if (id === undefined) {
      expect(answer.outcome).toBe('nothing');
      return;
    }
    if (inTheWay.length > 0 && !alsoLater) {
      const named = answer.outcome === 'refused' ? answer.conflicts.map(({ operation }) => operation.id) : answer;
      expect(named).toEqual(inTheWay);
      return;
    }
    expect(answer.outcome).toBe('done');
    this.model.turn(id);
  }
}

describe('undo and redo, in any order, across restarts', () => {
  it('always leave what the acts that stand have made, and refuse only where a later one would be lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(commands, { minLength: 4, maxLength: 30 }), async (script) => {
        const practice = new Practice();
        try {
          for (const command of script) {
            await practice.run(command);
            practice.check();
          }
        } finally {
          practice.close();
        }
      }),
      { numRuns: runs(150) },
    );
  }, 120_000);
});
