import * as z from 'zod';
import { settings } from './app';
import { procedure } from './base';

/** What keeps a store from opening; each has its own screen, and none changes anything on disk. */
export const vaultProblem = z.enum([
  'open_elsewhere',
  'newer_schema',
  'read_only',
  'disk_full',
  'corrupt',
  'keys_missing',
  'unreadable',
]);
export type VaultProblem = z.infer<typeof vaultProblem>;

export const vaultStatus = z.object({
  /** `working`: closed while work on the store as a whole changes it; see `safety.work`. */
  state: z.enum(['new', 'locked', 'opening', 'open', 'working', 'problem']),
  problem: z.object({ kind: vaultProblem, detail: z.string() }).nullable(),
  /** Whether this host can keep the key in the operating system's keychain. */
  keychain: z.boolean(),
  /** Which of the wrapped keys the store has. */
  unlocks: z.array(z.enum(['keychain', 'passphrase', 'recovery'])),
  dataFolder: z.string(),
  demo: z.boolean(),
});
export type VaultStatus = z.infer<typeof vaultStatus>;

export const passphrase = z.string().min(8).max(1024);

/** The store's key: setting it up and asking for it. The only procedures that answer while the store is locked. */
export const vault = {
  /** State of the store and of its key. */
  status: procedure.route({ method: 'GET', path: '/vault/status' }).output(vaultStatus),
  /**
   * Creates the store. Give a passphrase, `keychain: true`, or both, and the language and country chosen meanwhile.
   * Answers the recovery key, shown once; the first run then goes on in `welcome`.
   * Fails: `conflict` if a store exists, `unsupported` if there is no keychain, `storage` if it can't be written.
   */
  create: procedure
    .route({ method: 'POST', path: '/vault/create' })
    .input(
      settings
        .pick({ locale: true, country: true })
        .partial()
        .extend({ passphrase: passphrase.optional(), keychain: z.boolean() }),
    )
    .output(z.object({ recoveryKey: z.string() })),
  /** Opens the store. Fails: `forbidden` (reason `wrong_key`) when the key does not fit, `storage` with the problem. */
  unlock: procedure
    .route({ method: 'POST', path: '/vault/unlock' })
    .input(
      z.discriminatedUnion('with', [
        z.object({ with: z.literal('keychain') }),
        z.object({ with: z.literal('passphrase'), passphrase: z.string().max(1024) }),
        z.object({ with: z.literal('recovery'), recoveryKey: z.string().max(200) }),
      ]),
    )
    .output(vaultStatus),
  /** Looks again after a problem: the other window is closed, the disk has room. */
  retry: procedure.route({ method: 'POST', path: '/vault/retry' }).output(vaultStatus),
  /** Sets a new passphrase; the store must be open. The old passphrase no longer opens it. */
  changePassphrase: procedure
    .route({ method: 'POST', path: '/vault/change-passphrase' })
    .input(z.object({ passphrase }))
    .output(z.object({})),
  /** Makes a new recovery key, shown once; the store must be open. The old one no longer opens it. */
  renewRecoveryKey: procedure
    .route({ method: 'POST', path: '/vault/renew-recovery-key' })
    .output(z.object({ recoveryKey: z.string() })),
};
