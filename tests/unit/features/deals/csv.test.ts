import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { closeWorlds, openWorld } from '../world';

afterEach(closeWorlds);

/** As another program writes it. */
const file = [
  'Deal - Title,Deal - Value,Deal - Currency,Deal - Organization,Deal - Contact person,Deal - Pipeline,Deal - Stage,Deal - Status,Deal - Expected close date,Deal - Won time,Deal - Deal created,Court',
  'Barn,"1,250.50",EUR,Acme Ltd,Ada Lovelace,Sales,Lead In,Open,2026-12-24,,2025-06-01 10:00:00,Bonn',
  'Barn,900,JPY,Acme Ltd,Bob Byron,Sales,Demo,Won,,2025-08-01 09:30:00,2025-07-01 08:00:00,',
  'Mill,,CHF,,,Law,,Lost,,,,',
  ',5,EUR,,,,,,,,,',
  'Bad day,5,EUR,,,,,,soon,,,',
  'Bad money,much,EUR,,,,,,,,,',
  'Bad status,,,,,,,maybe,,,,',
].join('\r\n');

async function openHouse() {
  const world = openWorld();
  const { deals, fields, pipelines, history } = world.handlers;
  const plain = { color: 'info' as const, probability: 50, rotDays: null, required: [] };
  await call(pipelines.create, { name: 'sales', stages: [{ ...plain, name: 'Lead in' }] });
  await call(fields.create, { target: 'deal', name: 'Court', type: 'text' });
  const list = async () =>
    (await call(deals.list, { sort: { column: 'createdAt', direction: 'asc' }, filter: {} })).rows;
  const stages = async () =>
    (await call(pipelines.list, undefined)).map(({ name, stages: of }) => [name, of.map((stage) => stage.name)]);
  return { world, deals, fields, history, list, stages };
}

test('deals of another program come in with their ways, companies, people and fields; one undo takes all back', async () => {
  const { world, deals, fields, history, list, stages } = await openHouse();
  const read = await call(deals.readCsv, { text: file });
  expect(read).toMatchObject({ add: 3, change: 0, same: 0, faulty: 4 });
  expect(read.rows.map(({ row, name, detail, act, reason }) => [row, name, detail, act, reason])).toEqual([
    [5, '', '', 'faulty', 'required'],
    [6, 'Bad day', '', 'faulty', 'csv.day'],
    [7, 'Bad money', '', 'faulty', 'money.malformed'],
    [8, 'Bad status', '', 'faulty', 'csv.status'],
    [2, 'Barn', 'Sales: Lead In', 'add', null],
    [3, 'Barn', 'Sales: Demo', 'add', null],
    [4, 'Mill', 'Law', 'add', null],
  ]);
  expect(await list()).toEqual([]);
  const { operationId, added, changed } = await call(deals.importCsv, { text: file });
  expect([added, changed]).toEqual([3, 0]);
  const rows = await list();
  expect(
    rows.map(({ title, stageName, status, amount, currency, companyName, contactName, expectedClose }) => [
      ...[title, stageName, status, amount, currency, companyName, contactName, expectedClose],
    ]),
  ).toEqual([
    ['Barn', 'Lead in', 'open', 125_050, 'EUR', 'Acme Ltd', 'Ada Lovelace', '2026-12-24'],
    ['Barn', 'Demo', 'won', 900, 'JPY', 'Acme Ltd', 'Bob Byron', null],
    ['Mill', 'Open', 'lost', null, 'CHF', '', '', null],
  ]);
  expect(await stages()).toEqual([
    ['sales', ['Lead in', 'Demo']],
    ['Law', ['Open']],
  ]);
  const [barn, won] = rows;
  const day = (at: number | null | undefined) => new Date(at ?? 0).toISOString().slice(0, 10);
  expect(day(barn?.createdAt)).toBe('2025-06-01');
  expect(day((await call(deals.get, { id: won?.id ?? '' })).closedAt)).toBe('2025-08-01');
  expect((await call(fields.ofRecord, { recordId: barn?.id ?? '' }))[0]?.value).toEqual({ kind: 'text', text: 'Bonn' });
  expect((await world.find('bonn')).map(({ id }) => id)).toEqual([barn?.id]);

  expect(await call(deals.readCsv, { text: file })).toMatchObject({ add: 0, same: 3, faulty: 4 });
  expect(await call(deals.importCsv, { text: file })).toMatchObject({ added: 0 });
  expect(world.sql(`SELECT 1 FROM meta WHERE key LIKE 'deal.import.%'`)).toEqual([]);
  await call(history.undo, { id: operationId });
  expect(await list()).toEqual([]);
  expect(await stages()).toEqual([['sales', ['Lead in']]]);
  expect(world.sql('SELECT 1 FROM contact WHERE deleted_at IS NULL')).toEqual([]);
});

test('what goes out of one house comes into another as what it was', async () => {
  const one = await openHouse();
  await call(one.deals.importCsv, { text: file });
  const exported = async ({ world }: typeof one) =>
    (
      await call(world.handlers.bulk.export, {
        ...{ kind: 'deal' as const, selection: { filter: {}, except: [] }, format: 'csv' as const },
        sort: { column: 'createdAt', direction: 'asc' },
      })
    ).text();
  const text = await exported(one);
  const other = await openHouse();
  expect(await call(other.deals.importCsv, { text })).toMatchObject({ added: 3 });
  // All but ids, and when a row was last changed.
  const told = (csv: string) => csv.split('\r\n').map((line) => line.split(',').slice(1, -2).join(','));
  expect(told(await exported(other))).toEqual(told(text));
});

test('an end that is called a stage is none; without any pipeline one is made', async () => {
  const world = openWorld();
  const { deals, pipelines } = world.handlers;
  const text = 'Deal Name;Deal Stage;Amount;Close Date\nRoof;Closed Won;10;24.12.2025\n';
  expect(await call(deals.importCsv, { text })).toMatchObject({ added: 1 });
  expect(await call(pipelines.list, undefined)).toMatchObject([{ name: 'Pipeline', stages: [{ name: 'Open' }] }]);
  const { rows } = await call(deals.list, { sort: { column: 'name', direction: 'asc' }, filter: {} });
  expect(rows).toMatchObject([{ title: 'Roof', status: 'won', amount: 1000, expectedClose: '2025-12-24' }]);
});

test('a file without a column of names is refused', async () => {
  const { deals } = openWorld().handlers;
  await expect(call(deals.readCsv, { text: 'Shoes,Size\nred,42\n' })).rejects.toMatchObject({
    ...{ code: 'validation', details: { field: 'text', reason: 'csv.columns' } },
  });
});
