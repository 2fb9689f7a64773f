import * as z from 'zod';
import { id, instant, procedure } from './base';
import { passphrase } from './vault';

/** Long work on the store as a whole. It changes no row of an open store, so it is no operation and has no undo. */
export const workKind = z.enum(['backup', 'restore', 'export', 'import', 'person', 'erase']);
export type WorkKind = z.infer<typeof workKind>;

/** Rows that differ, per kind of row (a table's name): only in the backup, only now, and different in both. */
export const difference = z.object({
  table: z.string(),
  onlyThere: z.int(),
  onlyHere: z.int(),
  changed: z.int(),
});

/** What a restore would bring, and how that differs from the store as it is now. */
export const restorePreview = z.object({
  /** Rows of the backup by table, without what lies in the bin. */
  counts: z.record(z.string(), z.int()),
  /** Persons and companies erased since, which are erased from what is restored, too. */
  erasedAgain: z.int(),
  /** Null where there is no store to compare with, or it does not open. */
  differences: z.array(difference).nullable(),
  /** Some contacts and companies by name, of each sort. */
  samples: z.array(
    z.object({
      side: z.enum(['onlyThere', 'onlyHere', 'changed']),
      kind: z.enum(['contact', 'company']),
      name: z.string(),
    }),
  ),
});
export type RestorePreview = z.infer<typeof restorePreview>;

/** A file to be fetched with `safety.read`, piece by piece. Kept until discarded, or until the program ends. */
const output = z.object({ outputId: id, fileName: z.string(), size: z.int() });

export const workResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), file: output }),
  z.object({ kind: z.literal('preview'), preview: restorePreview }),
  /** Another store stands open now; the recovery key is that of a store made just now, shown once. */
  z.object({ kind: z.literal('opened'), recoveryKey: z.string().nullable() }),
  z.object({ kind: z.literal('backups'), proven: z.int(), failed: z.int(), waiting: z.int() }),
  z.object({ kind: z.literal('erased'), certificateId: id }),
]);
export type WorkResult = z.infer<typeof workResult>;

export const workStatus = z.object({
  id,
  kind: workKind,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** 0 to 1; null where the whole is not known. */
  progress: z.number().nullable(),
  error: z.object({ code: z.string(), reason: z.string().nullable() }).nullable(),
  result: workResult.nullable(),
});
export type WorkStatus = z.infer<typeof workStatus>;

const started = z.object({ workId: id });
const nothing = z.object({});

/** The one piece of long work there may be at a time, and the files that go in and out with it. Answers while locked. */
export const safety = {
  /** The work that runs, or ran last since the program started; null when there was none. */
  work: procedure.route({ method: 'GET', path: '/safety/work' }).output(z.object({ work: workStatus.nullable() })),
  /** Stops the work; nothing is changed by it. Fails: `conflict` when none runs, or it is past the point of return. */
  cancel: procedure.route({ method: 'POST', path: '/safety/cancel' }).output(nothing),
  /** Up to 1 MB of a file that work made, from `offset` (bytes). Fails: `not_found`. */
  read: procedure
    .route({ method: 'GET', path: '/safety/outputs/{outputId}' })
    .input(z.object({ outputId: id, offset: z.coerce.number().int().min(0) }))
    .output(z.file()),
  /** Forgets a file that work made; the disk no longer has it. */
  discard: procedure
    .route({ method: 'DELETE', path: '/safety/outputs/{outputId}' })
    .input(z.object({ outputId: id }))
    .output(nothing),
  /** Begins to hand a file over, `size` bytes in all. Fails: `storage` (`disk_full`) when it can't be kept. */
  beginUpload: procedure
    .route({ method: 'POST', path: '/safety/uploads' })
    .input(z.object({ fileName: z.string().min(1).max(500), size: z.int().min(1) }))
    .output(z.object({ uploadId: id })),
  /** Hands over the next piece, up to 1 MB. Fails: `conflict` (`offset`, with `received`) when one is missing before it. */
  append: procedure
    .route({ method: 'POST', path: '/safety/uploads/{uploadId}' })
    .input(z.object({ uploadId: id, offset: z.coerce.number().int().min(0), data: z.file().max(1024 * 1024) }))
    .output(z.object({ received: z.int() })),
};

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

/** The whole practice as one documented file, and back. The format: docs/data-format.md. */
export const archive = {
  /** Writes everything into one file, the work's result; with a passphrase it is encrypted (age v1). */
  create: procedure
    .route({ method: 'POST', path: '/archive' })
    .input(z.object({ passphrase: passphrase.optional() }))
    .output(started),
  /**
   * Makes the store that an archive describes. Only where there is none yet (then `newPassphrase` opens it), or an empty
   * one. Fails: `conflict` (`not_empty`); later `validation` (`archive_damaged`, `archive_unsafe`, `newer_schema`) or
   * `forbidden` (`wrong_key`, `key_needed`), and nothing is changed. Answers while locked.
   */
  read: procedure
    .route({ method: 'POST', path: '/archive/read' })
    .input(
      z.object({
        uploadId: id,
        passphrase: z.string().max(1024).optional(),
        newPassphrase: passphrase.optional(),
      }),
    )
    .output(started),
};

export const erasureCounts = z.object({
  /** Rows by table that go. */
  rows: z.record(z.string(), z.int()),
  /** Entries of the history that go, or lose their names. */
  history: z.int(),
  files: z.int(),
  /** Other records that are linked and stay, without the link. */
  links: z.int(),
  /** Rows of other records whose text names the person; they are somebody else's and stay as they are. */
  mentions: z.int(),
  /** Backups that still hold the person, and when the last of them is gone by itself; null when none will stay. */
  backups: z.int(),
  backupsUntil: instant.nullable(),
});
export type ErasureCounts = z.infer<typeof erasureCounts>;

export const certificate = z.object({
  id,
  at: instant,
  /** Who erased, by name. */
  by: z.string(),
  kind: z.enum(['contact', 'company']),
  /** SHA-256 of the record's id: proves which one it was to whoever knows the id, and tells nobody else. */
  subject: z.string(),
  counts: erasureCounts,
  /** Whether the whole store was searched afterwards for what was known of the person, and nothing was found. */
  verified: z.boolean(),
});
export type Certificate = z.infer<typeof certificate>;

/** What a person may ask for: a copy of everything about them (GDPR art. 15, 20), and to be erased (art. 17). */
export const privacy = {
  /** Everything about one person or company as one zip: readable, as JSON, as vCard, with files. The work's result. */
  exportPerson: procedure
    .route({ method: 'POST', path: '/privacy/export' })
    .input(z.object({ partyId: id }))
    .output(started),
  /** What erasing would take away. Fails: `not_found`. */
  counts: procedure
    .route({ method: 'GET', path: '/privacy/erasure/{partyId}' })
    .input(z.object({ partyId: id }))
    .output(erasureCounts),
  /**
   * Erases a record with all that belongs to it, from records, history, search and files; can't be undone. `name` as
   * typed must be the record's. The store is closed for as long as it takes. Fails: `validation` (field `name`),
   * `not_found`, `busy` while operations run.
   */
  erase: procedure
    .route({ method: 'POST', path: '/privacy/erase' })
    .input(z.object({ partyId: id, name: z.string().max(1000) }))
    .output(started),
  certificates: procedure
    .route({ method: 'GET', path: '/privacy/certificates' })
    .output(z.object({ certificates: z.array(certificate) })),
};
