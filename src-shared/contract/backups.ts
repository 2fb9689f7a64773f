import * as z from 'zod';
import { id, instant, procedure } from './base';
import { started } from './safety';

const nothing = z.object({});

/** Where backups lie. `home` is the folder `backups` beside the store; a target is one of the settings, by its id. */
export const backupPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('target'), targetId: z.string().min(1).max(100) }),
  /** Stores that were replaced and are kept aside, to go back to. */
  z.object({ kind: z.literal('aside') }),
  /** A folder with backups in it, or that is a store itself: the data folder of another computer. */
  z.object({ kind: z.literal('folder'), path: z.string().min(1).max(4096) }),
]);
export type BackupPlace = z.infer<typeof backupPlace>;

export const backupReason = z.enum(['daily', 'manual', 'migration', 'store']);

export const backupEntry = z.object({
  /** Its name in its place. */
  name: z.string(),
  createdAt: instant,
  /** `migration`: the store as it was before an update; `store`: no backup, but a store's own folder. */
  reason: backupReason,
  /** Bytes of the store in it; files are shared among backups. */
  size: z.int(),
  contacts: z.int().nullable(),
  companies: z.int().nullable(),
  files: z.int().nullable(),
  schema: z.int().nullable(),
  /** When it was last opened with its key, counted and sampled; null when that failed or was not done. */
  provedAt: instant.nullable(),
  /** Why it could not be proven, as a reason of `error`; null when it could. */
  failure: z.string().nullable(),
});
export type BackupEntry = z.infer<typeof backupEntry>;

/** A bucket of S3, or of a server that speaks like it. */
export const backupServer = z.object({
  kind: z.literal('s3'),
  id: z.string().min(1).max(100),
  /** The server's address; http only on this computer and in the local network. */
  endpoint: z.url({ protocol: /^https?$/ }).max(500),
  region: z.string().min(1).max(100),
  bucket: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,61}[a-zA-Z0-9]$/),
  /** Before each name, without slash at the beginning or end; may be empty. */
  prefix: z
    .string()
    .max(200)
    .regex(/^(?!\/).*(?<!\/)$/),
});
export type BackupServer = z.infer<typeof backupServer>;

/** What a server lets in with; kept in the encrypted store and never answered. */
export const serverKeys = z.object({
  accessKeyId: z.string().min(1).max(200),
  secretAccessKey: z.string().min(1).max(500),
});

export const backupTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), id: z.string().min(1).max(100), path: z.string().min(1).max(4096) }),
  backupServer,
]);
export type BackupTarget = z.infer<typeof backupTarget>;

export const backupSettings = z.object({
  daily: z.boolean(),
  /** Places beside the one next to the store. */
  targets: z.array(backupTarget).max(5),
  /** Days without a proven backup in a place after which that is notified. */
  warnAfterDays: z.int().min(1).max(90),
});
export type BackupSettings = z.infer<typeof backupSettings>;

/** How a place stands: `home` or a target's id. */
export const placeStanding = z.object({
  place: z.string(),
  provedAt: instant.nullable(),
  failure: z.string().nullable(),
  /** Since when it could not be reached; null when it could. */
  waitingSince: instant.nullable(),
});
export type PlaceStanding = z.infer<typeof placeStanding>;

const unlock = z.discriminatedUnion('with', [
  z.object({ with: z.literal('passphrase'), passphrase: z.string().max(1024) }),
  z.object({ with: z.literal('recovery'), recoveryKey: z.string().max(200) }),
]);

/** Copies of the whole store, encrypted as it is, each opened and counted after it was made. */
export const backups = {
  /** Backups in a place, newest first. Fails: `storage` (`not_there`) when the place is not there now. Answers while locked. */
  list: procedure
    .route({ method: 'POST', path: '/backups/list' })
    .input(z.object({ place: backupPlace }))
    .output(z.object({ backups: z.array(backupEntry) })),
  /**
   * Folders near at hand (the user's own, disks that were plugged in) that hold backups or are a store, but for this
   * store's own. Answers while locked.
   */
  nearby: procedure
    .route({ method: 'GET', path: '/backups/nearby' })
    .output(z.object({ folders: z.array(z.string()) })),
  /** Makes and proves a backup in every place. Fails: `busy` while other work runs. */
  create: procedure.route({ method: 'POST', path: '/backups' }).output(started),
  settings: procedure
    .route({ method: 'GET', path: '/backups/settings' })
    .output(z.object({ settings: backupSettings, standing: z.array(placeStanding) })),
  /**
   * Sets where and when. `s3Keys` are those of a server by its id. A place that is new or was changed is tried before.
   * Fails: `validation` (field `path`, reasons `not_there`, `own_folder`) for a folder that can't be written, and as
   * `tryServer` does.
   */
  saveSettings: procedure
    .route({ method: 'POST', path: '/backups/settings' })
    .input(z.object({ settings: backupSettings, s3Keys: z.record(z.string(), serverKeys).optional() }))
    .output(nothing),
  /**
   * Writes a small object to a server, reads it and deletes it; nothing else is changed. Without `keys` those kept for
   * the server's id are used. Fails: `validation`, with `field` (`endpoint`, `region`, `bucket`, `accessKeyId`) and a
   * reason that says why.
   */
  tryServer: procedure
    .route({ method: 'POST', path: '/backups/try-server' })
    .input(z.object({ server: backupServer, keys: serverKeys.optional() }))
    .output(nothing),
  /**
   * Fetches a backup, checks it and compares it with the store as it is; the work's result is the preview. Nothing is
   * changed. `unlock` where it is not of this store. Fails later: `forbidden` (`wrong_key`, `key_needed`). Answers while locked.
   */
  prepareRestore: procedure
    .route({ method: 'POST', path: '/backups/prepare-restore' })
    .input(z.object({ place: backupPlace, name: z.string().min(1).max(200), unlock: unlock.optional() }))
    .output(started),
  /** Puts what was prepared in the store's place, which is kept aside. Fails: `conflict` when nothing is prepared. */
  restore: procedure
    .route({ method: 'POST', path: '/backups/restore' })
    .input(z.object({ workId: id }))
    .output(started),
  /** Deletes a store that was kept aside, for good. */
  forgetAside: procedure
    .route({ method: 'DELETE', path: '/backups/aside/{name}' })
    .input(z.object({ name: z.string().regex(/^\d{1,16}$/) }))
    .output(nothing),
};
