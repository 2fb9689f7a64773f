import type { Connection } from '../../../src-main/platform/store/connection';
import type { ContactColumn } from '../../../src-shared/contract/contacts';
import type { Client } from '../../support/doors';
import { type Figure, figure, pairedTimes, quantile } from '../figures';
import { random } from '../random';
import { bareList, bareRecord, bareSearch } from './bare-sql';

const keys: [ContactColumn, string][] = [
  ['name', 'name_key'],
  ['company', 'company_key'],
  ['role', 'role_key'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['city', 'city_key'],
  ['owner', 'owner_id'],
  ['createdAt', 'created_at'],
  ['updatedAt', 'updated_at'],
];

const against = 'twice the bare SQL + 1 ms';

function read(
  name: string,
  goal: string,
  cap: number,
  taken: { ours: number[]; bare: number[] },
  what = against,
): Figure {
  const bare = quantile(taken.bare, 0.95);
  const limit = Math.min(cap, 2 * bare + 1);
  return figure({ name, value: quantile(taken.ours, 0.95), unit: 'ms', goal, limit, limitWhat: what, bare });
}

/** The list in every order, at the top and wherever a scrollbar may jump. */
export async function listCase(client: Client, connection: Connection, count: number): Promise<Figure> {
  const bare = bareList(connection);
  const next = random(3);
  const places = Array.from({ length: 400 }, (_, turn) => ({
    key: keys[turn % keys.length] ?? keys[0],
    direction: turn % 2 ? ('desc' as const) : ('asc' as const),
    offset: turn % 3 === 0 ? Math.floor(next() * count) : 0,
  }));
  const at = (turn: number) => places[turn % places.length] ?? places[0];
  const taken = await pairedTimes(
    300,
    (turn) => {
      const { key, direction, offset } = at(turn) as (typeof places)[0];
      return client.contacts.list({
        sort: { column: key?.[0] ?? 'name', direction },
        filter: { binned: false },
        offset,
        limit: 100,
      });
    },
    (turn) => {
      const { key, direction, offset } = at(turn) as (typeof places)[0];
      bare(key?.[1] ?? 'name_key', direction === 'asc' ? 'ASC' : 'DESC', offset);
    },
  );
  return read('list.p95', 'p95 < 20 ms, ≤ 2× bare + 1 ms', 20, taken);
}

export async function recordCases(clients: { port: Client; http: Client }, connection: Connection): Promise<Figure[]> {
  const bare = bareRecord(connection);
  const ids = connection
    .prepare<[], { id: string }>('SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY email LIMIT 20000')
    .all()
    .filter((_, at) => at % 50 === 0)
    .map(({ id }) => id);
  const idAt = (turn: number) => ids[turn % ids.length] ?? '';
  const cases: [string, Client][] = [
    ['record.p95', clients.port],
    ['rpc.messageport.p95', clients.port],
    ['rpc.http.p95', clients.http],
  ];
  const figures: Figure[] = [];
  for (const [name, client] of cases) {
    const taken =
      name === 'record.p95'
        ? await pairedTimes(
            400,
            (turn) => client.contacts.get({ id: idAt(turn) }),
            (turn) => bare(idAt(turn)),
          )
        : await pairedTimes(
            400,
            () => client.app.users(),
            () => connection.prepare('SELECT id, name FROM user').all(),
          );
    figures.push(read(name, name === 'record.p95' ? 'p95 < 20 ms, ≤ 2× bare + 1 ms' : '≤ 2× bare + 1 ms', 20, taken));
  }
  return figures;
}

/** As somebody types: each beginning of what they look for, one and two letters, numbers, and with a typo. */
export async function searchCase(client: Client, connection: Connection): Promise<Figure> {
  const bare = bareSearch(connection);
  const people = connection
    .prepare<[], { name_key: string; phone: string }>(
      'SELECT name_key, phone FROM contact WHERE deleted_at IS NULL LIMIT 60000',
    )
    .all()
    .filter((_, at) => at % 1500 === 0);
  const typed = people.flatMap(({ name_key: name, phone }) => [
    name.slice(0, 1),
    name.slice(0, 2),
    name.slice(0, 4),
    name,
    name.slice(1, 5),
    ...(phone ? [phone.slice(-6)] : []),
  ]);
  const texts = typed.filter((text) => text.trim() !== '');
  const textAt = (turn: number) => texts[turn % texts.length] ?? 'an';
  const taken = await pairedTimes(
    400,
    (turn) => client.search.find({ text: textAt(turn), limit: 12 }),
    (turn) => bare(textAt(turn).trim()),
  );
  return read('search.p95', 'p95 < 30 ms, ≤ 2× bare FTS5 + 1 ms', 30, taken, 'twice bare FTS5 + 1 ms');
}
