import type { Client } from '../../support/doors';
import { type Figure, figure, pairedTimes, quantile } from '../figures';
import { bareConnection } from '../store-files';

/** How long all contacts may take to be gone through after a formula was made, in s. */
const mostSeconds = 60;

/** A formula on every contact: from making it to the last result, beside whoever works meanwhile. */
export async function formulaCase(client: Client, dataFolder: string): Promise<Figure> {
  const bare = await bareConnection(dataFolder, { readonly: true });
  try {
    const one = (sql: string, ...params: string[]) => bare.prepare<string[], { n: number }>(sql).get(...params)?.n ?? 0;
    const contacts = one('SELECT count(*) AS n FROM contact WHERE deleted_at IS NULL');
    const began = performance.now();
    const { id } = await client.fields.create({
      ...{ target: 'contact', name: `Answer ${Date.now()}`, type: 'formula', config: { expression: '6 * 7' } },
    });
    while (one('SELECT count(*) AS n FROM custom_computed WHERE field_id = ?', id) < contacts) {
      if (performance.now() - began > 10 * mostSeconds * 1000) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return figure({
      name: 'formula.recompute',
      value: (performance.now() - began) / 1000,
      unit: 's',
      goal: `a new formula on ${contacts.toLocaleString('en')} contacts within ${mostSeconds} s, beside the user`,
      limit: mostSeconds,
      limitWhat: 'fixed',
    });
  } finally {
    bare.close();
  }
}

/** Contacts filtered by one field that users made, in the order of their names: the first page, and how many there are. */
export async function customFilterCase(client: Client, dataFolder: string): Promise<Figure> {
  const bare = await bareConnection(dataFolder, { readonly: true });
  try {
    const field = await client.fields.create({ target: 'contact', name: `Sessions ${Date.now()}`, type: 'number' });
    const ids = bare
      .prepare<[], { id: string }>('SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id LIMIT 5000')
      .all();
    for (const [at, { id }] of ids.entries()) {
      await client.fields.set({ recordId: id, fieldId: field.id, value: { kind: 'number', number: at % 50 } });
    }
    const where = `c.deleted_at IS NULL
      AND c.id IN (SELECT party_id FROM custom_number WHERE field_id = @field AND deleted_at IS NULL AND value > @more)`;
    const page = bare.prepare<[object], unknown>(
      `SELECT c.id, c.display_name, c.company_name, c.role, c.email, c.phone, c.city, c.owner_id, c.created_at,
         c.updated_at FROM contact c WHERE ${where} ORDER BY c.name_key, c.id LIMIT 100`,
    );
    const count = bare.prepare<[object], unknown>(`SELECT count(*) FROM contact c WHERE ${where}`);
    const more = (turn: number) => 10 + (turn % 30);
    const taken = await pairedTimes(
      100,
      async (turn) => {
        const wanted = { field: `custom:${field.id}`, operator: 'after' as const, values: [String(more(turn))] };
        const filter = { where: { match: 'all' as const, of: [wanted] } };
        await client.contacts.list({ sort: { column: 'name', direction: 'asc' }, filter, limit: 100 });
        await client.contacts.count({ filter });
      },
      (turn) => {
        const bound = { field: field.id, more: more(turn) };
        page.all(bound);
        count.get(bound);
      },
    );
    const own = quantile(taken.bare, 0.95);
    return figure({
      name: 'custom.filter.p95',
      value: quantile(taken.ours, 0.95),
      unit: 'ms',
      goal: 'p95 ≤ 2× bare + 1 ms: one field of one’s own; page and count',
      limit: 2 * own + 1,
      limitWhat: 'twice the bare SQL + 1 ms',
      bare: own,
    });
  } finally {
    bare.close();
  }
}
