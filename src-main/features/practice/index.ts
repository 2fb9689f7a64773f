import { implement } from '@orpc/server';
import { eq } from 'drizzle-orm';
import { contract } from '../../../src-shared/contract';
import { maxPhotoSize } from '../../../src-shared/contract/files';
import type { PracticeProfile } from '../../../src-shared/contract/practice';
import { AppError } from '../../../src-shared/errors';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedRow, newRow } from '../../platform/store/rows';
import type { Projection } from '../../platform/store/store';
import { sniffed } from '../files';
import { checkProfile } from './check';
import { practiceProfile } from './schema';

const os = implement(contract).practice;

/** The one row's id: the same on every laptop, so that two that meet have one profile. */
const profileId = '5a4f0c1e-8d0b-7d0e-9f0a-2b8c6d7e1f31';

const empty: PracticeProfile = {
  ...{ name: '', logo: '', tone: 'plain', greeting: '', languages: [], phones: [], emails: [], website: '' },
  ...{ street: '', extended: '', postalCode: '', city: '', region: '', country: '' },
  ...{ taxNumber: '', vatId: '', registration: '', accountHolder: '', iban: '', bic: '' },
};

/** Who one works as: for documents, templates and whoever writes in the practice's name. */
export function readPractice(db: ReadableDb): PracticeProfile {
  const row = db.orm.select().from(practiceProfile).where(eq(practiceProfile.id, profileId)).get();
  if (!row || row.deletedAt !== null) return empty;
  const known = Object.keys(empty).map((key) => [key, row[key as keyof PracticeProfile]]);
  return Object.fromEntries(known) as PracticeProfile;
}

/** A profile whose making was taken back is made anew, out of nothing. */
function writePractice(tx: Tx, patch: Partial<PracticeProfile>): void {
  const { orm } = tx.db;
  const now = orm.select().from(practiceProfile).where(eq(practiceProfile.id, profileId)).get();
  if (!now) {
    orm
      .insert(practiceProfile)
      .values({ ...newRow(tx), ...patch, id: profileId })
      .run();
    return;
  }
  const fields = now.deletedAt === null ? patch : { ...empty, ...patch, deletedAt: null };
  orm
    .update(practiceProfile)
    .set({ ...fields, ...changedRow(tx) })
    .where(eq(practiceProfile.id, profileId))
    .run();
}

/** Tells the screens that the profile was changed. */
export const practiceProjection: Projection = {
  events: (_db, changes) =>
    changes.some(({ table }) => table === 'practice_profile') ? [{ type: 'practice.changed' }] : [],
};

/** The practice profile. Each change is one undoable act. */
export function practiceFeature({
  store,
  files,
  actor,
  country,
}: FeatureContext & {
  /** Country of numbers without a prefix, ISO 3166. */
  country(): string;
}) {
  const act = (key: LabelKey, patch: Partial<PracticeProfile>): { operationId: number } =>
    store.transact({ label: { key }, actor: actor() }, (tx) => {
      writePractice(tx, patch);
      return { operationId: tx.operation };
    });
  return {
    handlers: {
      get: os.get.handler(() => readPractice(store.db)),
      save: os.save.handler(({ input }) => {
        const now = readPractice(store.db);
        const changed = Object.entries(checkProfile(input, country())).filter(
          ([key, value]) => JSON.stringify(value) !== JSON.stringify(now[key as keyof PracticeProfile]),
        );
        if (changed.length > 0) act('practice.saved', Object.fromEntries(changed));
        return readPractice(store.db);
      }),
      setLogo: os.setLogo.handler(async ({ input: { hash } }) => {
        const { mediaType, size } = await sniffed(files, hash);
        if (!/^image\/(png|jpeg|webp)$/.test(mediaType)) {
          throw new AppError('validation', 'no logo', { field: 'logo', reason: 'logo.kind' });
        }
        if (size > maxPhotoSize) {
          throw new AppError('validation', 'too large', { field: 'logo', reason: 'photo.tooLarge' });
        }
        return act('practice.logoSet', { logo: hash });
      }),
      removeLogo: os.removeLogo.handler(() => act('practice.logoRemoved', { logo: '' })),
    },
  };
}
