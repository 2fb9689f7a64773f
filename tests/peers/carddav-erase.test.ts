import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Account } from '../../src-shared/contract/accounts';
import { type Laptop, openLaptop, stopCores } from '../support/safety';
import { removeTestFolders } from '../support/store';
import { type DavServer, rawDav, startRadicale } from './dav-server';

let server: DavServer;
beforeAll(async () => {
  server = await startRadicale();
}, 120_000);
afterAll(() => server?.stop());
afterEach(async () => {
  await stopCores();
  removeTestFolders();
});

const card = (uid: string, name: string) =>
  `BEGIN:VCARD\nVERSION:3.0\nUID:${uid}\nFN:${name} Meier\nN:Meier;${name};;;\nEMAIL:${name}@mail.example\nEND:VCARD\n`;

const long = { timeout: 60_000, interval: 20 };

/** A run that began after the call has ended. */
async function synced({ router, clock }: Laptop, id: string): Promise<Account> {
  const accountOf = async () => (await router.accounts.list()).find((one) => one.id === id);
  const before = (await accountOf())?.lastSuccess ?? 0;
  clock.advance(60_000);
  await router.accounts.sync({ id });
  return vi.waitFor(async () => {
    const account = await accountOf();
    if (!account || account.running || (account.lastSuccess ?? 0) <= before) throw new Error('it still runs');
    return account;
  }, long);
}

async function connected(book: string) {
  const other = rawDav(server);
  await other.makeBook(book, book);
  await other.put(`${book}/ada.vcf`, card('ada-uid', 'Ada'));
  await other.put(`${book}/bob.vcf`, card('bob-uid', 'Bob'));
  const laptop = await openLaptop();
  const { router } = laptop;
  const { id } = await router.accounts.add({
    ...{ preset: 'radicale', name: 'Office', server: server.home, userName: 'ann', password: 'pw-ann', lan: true },
    ...{ direction: 'both', every: 0, books: [{ url: `${server.home}${book}/`, name: book, writable: true }] },
  });
  await vi.waitFor(async () => {
    if ((await router.accounts.list()).some(({ running }) => running)) throw new Error('it still looks');
  }, long);
  await router.accounts.begin({ id });
  await synced(laptop, id);
  expect(await laptop.count()).toBe(2);
  const [ada] = (await router.search.find({ text: 'Ada', limit: 1 })).hits;
  return { laptop, other, accountId: id, ada: ada?.id ?? '' };
}

it('a person erased here does not come back by sync, whatever becomes of the card on the server', {
  timeout: 120_000,
}, async () => {
  const { laptop, other, accountId, ada } = await connected('erased');
  const { router } = laptop;
  expect(await router.accounts.cardsOf({ partyId: ada })).toEqual([{ accountId, account: 'Office' }]);
  await router.privacy.erase({ partyId: ada, name: 'Ada Meier' });
  await laptop.result('erased');
  expect(await laptop.count()).toBe(1);
  // Untouched, changed by another phone, listed anew, and moved.
  await synced(laptop, accountId);
  await other.put('erased/ada.vcf', card('ada-uid', 'Ada'.padEnd(4, 'h')));
  await synced(laptop, accountId);
  await router.accounts.repair({ id: accountId });
  await synced(laptop, accountId);
  await other.remove('erased/ada.vcf');
  await other.put('erased/moved.vcf', card('ada-uid', 'Ada'));
  const account = await synced(laptop, accountId);
  expect([await laptop.count(), account.problem]).toEqual([1, null]);
  expect(await laptop.find('Meier')).toEqual(['Bob Meier']);
  expect(await other.list('erased/')).toHaveLength(2);
  // Nor is it in what stands on this laptop.
  const rows = (await router.network.log({ limit: 200 })).requests.filter(({ path }) => path.includes('moved.vcf'));
  expect(rows.every(({ method }) => method !== 'DELETE')).toBe(true);
});

it('the card on the server goes first where that is asked for, and nothing sends it again', {
  timeout: 120_000,
}, async () => {
  const { laptop, other, accountId, ada } = await connected('deleted');
  const { router } = laptop;
  expect(await router.accounts.deleteCards({ partyId: ada })).toEqual({ deleted: 1 });
  expect(await other.list('deleted/')).toHaveLength(1);
  expect(await router.accounts.cardsOf({ partyId: ada })).toEqual([]);
  await router.privacy.erase({ partyId: ada, name: 'Ada Meier' });
  await laptop.result('erased');
  await synced(laptop, accountId);
  expect([await laptop.count(), (await other.list('deleted/')).length]).toEqual([1, 1]);
});
