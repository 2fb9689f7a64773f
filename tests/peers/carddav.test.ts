import { call } from '@orpc/server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { removeTestFolders } from '../support/store';
import { type DavServer, rawDav, startRadicale } from './dav-server';
import { type DavWorld, openDavWorld } from './dav-world';

let server: DavServer;
const worlds: DavWorld[] = [];
let books = 0;

beforeAll(async () => {
  server = await startRadicale();
}, 120_000);
afterAll(() => server?.stop());
afterEach(() => {
  for (const world of worlds.splice(0)) world.close();
  removeTestFolders();
});

const open = () => {
  const world = openDavWorld();
  worlds.push(world);
  return world;
};

const card = (name: string, ...lines: string[]) =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:${name}`,
    `FN:${name} Meier`,
    `N:Meier;${name};;;`,
    ...lines,
    'END:VCARD',
    '',
  ].join('\n');

const unfolded = (text: string) => text.replace(/\r?\n[ \t]/g, '');

/** Bytes that begin as a PNG does. */
const picture = (number: number) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(600, number)]);

const day = (partyId: string, kind: 'birthday' | 'anniversary' | 'custom') => ({
  ...{ partyId, kind, label: '', year: 1990, month: 5, day: 13 },
});

/** A book of its own, with another client on it. */
async function newBook() {
  const name = `book${++books}`;
  const other = rawDav(server);
  await other.makeBook(name, name);
  return {
    name: `${name}/`,
    put: (file: string, text: string) => other.put(`${name}/${file}`, text),
    get: (file: string) => other.get(`${name}/${file}`),
    remove: (file: string) => other.remove(`${name}/${file}`),
    list: () => other.list(`${name}/`),
    texts: async () => Promise.all((await other.list(`${name}/`)).map((path) => other.get(path))),
  };
}

describe('an address book on a server', { timeout: 120_000 }, () => {
  it('is found with nothing but the server, the user and the password', async () => {
    const world = open();
    const login = { preset: 'radicale', server: server.origin, userName: 'ann', lan: true } as const;
    const found = await call(world.accounts.test, { ...login, password: 'pw-ann' });
    expect(found.books).toContainEqual({ url: `${server.home}book/`, name: 'Address book', writable: true });
    await expect(call(world.accounts.test, { ...login, password: 'wrong' })).rejects.toMatchObject({
      code: 'auth_expired',
    });
    await expect(call(world.accounts.test, { ...login, lan: false, password: 'pw-ann' })).rejects.toMatchObject({
      code: 'forbidden',
      details: { reason: 'insecure' },
    });
  });

  it('is counted before anything changes, then comes in and goes out, as one operation', async () => {
    const book = await newBook();
    await book.put('ada.vcf', card('Ada', 'EMAIL;TYPE=work:ada@mail.example', 'CATEGORIES:friend'));
    await book.put('bob.vcf', card('Bob', 'TEL;TYPE=cell:+4930123456'));
    await book.put(
      'list.vcf',
      'BEGIN:VCARD\nVERSION:3.0\nUID:l\nFN:List\nN:List;;;;\nX-ADDRESSBOOKSERVER-KIND:group\nEND:VCARD\n',
    );
    const world = open();
    const ada = await world.create('Ada', { email: 'ada@mail.example', role: 'Countess' });
    await world.update(ada, { familyName: 'Meier' });
    await world.create('Cleo', { email: 'cleo@mail.example' });
    const id = await world.connect(server, book.name, { preview: true });
    await world.sync(id);
    expect((await world.account(id)).counts).toMatchObject({ new: 1, update: 1, same: 0, left: 1, sent: 1 });
    expect(world.ids()).toHaveLength(2);
    await call(world.accounts.begin, { id });
    await world.sync(id);
    expect(world.ids()).toHaveLength(3);
    expect((await world.get(ada)).tags.map(({ name }) => name)).toEqual(['friend']);
    expect(await book.list()).toHaveLength(4);
    expect(await book.get('ada.vcf')).toContain('TITLE:Countess');
    expect(world.operations().filter(({ actor }) => actor === 'sync')).toMatchObject([{ label: 'contacts.synced' }]);
    expect(await world.account(id)).toMatchObject({ state: 'active', problem: null, books: [{ cards: 3 }] });
  });

  it('is at rest once both sides agree: nothing is sent, nothing is written', async () => {
    const book = await newBook();
    await book.put('ada.vcf', card('Ada', 'EMAIL:ada@mail.example', 'NOTE:first\\nsecond', 'ADR:;;Weg 1;Ulm;;89073;'));
    const world = open();
    await world.create('Bob', { email: 'bob@mail.example', companyName: 'Bobs' });
    const id = await world.connect(server, book.name);
    await world.sync(id);
    const [before, operations] = [await book.texts(), world.operations().length];
    const { counts } = await world.account(id);
    for (let run = 0; run < 3; run++) await world.sync(id);
    expect(await book.texts()).toEqual(before);
    expect(world.operations()).toHaveLength(operations);
    expect((await world.account(id)).counts).toEqual(counts);
    const written = world.store.db
      .prepare<[], { count: number }>(`SELECT count(*) AS count FROM network_log WHERE method IN ('PUT', 'DELETE')`)
      .get();
    expect(written?.count).toBe(1);
  });

  it('keeps what Praxis has no field for when a contact is edited here', async () => {
    const book = await newBook();
    await book.put(
      'ada.vcf',
      card(
        'Ada',
        'EMAIL;TYPE=work;X-ODD=1:ada@mail.example',
        'X-SHOE-SIZE;UNIT=eu:39',
        'item1.TEL:+4930111222',
        'item1.X-ABLabel:Boat',
        'KEY:abc',
      ),
    );
    const world = open();
    const id = await world.connect(server, book.name);
    await world.sync(id);
    const [ada = ''] = world.ids();
    await world.update(ada, { role: 'Captain' });
    await call(world.parties.savePoint, { partyId: ada, kind: 'email', value: 'new@mail.example', label: 'home' });
    await world.sync(id);
    const text = await book.get('ada.vcf');
    for (const line of [
      'X-SHOE-SIZE;UNIT=eu:39',
      'EMAIL;TYPE=work;X-ODD=1:ada@mail.example',
      'X-ABLABEL:Boat',
      'KEY:abc',
      'TITLE:Captain',
      'EMAIL;TYPE=home:new@mail.example',
    ])
      expect(text.toUpperCase()).toContain(line.toUpperCase());
  });

  it('takes photos and days over both ways, in the version the card has, and then is at rest', async () => {
    const book = await newBook();
    const photo = picture(1).toString('base64');
    const days = ['BDAY:1985-04-12', 'item1.X-ABDATE;type=pref:2010-06-05', 'item1.X-ABLabel:_$!<Anniversary>!$_'];
    await book.put('ada.vcf', card('Ada', `PHOTO;ENCODING=b;TYPE=PNG:${photo}`, ...days));
    const four = card('Bob', 'BDAY:--0229', `PHOTO:data:image/png;base64,${photo}`).replace(
      'VERSION:3.0',
      'VERSION:4.0',
    );
    await book.put('bob.vcf', four);
    const world = open();
    const cleo = await world.create('Cleo');
    const own = await world.setPhoto(cleo, picture(2));
    await call(world.parties.saveDate, { ...day(cleo, 'anniversary'), year: null });
    const id = await world.connect(server, book.name);
    await world.sync(id);
    const byName = (name: string) => world.ids().find((_, at) => world.images()[at]?.givenName === name) ?? '';
    const ada = await world.get(byName('Ada'));
    const { hash } = await world.files.put(picture(1));
    expect([ada.photo, ada.dates.map(({ kind, year, month }) => [kind, year, month])]).toEqual([
      hash,
      [
        ['birthday', 1985, 4],
        ['anniversary', 2010, 6],
      ],
    ]);
    expect((await world.get(byName('Bob'))).dates).toMatchObject([{ kind: 'birthday', year: null, month: 2, day: 29 }]);
    const atRest = async () => {
      const [before, operations] = [await book.texts(), world.operations().length];
      await world.sync(id);
      expect([await book.texts(), world.operations().length]).toEqual([before, operations]);
    };
    await atRest();
    const made = unfolded(await book.get(`${cleo}.vcf`));
    expect(made).toContain(`PHOTO;ENCODING=b;TYPE=PNG:${picture(2).toString('base64')}`);
    expect(made).toMatch(/X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-05-13/);
    await world.setPhoto(ada.id, picture(2));
    await call(world.parties.saveDate, { ...day(ada.id, 'birthday'), id: ada.dates[0]?.id });
    await call(world.parties.saveDate, { ...day(ada.id, 'custom'), label: 'First visit' });
    await world.sync(id);
    const text = unfolded(await book.get('ada.vcf'));
    expect(text.match(/^(?:\w+\.)?(?:BDAY|X-ABDATE)[^\r]*/gim)).toEqual([
      'BDAY:1990-05-13',
      expect.stringMatching(/X-ABDATE.*:2010-06-05$/i),
      expect.stringMatching(/X-ABDATE:1990-05-13$/i),
    ]);
    expect(text).toContain(`TYPE=PNG:${picture(2).toString('base64')}`);
    expect(text).not.toContain(photo);
    expect((await world.get(cleo)).photo).toBe(own);
    await atRest();
    await book.put('ada.vcf', card('Ada'));
    await world.sync(id);
    expect(await world.get(ada.id)).toMatchObject({ photo: '', dates: [] });
    await atRest();
  });

  it('does not take a photo for deleted that the server only links to', async () => {
    const book = await newBook();
    await book.put('ada.vcf', card('Ada'));
    const world = open();
    const id = await world.connect(server, book.name);
    await world.sync(id);
    const [ada = ''] = world.ids();
    const hash = await world.setPhoto(ada, picture(1));
    await world.sync(id);
    await book.put('ada.vcf', card('Ada', 'PHOTO;VALUE=uri:https://mail.example/ada.png', 'TITLE:Clerk'));
    await world.sync(id);
    expect(await world.get(ada)).toMatchObject({ photo: hash, role: 'Clerk' });
    await world.update(ada, { role: 'Boss' });
    await world.sync(id);
    expect(await book.get('ada.vcf')).toContain('PHOTO;VALUE=uri:https://mail.example/ada.png');
  });

  it('merges edits of both sides to one contact; where both changed the same, the server stands and ours is told', async () => {
    const book = await newBook();
    await book.put('ada.vcf', card('Ada', 'TITLE:Clerk', 'EMAIL:ada@mail.example'));
    const world = open();
    const id = await world.connect(server, book.name);
    await world.sync(id);
    const [ada = ''] = world.ids();
    await world.update(ada, { role: 'Boss', nickname: 'Addie' });
    await book.put('ada.vcf', card('Ada', 'TITLE:Chief', 'EMAIL:ada@mail.example', 'EMAIL:second@mail.example'));
    await world.sync(id);
    const merged = await world.get(ada);
    expect([merged.role, merged.nickname, merged.points.map(({ value }) => value)]).toEqual([
      'Chief',
      'Addie',
      ['ada@mail.example', 'second@mail.example'],
    ]);
    const text = await book.get('ada.vcf');
    expect([text.includes('NICKNAME:Addie'), text.includes('TITLE:Chief')]).toEqual([true, true]);
    expect(world.told).toMatchObject([{ kind: 'sync.conflict', params: { count: 1 } }]);
  });

  it('lets the other version be chosen of what both sides changed, and tells the server', async () => {
    const book = await newBook();
    for (const name of ['Ada', 'Bob', 'Cleo', 'Dora', 'Emil', 'Finn'])
      await book.put(`${name}.vcf`, card(name, 'TITLE:Clerk', 'BDAY:1985-04-12'));
    const world = open();
    const id = await world.connect(server, book.name);
    await world.sync(id);
    const idOf = (name: string) => world.ids().find((_, at) => world.images()[at]?.givenName === name) ?? '';
    const [ada, bob, cleo] = [idOf('Ada'), idOf('Bob'), idOf('Cleo')];
    const { dates } = await world.get(ada);
    await call(world.parties.saveDate, { ...day(ada, 'birthday'), id: dates[0]?.id });
    await world.update(ada, { role: 'Boss' });
    world.bin(bob);
    await world.update(cleo, { role: 'Boss' });
    await book.put('Ada.vcf', card('Ada', 'TITLE:Chief', 'BDAY:1985-04-13'));
    await book.put('Bob.vcf', card('Bob', 'TITLE:Chief'));
    await book.remove('Cleo.vcf');
    await world.sync(id);
    const conflicts = await call(world.accounts.conflicts, undefined);
    expect(conflicts.map(({ name, kind, parts }) => [name, kind, parts]).sort()).toEqual([
      [
        'Ada Meier',
        'changed',
        [
          { field: 'role', ours: 'Boss', theirs: 'Chief' },
          { field: 'birthday', ours: '1990-05-13', theirs: '1985-04-13' },
        ],
      ],
      ['Bob Meier', 'deletedHere', []],
      ['Cleo Meier', 'deletedThere', []],
    ]);
    const resolve = async (partyId: string, keep: 'ours' | 'theirs') => {
      const found = conflicts.find((conflict) => conflict.partyId === partyId);
      return call(world.accounts.resolve, { id: found?.id ?? 0, keep });
    };
    expect((await resolve(ada, 'ours')).operationId).toBeGreaterThan(0);
    await resolve(bob, 'ours');
    await resolve(cleo, 'theirs');
    expect(await call(world.accounts.conflicts, undefined)).toEqual([]);
    await world.sync(id);
    await call(world.accounts.answer, { id, yes: true }).catch(() => {});
    await world.sync(id);
    expect([await book.list(), world.ids()].map(({ length }) => length)).toEqual([4, 4]);
    const text = await book.get('Ada.vcf');
    expect([text.includes('BDAY:1990-05-13'), text.includes('TITLE:Boss')]).toEqual([true, true]);
    await expect(resolve(ada, 'ours')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('takes deletions over both ways, and an undo here brings them back there', async () => {
    const book = await newBook();
    for (const name of ['Ada', 'Bob', 'Cleo', 'Dora', 'Emil', 'Finn']) await book.put(`${name}.vcf`, card(name));
    const world = open();
    const id = await world.connect(server, book.name);
    await world.sync(id);
    await book.remove('Ada.vcf');
    await world.sync(id);
    expect(world.ids()).toHaveLength(5);
    await world.undoLatest();
    await world.sync(id);
    expect(world.ids()).toHaveLength(6);
    expect(await book.get('Ada.vcf')).toContain('Meier;Ada');
    const bob = world.ids().find((_, at) => world.images()[at]?.givenName === 'Bob') ?? '';
    world.bin(bob);
    await world.sync(id);
    expect(await book.list()).toHaveLength(5);
    world.restore(bob);
    await world.sync(id);
    expect(await book.list()).toHaveLength(6);
  });

  it('asks before it deletes many there, and leaves them when told to', async () => {
    const book = await newBook();
    for (let at = 0; at < 15; at++) await book.put(`${at}.vcf`, card(`Nr${at}`));
    const world = open();
    const id = await world.connect(server, book.name);
    await world.sync(id);
    const [first = '', ...rest] = world.ids();
    world.bin(...rest.slice(0, 11));
    await world.sync(id);
    expect(await world.account(id)).toMatchObject({ state: 'asking', ask: { kind: 'deleteMany', count: 11 } });
    expect(await book.list()).toHaveLength(15);
    await call(world.accounts.answer, { id, yes: false });
    await world.sync(id);
    expect([(await book.list()).length, world.ids().length]).toEqual([15, 4]);
    expect(world.ids()).toContain(first);
    world.bin(...rest.slice(11));
    await world.sync(id);
    await call(world.accounts.answer, { id, yes: true });
    await world.sync(id);
    expect((await book.list()).length).toBe(12);
  });

  it('that is suddenly empty wipes nothing here: it asks, and sends all again when told to', async () => {
    const book = await newBook();
    for (const name of ['Ada', 'Bob', 'Cleo']) await book.put(`${name}.vcf`, card(name, 'X-SHOE-SIZE:39'));
    const world = open();
    const id = await world.connect(server, book.name);
    await world.sync(id);
    for (const name of ['Ada', 'Bob', 'Cleo']) await book.remove(`${name}.vcf`);
    await world.sync(id);
    expect(await world.account(id)).toMatchObject({ state: 'asking', ask: { kind: 'serverEmpty', count: 3 } });
    expect(world.ids()).toHaveLength(3);
    await call(world.accounts.answer, { id, yes: false });
    await world.sync(id);
    expect(await book.list()).toHaveLength(3);
    expect(await book.get('Ada.vcf')).toContain('X-SHOE-SIZE:39');
    for (const name of ['Ada', 'Bob', 'Cleo']) await book.remove(`${name}.vcf`);
    await world.sync(id);
    await call(world.accounts.answer, { id, yes: true });
    await world.sync(id);
    expect([world.ids().length, (await book.list()).length]).toEqual([0, 0]);
  });

  it('never gets what is to stay on this computer', async () => {
    const book = await newBook();
    const world = open();
    const secret = await world.create('Secret', { email: 'secret@mail.example' });
    await world.update(secret, { localOnly: true });
    await world.create('Open');
    const id = await world.connect(server, book.name);
    await world.sync(id);
    await world.update(secret, { role: 'Agent' });
    await world.sync(id);
    expect((await book.texts()).join()).not.toContain('Secret');
    expect(await book.list()).toHaveLength(1);
  });

  it('one way only takes in and sends nothing', async () => {
    const book = await newBook();
    await book.put('ada.vcf', card('Ada'));
    const world = open();
    await world.create('Bob');
    const id = await world.connect(server, book.name, { direction: 'in' });
    await world.sync(id);
    const ada = world.ids().find((_, at) => world.images()[at]?.givenName === 'Ada') ?? '';
    await world.update(ada, { role: 'Here only' });
    await world.sync(id);
    await call(world.accounts.repair, { id });
    await world.sync(id);
    expect(world.ids()).toHaveLength(2);
    expect([(await book.list()).length, await book.get('ada.vcf')]).toEqual([
      1,
      expect.not.stringContaining('Here only'),
    ]);
  });
});
