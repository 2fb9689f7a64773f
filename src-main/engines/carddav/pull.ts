import type { ReadableDb } from '../../platform/store/handles';
import { differenceOf } from './image';
import { lastSaid, readIncoming } from './incoming';
import { batch, type Fetched } from './port';
import {
  type CollectionRow,
  cardAt,
  collectionsOf,
  countCards,
  type InboxRow,
  inboxOf,
  knownEtags,
  setCard,
  setCollection,
  stage,
  unstage,
} from './repository';
import { breathe, Question, type Run, tellProgress } from './run';
import { erasedCards } from './traces';

/**
 * Fetches what changed on the server into the inbox; a crash or a cut connection leaves it there, and nothing of it
 * is in the store yet. A server that has lost everything stops the run (`Question`).
 */
export async function pull(run: Run): Promise<void> {
  for (const collection of collectionsOf(run.house.store.db, run.account.id)) await pullCollection(run, collection);
  await settle(run);
}

async function pullCollection(run: Run, collection: CollectionRow): Promise<void> {
  const { store } = run.house;
  const { id, url } = collection;
  const changes = await run.port.changes(url, collection.syncToken);
  const known = knownEtags(store.db, id);
  const listed = new Set(changes.changed.map(({ href }) => href));
  const gone = changes.whole ? [...known.keys()].filter((href) => !listed.has(href)) : changes.removed;
  refuseToEmpty(run, collection, gone);
  const erased = erasedCards(store.db, url);
  const wanted = changes.changed.filter(
    ({ href, etag }) => (etag === '' || known.get(href) !== etag) && !erased.lieAt(href),
  );
  const hrefs = wanted.map(({ href }) => href);
  for (let at = 0; at < hrefs.length; at += batch) {
    run.signal.throwIfAborted();
    tellProgress(run, { phase: 'fetch', done: at, total: hrefs.length });
    const asked = hrefs.slice(at, at + batch);
    const fetched = await run.port.fetch(url, asked);
    const there = new Set(fetched.map(({ href }) => href));
    store.maintain(() => {
      for (const card of fetched) if (!erased.are(card)) stageCard(run, id, card);
      for (const href of asked) if (!there.has(href)) stageGone(run, id, href);
    });
    await breathe();
  }
  store.maintain(() => {
    for (const href of gone) stageGone(run, id, href);
    setCollection(store.db, id, { syncToken: changes.token, lastSuccess: store.clock.now() });
  });
}

/** Fetches single cards anew, because a write found them changed. */
export async function refetch(run: Run, collection: CollectionRow, hrefs: readonly string[]): Promise<void> {
  const { store } = run.house;
  for (let at = 0; at < hrefs.length; at += batch) {
    const asked = hrefs.slice(at, at + batch);
    const fetched = await run.port.fetch(collection.url, asked);
    const there = new Set(fetched.map(({ href }) => href));
    store.maintain(() => {
      for (const card of fetched) stageCard(run, collection.id, card);
      for (const href of asked) if (!there.has(href)) stageGone(run, collection.id, href);
    });
  }
}

function refuseToEmpty({ house, account }: Run, { id }: CollectionRow, gone: readonly string[]): void {
  if (account.allowed === 'serverEmpty') return;
  const { db } = house.store;
  const linked = countCards(db, [id]);
  const lost = gone.filter((href) => cardAt(db, id, href)?.contactId).length;
  if (linked > 1 && lost >= linked) throw new Question('serverEmpty', lost);
}

/** A card that is just as it was is only noted under its new version. */
function stageCard({ house, account }: Run, collectionId: number, { href, etag, card }: Fetched): void {
  const { db } = house.store;
  const known = cardAt(db, collectionId, href);
  if (known?.card === card && known.state === 'there') {
    if (known.etag !== etag) setCard(db, known.id, { etag });
  } else stage(db, { accountId: account.id, collectionId, href, etag, card });
}

function stageGone({ house, account }: Run, collectionId: number, href: string): void {
  const { db } = house.store;
  const known = cardAt(db, collectionId, href);
  if (known && known.state !== 'gone') stage(db, { accountId: account.id, collectionId, href, etag: '', card: null });
}

/** What the server only wrote in another way (our own card come back, say) needs no operation. */
async function settle({ house, account, signal }: Run): Promise<void> {
  const { store } = house;
  const country = house.country();
  let rows = inboxOf(store.db, account.id, 0, 50);
  while (rows.length > 0) {
    store.maintain(() => {
      for (const row of rows) if (saysTheSame(store.db, row, country)) unstage(store.db, row.id);
    });
    signal.throwIfAborted();
    await breathe();
    rows = inboxOf(store.db, account.id, rows.at(-1)?.id ?? 0, 50);
  }
}

/** Whether a card says what it said, or what we wrote; then only its text and version are kept. */
function saysTheSame(db: ReadableDb, { collectionId, href, etag, card }: InboxRow, country: string): boolean {
  const known = cardAt(db, collectionId, href);
  if (card === null || !known?.contactId || (known.state === 'gone' && !known.sent)) return false;
  const { says } = readIncoming(card, country, lastSaid(known));
  const expected = known.sent && differenceOf(known.sent.theirs, says).size === 0 ? known.sent : known;
  if ((known.state === 'gone' && expected === known) || differenceOf(expected.theirs, says).size > 0) return false;
  const { theirs, ours } = expected;
  setCard(db, known.id, { etag, card, theirs, ours, sent: null, state: known.state === 'left' ? 'left' : 'there' });
  return true;
}
