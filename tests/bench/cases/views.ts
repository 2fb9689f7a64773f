import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { FilterGroup } from '../../../src-shared/contract/filters';
import type { Client } from '../../support/doors';
import { type Figure, figure, pairedTimes, quantile } from '../figures';
import { bareConnection } from '../store-files';
import { finished } from './import';

const edited = 10_000;
/** Every so many-th contact has a value in the custom field. */
const every = 10;

/**
 * Contacts filtered by three conditions, the second of a field the users made and the third of the company they are
 * with, in the order of their names: the first page and the number of all that match.
 */
export async function filterCase(client: Client, dataFolder: string): Promise<Figure> {
  const bare = await bareConnection(dataFolder, { readonly: true });
  try {
    const field = await client.fields.create({ target: 'contact', name: `Visits ${Date.now()}`, type: 'number' });
    const ids = bare
      .prepare<[number], { id: string }>(
        'SELECT id FROM contact WHERE deleted_at IS NULL AND rowid % ? = 0 ORDER BY id LIMIT 10000',
      )
      .all(every);
    for (const [at, { id }] of ids.entries()) {
      await client.fields.set({ recordId: id, fieldId: field.id, value: { kind: 'number', number: at % 50 } });
    }
    const letters = [...'abcdefghijklmnoprstuvw'];
    const asked = (turn: number) => ({ letter: letters[turn % letters.length] ?? 'a', more: 10 + (turn % 30) });
    const wanted = (turn: number): FilterGroup => {
      const { letter, more } = asked(turn);
      return {
        match: 'all',
        of: [
          { field: 'role', operator: 'notEmpty', values: [] },
          { field: `custom:${field.id}`, operator: 'after', values: [String(more)] },
          {
            relation: 'company',
            holds: 'some',
            where: { match: 'all', of: [{ field: 'name', operator: 'startsWith', values: [letter] }] },
          },
        ],
      };
    };
    const where = `c.deleted_at IS NULL AND c.role_key <> ''
      AND c.id IN (SELECT party_id FROM custom_number WHERE field_id = @field AND deleted_at IS NULL AND value > @more)
      AND c.company_id IN (SELECT id FROM company WHERE deleted_at IS NULL AND name_key >= @from AND name_key < @to)`;
    const page = bare.prepare<[object], { id: string }>(
      `SELECT c.id, c.display_name, c.company_name, c.role, c.email, c.phone, c.city, c.owner_id, c.created_at,
         c.updated_at FROM contact c WHERE ${where} ORDER BY c.name_key, c.id LIMIT 100`,
    );
    const count = bare.prepare<[object], unknown>(`SELECT count(*) FROM contact c WHERE ${where}`);
    const taken = await pairedTimes(
      100,
      async (turn) => {
        const filter = { where: wanted(turn) };
        await client.contacts.list({ sort: { column: 'name', direction: 'asc' }, filter, limit: 100 });
        await client.contacts.count({ filter });
      },
      (turn) => {
        const { letter, more } = asked(turn);
        const bound = { field: field.id, more, from: letter, to: `${letter}\u{10ffff}` };
        page.all(bound);
        count.get(bound);
      },
    );
    const own = quantile(taken.bare, 0.95);
    return figure({
      name: 'view.filter.p95',
      value: quantile(taken.ours, 0.95),
      unit: 'ms',
      goal: 'p95 ≤ 2× bare + 1 ms: 3 conditions, one custom, one relation; page and count',
      limit: 2 * own + 1,
      limitWhat: 'twice the bare SQL + 1 ms',
      bare: own,
    });
  } finally {
    bare.close();
  }
}

/** The same field set on 10,000 contacts, and taken back; bare is the UPDATEs alone, one transaction without triggers. */
export async function bulkCases(client: Client, dataFolder: string, work: string): Promise<Figure[]> {
  const { ids, bareSeconds } = await bareUpdates(dataFolder, path.join(work, 'bulk'));
  const began = performance.now();
  const { operationId, count } = await client.bulk.edit({
    kind: 'contact',
    selection: { ids },
    changes: [{ field: 'department', value: 'Bulk' }],
  });
  const seconds = (performance.now() - began) / 1000;
  if (count !== edited) throw new Error(`${count} were edited`);
  const undone = performance.now();
  const result = await client.history.undo({ id: operationId });
  if (result.outcome !== 'done') throw new Error(`the undo was ${result.outcome}`);
  await finished(client, result.operationId);
  const undoSeconds = (performance.now() - undone) / 1000;
  const against = { unit: 's' as const, limit: 6 * bareSeconds, limitWhat: '6 × bare UPDATEs', bare: bareSeconds };
  return [
    figure({ name: 'bulk.update', value: seconds, goal: '10,000 rows, ≤ 6× bare UPDATEs', ...against }),
    figure({ name: 'bulk.undo', value: undoSeconds, goal: 'of these 10,000, ≤ 6× bare UPDATEs', ...against }),
  ];
}

async function bareUpdates(dataFolder: string, copy: string): Promise<{ ids: string[]; bareSeconds: number }> {
  cpSync(dataFolder, copy, { recursive: true });
  const bare = await bareConnection(copy);
  try {
    const triggers = bare.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
    for (const { name } of triggers) bare.exec(`DROP TRIGGER "${name}"`);
    const ids = bare
      .prepare<[number], { id: string }>('SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id LIMIT ?')
      .all(edited)
      .map(({ id }) => id);
    const update = bare.prepare('UPDATE contact SET department = ?, updated_at = ?, updated_by = ? WHERE id = ?');
    const began = performance.now();
    bare.transaction(() => {
      for (const id of ids) update.run('Bulk', 1, 'somebody', id);
    })();
    return { ids, bareSeconds: (performance.now() - began) / 1000 };
  } finally {
    bare.close();
    rmSync(copy, { recursive: true, force: true });
  }
}
