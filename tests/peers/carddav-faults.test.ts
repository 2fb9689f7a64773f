import { call } from '@orpc/server';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import '../support/repeatable';
import { runs } from '../support/runs';
import { removeTestFolders } from '../support/store';
import { type DavServer, rawDav, startRadicale } from './dav-server';
import { type DavWorld, openDavWorld } from './dav-world';
import { type Fault, startFlakyProxy } from './flaky-proxy';

let server: DavServer;
let books = 0;
const worlds: DavWorld[] = [];

beforeAll(async () => {
  server = await startRadicale();
}, 120_000);
afterAll(() => server?.stop());
afterEach(() => {
  for (const world of worlds.splice(0)) world.close();
  removeTestFolders();
});

const card = (name: string, role = '') =>
  `BEGIN:VCARD\nVERSION:3.0\nUID:${name}\nFN:${name} Meier\nN:Meier;${name};;;\nX-SHOE-SIZE:39\nTITLE:${role}\nEND:VCARD\n`;

async function newBook() {
  const name = `faults${++books}`;
  const other = rawDav(server);
  await other.makeBook(name, name);
  return {
    name: `${name}/`,
    put: (file: string, role = '') => other.put(`${name}/${file}.vcf`, card(file, role)),
    remove: (file: string) => other.remove(`${name}/${file}.vcf`),
    texts: async () => Promise.all((await other.list(`${name}/`)).map((path) => other.get(path))),
  };
}

const open = () => {
  const world = openDavWorld();
  worlds.push(world);
  return world;
};

/** Runs until a run goes through and nothing waits for an answer; every question is answered with yes. */
async function settle(world: DavWorld, id: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await world.sync(id);
    } catch (error) {
      if (tries < 10 && error instanceof AppError) continue;
      throw error;
    }
    if ((await world.account(id)).state !== 'asking') return;
    await call(world.accounts.answer, { id, yes: true });
  }
}

const peopleOf = (world: DavWorld) =>
  world
    .images()
    .map(({ givenName, familyName = '', role = '', nickname = '' }) => [givenName, familyName, role, nickname].join())
    .sort();

const fieldOf = (text: string, name: string) => new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(text)?.[1] ?? '';
const cardsOf = (texts: readonly string[]) =>
  texts
    .map((text) => {
      const [familyName = '', givenName = ''] = fieldOf(text, 'N').split(';');
      return [givenName, familyName, fieldOf(text, 'TITLE'), fieldOf(text, 'NICKNAME')].join();
    })
    .sort();

/** What happens to an address book on both sides, with one fault; what failed is tried again. Answers the requests' methods. */
async function story(at: number, fault: Fault): Promise<string[]> {
  const proxy = await startFlakyProxy(server.origin);
  try {
    const book = await newBook();
    const world = open();
    for (const name of ['Ada', 'Bob', 'Cleo', 'Dora']) await book.put(name);
    const [emil, finn] = [await world.create('Emil'), await world.create('Finn')];
    const through = { ...server, home: server.home.replace(server.origin, proxy.origin) };
    const id = await world.connect(through, book.name);
    proxy.fault(({ number }) => (number === at ? fault : null));
    await settle(world, id);
    const idOf = (name: string) =>
      world.ids().find((_, index) => world.images()[index]?.givenName === name) ?? `no ${name}`;
    await world.update(idOf('Ada'), { role: 'Countess' });
    await world.update(emil, { nickname: 'Em' });
    world.bin(idOf('Bob'), finn);
    await world.create('Gitta');
    await book.put('Ada2');
    await book.put('Cleo', 'Chief');
    await book.remove('Dora');
    await settle(world, id);
    await settle(world, id);
    const wanted = ['Ada,Meier,Countess,', 'Ada2,Meier,,', 'Cleo,Meier,Chief,', 'Emil,,,Em', 'Gitta,,,'];
    const texts = await book.texts();
    expect([peopleOf(world), cardsOf(texts)]).toEqual([wanted, wanted]);
    expect(texts.filter((text) => text.includes('X-SHOE-SIZE:39'))).toHaveLength(3);
    const operations = world.operations().length;
    await settle(world, id);
    expect([await book.texts(), world.operations().length]).toEqual([texts, operations]);
    return proxy.seen();
  } finally {
    for (const world of worlds.splice(0)) world.close();
    await proxy.stop();
  }
}

const faults: readonly Exclude<Fault, null>[] = [
  ...(['requestCut', 'answerLost', 'cut', 'drip'] as const),
  ...[401, 429, 500, 502, 503, 507].map((status) => ({ status })),
];
/** Where they mean something: a token that is no longer known, a version that is another. */
const ofSome: readonly (readonly [method: string, status: number])[] = [
  ['REPORT', 403],
  ['REPORT', 410],
  ['PROPFIND', 500],
  ['PUT', 412],
  ['DELETE', 412],
];

it('wherever a connection breaks or the server fails, both sides end up the same: nothing lost, nothing twice', {
  timeout: 600_000,
}, async () => {
  const methods = await story(-1, null);
  const points = methods.flatMap((method, at) =>
    [...faults, ...ofSome.flatMap(([wanted, status]) => (wanted === method ? [{ status }] : []))].map((fault) => ({
      at,
      fault,
    })),
  );
  expect(points.length).toBeGreaterThan(150);
  const every = Math.ceil(points.length / runs(points.length));
  for (const { at, fault } of points.filter((_, index) => index % every === 0)) {
    await story(at, fault).catch((error) => {
      throw new Error(`${JSON.stringify(fault)} at request ${at}: ${error}`, { cause: error });
    });
  }
});

type Step =
  | { act: 'create'; side: number }
  | { act: 'edit'; side: number; who: number; field: 'role' | 'nickname'; value: string }
  | { act: 'bin'; side: number; who: number }
  | { act: 'there'; side: number; who: number }
  | { act: 'remove'; side: number; who: number }
  | { act: 'sync'; side: number };

const side = fc.nat(1);
const who = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constant('create' as const), side }),
  fc.record({
    ...{ act: fc.constant('edit' as const), side, who },
    ...{ field: fc.constantFrom('role' as const, 'nickname' as const), value: fc.constantFrom('one', 'two', 'three') },
  }),
  fc.record({ act: fc.constant('bin' as const), side, who }),
  fc.record({ act: fc.constantFrom('there' as const, 'remove' as const), side, who }),
  fc.record({ act: fc.constant('sync' as const), side }),
);

type Book = Awaited<ReturnType<typeof newBook>>;

/** Another client changes a card, or deletes it where it is. */
async function changeThere(book: Book, { act, who }: { act: 'there' | 'remove'; who: number }): Promise<void> {
  const name = ['Ada', 'Bob', 'Cleo'][who % 3] ?? '';
  if (act === 'there') await book.put(name, `there${who}`);
  else await book.remove(name).catch(() => {});
}

async function changeHere(
  world: DavWorld,
  step: Extract<Step, { act: 'create' } | { act: 'edit' } | { act: 'bin' }>,
  number: number,
): Promise<void> {
  if (step.act === 'create') return void (await world.create(`New${number}`));
  const ids = world.ids();
  const id = ids[step.who % Math.max(1, ids.length)];
  if (id === undefined) return;
  if (step.act === 'edit') await world.update(id, { [step.field]: step.value });
  else world.bin(id);
}

it('two laptops with one address book end up the same, whatever was done on both and on the server', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const book = await newBook();
      for (const name of ['Ada', 'Bob', 'Cleo']) await book.put(name);
      const laptops = [open(), open()] as const;
      const accounts: string[] = [];
      for (const world of laptops) accounts.push(await world.connect(server, book.name));
      const sync = (at: number) => settle(laptops[at === 0 ? 0 : 1], accounts[at] ?? '');
      for (const [number, one] of steps.entries()) {
        if (one.act === 'sync') await sync(one.side);
        else if (one.act === 'there' || one.act === 'remove') await changeThere(book, one);
        else await changeHere(laptops[one.side === 0 ? 0 : 1], one, number);
      }
      for (const at of [0, 1, 0, 1, 0]) await sync(at);
      const cards = cardsOf(await book.texts());
      expect([peopleOf(laptops[0]), peopleOf(laptops[1])]).toEqual([cards, cards]);
      const before = await book.texts();
      await sync(1);
      await sync(0);
      expect(await book.texts()).toEqual(before);
      for (const world of worlds.splice(0)) world.close();
    }),
    { numRuns: runs(40) },
  );
});
