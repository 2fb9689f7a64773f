import type { AccountCounts } from '../../../src-shared/contract/accounts';
import { AppError } from '../../../src-shared/errors';
import { readVCards } from '../../features/vcard';
import { photoOf } from './card-image';
import { forgetConflicts } from './conflicts';
import { portOf } from './connect';
import { isContact, planCard, readIncoming } from './incoming';
import { pull } from './pull';
import { type Pushed, push } from './push';
import {
  type AccountRow,
  accountOf,
  cardAt,
  collectionsOf,
  countInbox,
  inboxOf,
  setAccount,
  setCollection,
} from './repository';
import { breathe, type House, noCounts, Question, type Run } from './run';
import { takeInTaskName } from './take-in-task';

/** A card changed there while it was sent is fetched, merged and sent again, so often at the most in one run. */
const rounds = 4;

const accountsPage = '/settings/accounts';

/**
 * One run for an account: what changed on the server comes in as one operation, then what changed here goes out. In
 * the preview nothing changes but the counts. Fails as the port does; what went wrong is kept with the account.
 */
export async function syncAccount(house: House, id: string, signal: AbortSignal): Promise<void> {
  const { store } = house;
  const account = accountOf(store.db, id);
  if (account.state === 'paused' || account.state === 'asking') return;
  try {
    const run = { house, account, port: portOf(house, account), signal };
    const counts = account.state === 'preview' ? await preview(run) : await exchange(run);
    const changed = Object.entries(counts).some(([what, count]) => what !== 'same' && what !== 'left' && count > 0);
    settle(house, id, {
      ...(changed || account.state === 'preview' ? { counts } : {}),
      lastSuccess: account.state === 'preview' ? account.lastSuccess : store.clock.now(),
      problem: null,
      allowed: '',
    });
  } catch (error) {
    if (error instanceof Question) ask(house, account, error);
    else if (!signal.aborted) fail(house, account, error);
    if (!(error instanceof Question)) throw error;
  }
}

function settle({ store }: House, id: string, patch: Partial<AccountRow>): void {
  store.maintain(() => setAccount(store.db, id, { ...patch, progress: null }));
  store.bus.publish({ type: 'account.changed' });
}

function ask(house: House, { id, name }: AccountRow, { kind, count }: Question): void {
  settle(house, id, { state: 'asking', ask: { kind, count }, problem: null });
  const about = { params: { account: name, count }, link: accountsPage, dedupeKey: `sync ${id}` };
  house.notify({ kind: 'sync.asking', ...about });
}

/** Offline is no news: it passes. All else is told, once until it works again. */
function fail(house: House, { id, name, problem }: AccountRow, error: unknown): void {
  const code = error instanceof AppError ? error.code : 'internal';
  if (code === 'cancelled') return;
  const reason = error instanceof AppError ? String(error.details.reason ?? '') : '';
  const at = house.store.clock.now();
  settle(house, id, { problem: { code, reason, at } });
  const isTold = code === 'offline' || code === 'rate_limited' || problem?.code === code;
  const about = { params: { account: name }, link: accountsPage, dedupeKey: `sync ${id}` };
  if (!isTold) house.notify({ kind: 'sync.failed', ...about });
}

async function exchange(run: Run): Promise<AccountCounts> {
  const { house, account } = run;
  let counts = noCounts;
  for (let round = 0; round < rounds; round++) {
    run.signal.throwIfAborted();
    await pull(run);
    if (countInbox(house.store.db, account.id) > 0) counts = await takeAllIn(run, counts);
    const current = accountOf(house.store.db, account.id);
    if (current.direction === 'in') return counts;
    const { sent, refused, again }: Pushed = await push({ ...run, account: current });
    counts = { ...counts, sent: counts.sent + sent, refused: counts.refused + refused };
    if (!again) break;
  }
  return counts;
}

/** Brings the inbox in, as one operation of this account. */
async function takeAllIn(run: Run, before: AccountCounts): Promise<AccountCounts> {
  const { runner, store, actor } = run.house;
  const { id, name } = run.account;
  await keepPhotos(run);
  const total = countInbox(store.db, id);
  const act = {
    label: { key: 'contacts.synced', params: { account: name } } as const,
    actor: { ...actor(), kind: 'sync' as const },
  };
  const operationId = runner.start(act, takeInTaskName, { accountId: id, done: 0, total, counts: before });
  const ended = await runner.finished(operationId);
  if (ended.state !== 'done') {
    if (ended.state === 'running') throw new AppError('cancelled', 'the program stops');
    startAnew(run);
    throw new AppError('cancelled', `bringing in was ${ended.state}`);
  }
  const { counts } = ended.taskState as { counts: AccountCounts };
  tell(run, operationId, before, counts);
  return counts;
}

/** Photos of cards on their way in stand on the disk before a contact names them. */
async function keepPhotos({ house, account, signal }: Run): Promise<void> {
  const { store, files } = house;
  const next = (after: number) => inboxOf(store.db, account.id, after, 20);
  for (let rows = next(0); rows.length > 0; rows = next(rows.at(-1)?.id ?? 0)) {
    for (const { card } of rows) {
      // Only cards that have one are taken apart for it.
      const [read] = card !== null && /^(?:[\w-]+\.)?(?:PHOTO|LOGO)[;:]/im.test(card) ? readVCards(card) : [];
      const photo = read && photoOf(read.card);
      if (photo) await files.put(photo.data, signal);
    }
    signal.throwIfAborted();
    await breathe();
  }
}

/** Somebody broke it off, and what came in was taken back: nothing of that may go out as a deletion. */
function startAnew({ house, account }: Run): void {
  const { store } = house;
  store.maintain(() => {
    store.db
      .prepare(
        `DELETE FROM dav_card WHERE collection_id IN (SELECT id FROM dav_collection WHERE account_id = ?)
         AND contact_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = contact_id AND c.deleted_at IS NULL)`,
      )
      .run(account.id);
    for (const { id } of collectionsOf(store.db, account.id)) setCollection(store.db, id, { syncToken: '' });
    forgetConflicts(store.db, account.id);
    setAccount(store.db, account.id, { state: 'paused', progress: null });
  });
  store.bus.publish({ type: 'account.changed' });
}

/** So many contacts that went to the bin at once are told. */
const manyGone = 10;

function tell({ house, account }: Run, operationId: number, before: AccountCounts, after: AccountCounts): void {
  const about = (count: number) => ({ params: { account: account.name, count }, operationId });
  const conflicts = after.conflicts - before.conflicts;
  if (conflicts > 0) house.notify({ kind: 'sync.conflict', ...about(conflicts), link: accountsPage });
  const gone = after.gone - before.gone;
  if (gone > manyGone) house.notify({ kind: 'sync.removed', ...about(gone) });
}

/** Fetches all there is and counts what it would come to. */
async function preview(run: Run): Promise<AccountCounts> {
  const { house, account, signal } = run;
  const { db } = house.store;
  await pull(run);
  const counts = { ...noCounts };
  const taken = new Set<string>();
  const country = house.country();
  for (
    let rows = inboxOf(db, account.id, 0, 20);
    rows.length > 0;
    rows = inboxOf(db, account.id, rows.at(-1)?.id ?? 0, 20)
  ) {
    for (const { card, collectionId, href } of rows) {
      if (card === null || cardAt(db, collectionId, href)) continue;
      const incoming = readIncoming(card, country);
      if (!isContact(incoming)) {
        counts.left++;
        continue;
      }
      const plan = planCard(db, account.id, incoming, (id) => taken.has(id));
      if (plan.verdict !== 'new') taken.add(plan.contact.id);
      counts[plan.verdict === 'duplicate' ? 'same' : plan.verdict]++;
    }
    signal.throwIfAborted();
    await breathe();
  }
  const all = db
    .prepare<[], { count: number }>('SELECT count(*) AS count FROM contact WHERE deleted_at IS NULL AND local_only = 0')
    .get();
  const isWritable = collectionsOf(db, account.id).some(({ writable }) => writable);
  counts.sent = account.direction === 'both' && isWritable ? Math.max(0, (all?.count ?? 0) - taken.size) : 0;
  return counts;
}
