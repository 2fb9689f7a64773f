import * as z from 'zod';
import type { FeatureContext } from '../../platform/feature';
import { defineJob } from '../../platform/jobs/jobs';
import type { Actor, ReadableDb } from '../../platform/store/handles';
import type { Projection } from '../../platform/store/store';

/**
 * Which rows name a content, one question each. A part that keeps contents adds its own. Rows in the bin count: their
 * restore needs the content, until they are deleted for good.
 */
const naming: readonly string[] = [
  'SELECT hash FROM attachment WHERE hash IN (SELECT value FROM json_each(@hashes))',
  'SELECT photo AS hash FROM contact WHERE photo IN (SELECT value FROM json_each(@hashes))',
  'SELECT photo AS hash FROM company WHERE photo IN (SELECT value FROM json_each(@hashes))',
  'SELECT logo AS hash FROM practice_profile WHERE logo IN (SELECT value FROM json_each(@hashes))',
];

/** A picture that was replaced is named by the journal only, for as long as an undo can bring it back. */
const journalled = `SELECT DISTINCT before ->> ('$.' || grp) AS hash FROM journal
  WHERE grp IN ('photo', 'logo') AND before ->> ('$.' || grp) IN (SELECT value FROM json_each(@hashes))
  AND not_cancelled()`;

/** How long a content may lie before a row names it, ms: an import that was paused overnight. */
export const grace = 24 * 60 * 60_000;

const atOnce = 200;
const type = 'files.collect';

const namedBy = (db: ReadableDb, question: string, hashes: readonly string[]): string[] =>
  db
    .prepare<[{ hashes: string }], { hash: string }>(question)
    .all({ hashes: JSON.stringify(hashes) })
    .map(({ hash }) => hash);

/** Those of `hashes` that no row names. */
function unnamed(db: ReadableDb, hashes: readonly string[]): string[] {
  const named = new Set(naming.flatMap((question) => namedBy(db, question, hashes)));
  return hashes.filter((hash) => !named.has(hash));
}

/** Long read: those of `hashes` that the journal names. */
export const journalledFiles = (db: ReadableDb, hashes: readonly string[]): string[] => namedBy(db, journalled, hashes);

/** Removes those contents, with their thumbnails, that neither a row nor the journal names. */
async function removeUnnamed({ store, reads, files }: FeatureContext, hashes: string[], signal?: AbortSignal) {
  const doubtful = unnamed(store.db, hashes);
  if (doubtful.length === 0) return;
  const kept = new Set(await reads.run<string[]>('files.journalled', doubtful, signal));
  // A row may have come while the journal was read; from here to the removal nothing else can run.
  const gone = unnamed(store.db, doubtful).filter((hash) => !kept.has(hash));
  for (const hash of gone) files.remove(hash);
  const forget = store.db.prepare<[string], never>('DELETE FROM thumbnail WHERE hash = ?');
  store.maintain(() => {
    for (const hash of gone) forget.run(hash);
  });
}

/** Contents whose last row was deleted for good go at once. */
async function collectLoose(context: FeatureContext, signal: AbortSignal): Promise<void> {
  const { store } = context;
  const next = store.db.prepare<[number], { hash: string }>('SELECT hash FROM file_loose LIMIT ?');
  const settle = store.db.prepare<[string], never>('DELETE FROM file_loose WHERE hash = ?');
  for (;;) {
    const hashes = next.all(atOnce).map(({ hash }) => hash);
    if (hashes.length === 0 || signal.aborted) return;
    await removeUnnamed(context, hashes, signal);
    store.maintain(() => {
      for (const hash of hashes) settle.run(hash);
    });
  }
}

/** Contents that were never named, or no longer are, go when they have lain for a day. */
async function collectOld(context: FeatureContext, signal: AbortSignal): Promise<void> {
  const { store, files } = context;
  const before = store.clock.now() - grace;
  let looked = 0;
  const old: string[] = [];
  for (const { hash, storedAt } of files.list()) {
    if (signal.aborted) return;
    if (storedAt < before) old.push(hash);
    if (old.length === atOnce) await removeUnnamed(context, old.splice(0), signal);
    if (++looked % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await removeUnnamed(context, old, signal);
}

/** Collects what no row names: soon after each start, daily, and when something was deleted for good. */
export function scheduleCollection({ store, jobs }: FeatureContext, wait = 60_000): void {
  store.maintain(() => jobs.enqueue({ type, payload: {}, dedupeKey: type, runAt: store.clock.now() + wait }));
}

export function collectJob(context: () => FeatureContext) {
  return defineJob({
    type,
    payload: z.object({}),
    async run(_payload, signal) {
      await collectLoose(context(), signal);
      await collectOld(context(), signal);
      signal.throwIfAborted();
      scheduleCollection(context(), grace);
    },
  });
}

const owners: ReadonlySet<string> = new Set(['attachment', 'contact', 'company', 'practice_profile']);

/** What was deleted for good takes its contents along. */
export function filesProjection(context: () => Pick<FeatureContext, 'jobs'>): Projection {
  return {
    derive(tx, changes) {
      if (changes.some(({ table, group }) => group === 'purged' && owners.has(table))) {
        context().jobs.enqueue({ type, payload: {}, dedupeKey: type, runAt: tx.at });
      }
    },
  };
}

/** Deletes for good the files that were removed before `before` (ms since 1970), like all that lies in the bin. */
export function purgeRemovedFiles({ store }: FeatureContext, actor: Actor, before: number, signal: AbortSignal): void {
  const overdue = store.db.prepare<[number, number], { id: string }>(
    'SELECT id FROM attachment WHERE deleted_at < ? LIMIT ?',
  );
  while (!signal.aborted) {
    const ids = overdue.all(before, atOnce).map(({ id }) => id);
    if (ids.length === 0) return;
    store.purge({ label: { key: 'file.purged' }, actor }, (tx) => {
      const remove = tx.db.prepare<[string], never>('DELETE FROM attachment WHERE id = ?');
      for (const id of ids) remove.run(id);
    });
  }
}
