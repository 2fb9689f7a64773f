import { createAccount, fetchAddressBooks, fetchVCards, getBasicAuthHeaders } from 'tsdav';
import { type DavServer, rawDav, startRadicale } from '../../peers/dav-server';
import { openDavWorld } from '../../peers/dav-world';
import { removeTestFolders } from '../../support/store';
import { type Figure, figure } from '../figures';

/** People on the server, each with what a card of a phone has. */
async function fill(server: DavServer, count: number): Promise<void> {
  const other = rawDav(server);
  for (let at = 0; at < count; at++) {
    await other.put(
      `book/${at}.vcf`,
      [
        ...[
          'BEGIN:VCARD',
          'VERSION:3.0',
          `UID:person-${at}`,
          `FN:Given${at} Family${at}`,
          `N:Family${at};Given${at};;;`,
        ],
        ...[`EMAIL;TYPE=work:person${at}@mail.example`, `TEL;TYPE=cell:+49301${String(at).padStart(6, '0')}`],
        ...[`ORG:Company ${at % 50}`, `ADR;TYPE=home:;;Street ${at};Ulm;;89073;Germany`, 'BDAY:1985-04-12'],
        ...['END:VCARD', ''],
      ].join('\n'),
    );
  }
}

/** The library that asks the server for us, all by itself: it finds the book, fetches the cards and drops them. */
async function fetchAndDrop({ home, user, password }: DavServer, count: number): Promise<void> {
  const headers = getBasicAuthHeaders({ username: user, password });
  const account = await createAccount({ account: { accountType: 'carddav', serverUrl: home }, headers });
  const books = await fetchAddressBooks({ account, headers });
  let cards = 0;
  for (const addressBook of books) cards += (await fetchVCards({ addressBook, headers })).length;
  if (cards !== count) throw new Error(`${cards} of ${count} cards came`);
}

/** Cards that come in, to matched, stored, journalled and searchable contacts: per card, against fetching alone. */
export async function cardDavCase(count: number): Promise<Figure> {
  const server = await startRadicale();
  const world = openDavWorld();
  try {
    await fill(server, count);
    await fetchAndDrop(server, count);
    const began = performance.now();
    await fetchAndDrop(server, count);
    const between = performance.now();
    const id = await world.connect(server);
    await world.sync(id);
    const ended = performance.now();
    if (world.ids().length !== count) throw new Error(`${world.ids().length} of ${count} contacts came`);
    const bare = (between - began) / count;
    return figure({
      name: 'carddav.sync.rate',
      value: (ended - between) / count,
      unit: 'ms',
      goal: `a card of ${count.toLocaleString('en')} ≤ 2× tsdav fetching and dropping it`,
      limit: 2 * bare,
      limitWhat: '2 × tsdav alone, same server',
      bare,
    });
  } finally {
    world.close();
    removeTestFolders();
    await server.stop();
  }
}
