import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { closeWorlds, openWorld } from './world';

afterEach(closeWorlds);

test('companies and tasks go out as a table, with what stands in fields of the practice’s own', async () => {
  const world = openWorld();
  const { bulk, companies, fields, tasks } = world.handlers;
  const engines = await call(companies.create, { name: 'Engines; Ltd', industry: 'Mills' });
  const gone = await call(companies.create, { name: 'Gone Ltd' });
  await call(companies.bin, { selection: { ids: [gone.id] } });
  const number = await call(fields.create, { target: 'company', name: 'Number', type: 'number' });
  await call(fields.set, { recordId: engines.id, fieldId: number.id, value: { kind: 'number', number: 1.5 } });
  const lines = async (kind: 'company' | 'task', ids: string[]) =>
    (await (await call(bulk.export, { kind, selection: { ids }, format: 'csv' })).text()).split('\r\n');
  const [head, line, ...rest] = await lines('company', [gone.id, engines.id]);
  expect(head).toMatch(/^\ufeff?Praxis ID,Name,Belongs to,.*,Field: Number$/);
  expect(line).toContain(`${engines.id},Engines; Ltd,,Mills,`);
  expect(line).toMatch(/,1\.5$/);
  expect(rest).toEqual(['']);

  const task = await call(tasks.create, { title: '=Pay', due: { on: '2026-12-01', time: null } });
  const [, told] = await lines('task', [task.id]);
  expect(told).toContain(`${task.id},'=Pay,todo,none,2026-12-01,`);
});
