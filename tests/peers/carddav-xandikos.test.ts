import { call } from '@orpc/server';
import { afterAll, expect, it } from 'vitest';
import { removeTestFolders } from '../support/store';
import { rawDav, startXandikos } from './dav-server';
import { openDavWorld } from './dav-world';

const stops: (() => unknown)[] = [removeTestFolders];
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

it('a server that is awkward where the standards leave room is synced with both ways too', {
  timeout: 120_000,
}, async () => {
  const server = await startXandikos();
  stops.push(() => server.stop());
  const other = rawDav(server);
  const book = 'addressbook/';
  await other.put(`${book}ada.vcf`, 'BEGIN:VCARD\nVERSION:3.0\nUID:ada\nFN:Ada Meier\nN:Meier;Ada;;;\nEND:VCARD\n');
  const world = openDavWorld();
  stops.push(() => world.close());
  await world.create('Bob', { email: 'bob@mail.example' });
  const id = await world.connect(server, book);
  await world.sync(id);
  expect([world.ids().length, (await other.list(book)).length]).toEqual([2, 2]);
  const ada = world.ids().find((_, at) => world.images()[at]?.givenName === 'Ada') ?? '';
  await world.update(ada, { role: 'Countess' });
  await world.sync(id);
  expect(await other.get(`${book}ada.vcf`)).toContain('TITLE:Countess');
  // A token it does not know is answered with 500.
  world.store.maintain(() => world.store.db.prepare(`UPDATE dav_collection SET sync_token = 'unheard-of'`).run());
  await other.remove(`${book}ada.vcf`);
  await world.sync(id);
  expect(world.ids()).toHaveLength(1);
  expect(await call(world.accounts.list, undefined)).toMatchObject([{ problem: null, state: 'active' }]);
});
