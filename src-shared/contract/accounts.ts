import * as z from 'zod';
import { id, instant, line, operationId, procedure } from './base';

const accountId = z.uuid();
const url = z.string().max(2000);

export const accountPreset = z.enum([
  'icloud',
  'fastmail',
  'nextcloud',
  'mailbox',
  'posteo',
  'google',
  'radicale',
  'other',
]);

/** How to reach a server: its address, or just a host or an email address, and who we are there. */
export const serverLogin = z.object({
  preset: accountPreset,
  server: z.string().trim().min(1).max(500),
  userName: z.string().trim().min(1).max(300),
  password: z.string().min(1).max(500),
  /** The server is in one's own network; only there, and only so, without encryption. */
  lan: z.boolean().default(false),
});

/** What went wrong, as an error code with its `reason`; the words are the screen's. */
export const accountProblem = z.object({ code: z.string(), reason: z.string(), at: instant });
export type AccountProblem = z.infer<typeof accountProblem>;

/**
 * What waits for an answer. `serverEmpty`: all `count` cards are gone from the server. `deleteMany`: `count` contacts
 * were deleted here and would be deleted there.
 */
export const accountAsk = z.object({ kind: z.enum(['serverEmpty', 'deleteMany']), count: z.int() });
export type AccountAsk = z.infer<typeof accountAsk>;

/** In the preview what would happen, afterwards what the last run that changed something did. */
export const accountCounts = z.object({
  /** Cards without any name, address or number, and lists: left alone on the server. */
  left: z.int(),
  new: z.int(),
  update: z.int(),
  /** Already here just so. */
  same: z.int(),
  gone: z.int(),
  conflicts: z.int(),
  /** Sent to the server: new, changed, deleted there. */
  sent: z.int(),
  /** The server would not take them. */
  refused: z.int(),
});
export type AccountCounts = z.infer<typeof accountCounts>;

/** How far a run has got. `fetch`: cards fetched; `send`: contacts looked at for sending. `total` null: not known yet. */
export const accountProgress = z.object({ phase: z.enum(['fetch', 'send']), done: z.int(), total: z.int().nullable() });
export type AccountProgress = z.infer<typeof accountProgress>;

export const account = z.object({
  id: accountId,
  preset: accountPreset,
  name: z.string(),
  server: z.string(),
  userName: z.string(),
  lan: z.boolean(),
  direction: z.enum(['both', 'in']),
  /** Minutes between two runs; 0 for only when asked. */
  every: z.int(),
  state: z.enum(['preview', 'active', 'paused', 'asking']),
  /** A run is under way, or waits for its turn now. */
  running: z.boolean(),
  ask: accountAsk.nullable(),
  problem: accountProblem.nullable(),
  lastSuccess: instant.nullable(),
  /** When it runs again by itself; null when not, or while it runs. */
  next: instant.nullable(),
  progress: accountProgress.nullable(),
  counts: accountCounts.nullable(),
  books: z.array(z.object({ name: z.string(), url: z.string(), writable: z.boolean(), cards: z.int() })),
});
export type Account = z.infer<typeof account>;

/**
 * Both sides changed the same contact. `changed`: the same parts, and the server's stand. `deletedHere`: deleted here,
 * changed there, so it came back. `deletedThere`: deleted there, changed here, so it was sent again.
 */
export const accountConflict = z.object({
  id: z.int(),
  accountId,
  account: z.string(),
  partyId: id,
  name: z.string(),
  kind: z.enum(['changed', 'deletedHere', 'deletedThere']),
  at: instant,
  /** With `changed`: what each side made of a field, as it is read; empty where it was taken away. */
  parts: z.array(z.object({ field: z.string(), ours: z.string(), theirs: z.string() })),
});
export type AccountConflict = z.infer<typeof accountConflict>;

const book = z.object({ url, name: line, writable: z.boolean() });

/** Address book servers (CardDAV, RFC 6352). A password goes in and never comes out. */
export const accounts = {
  list: procedure.route({ method: 'GET', path: '/accounts' }).output(z.array(account)),
  /**
   * Logs in and finds the address books (RFC 6764). `server` answers where it was found. Fails: `auth_expired`,
   * `not_found`, `offline`, `forbidden` (`reason` `private`, `insecure` where `lan` would have to be set, or `tls.…`),
   * `unsupported`.
   */
  test: procedure
    .route({ method: 'POST', path: '/accounts/test' })
    .input(serverLogin)
    .output(z.object({ server: url, books: z.array(book) })),
  /** Keeps an account. It fetches and counts what would come in, and waits for `begin`. */
  add: procedure
    .route({ method: 'POST', path: '/accounts' })
    .input(
      serverLogin.extend({
        name: line.min(1),
        direction: z.enum(['both', 'in']),
        books: z.array(book).min(1).max(50),
        every: z.int().min(0).max(1440).default(15),
      }),
    )
    .output(account),
  /** Lets an account that waits in its preview begin. */
  begin: procedure
    .route({ method: 'POST', path: '/accounts/{id}/begin' })
    .input(z.object({ id: accountId }))
    .output(account),
  /** Runs now. */
  sync: procedure
    .route({ method: 'POST', path: '/accounts/{id}/sync' })
    .input(z.object({ id: accountId }))
    .output(account),
  /** Compares everything anew, as at the first time; nothing is lost by it. */
  repair: procedure
    .route({ method: 'POST', path: '/accounts/{id}/repair' })
    .input(z.object({ id: accountId }))
    .output(account),
  /** Changes what is given; `paused` stops it or lets it go on. */
  update: procedure
    .route({ method: 'POST', path: '/accounts/{id}/update' })
    .input(
      z.object({
        id: accountId,
        name: line.min(1).optional(),
        password: z.string().min(1).max(500).optional(),
        direction: z.enum(['both', 'in']).optional(),
        every: z.int().min(0).max(1440).optional(),
        paused: z.boolean().optional(),
      }),
    )
    .output(account),
  /**
   * Answers what an account asks. Yes lets the contacts go (here after `serverEmpty`, there after `deleteMany`); no
   * keeps them (and sends them again, or leaves them on the server). Fails: `conflict` when nothing is asked.
   */
  answer: procedure
    .route({ method: 'POST', path: '/accounts/{id}/answer' })
    .input(z.object({ id: accountId, yes: z.boolean() }))
    .output(account),
  /** What both sides changed and nobody has decided yet, newest first, at most 200. */
  conflicts: procedure.route({ method: 'GET', path: '/accounts/conflicts' }).output(z.array(accountConflict)),
  /**
   * Settles a conflict: `ours` puts back what was said here (or deletes what was deleted), `theirs` leaves the server's
   * (after `deletedThere`: deletes here, too). The next run tells the server. Fails: `not_found`.
   */
  resolve: procedure
    .route({ method: 'POST', path: '/accounts/conflicts/{id}' })
    .input(z.object({ id: z.coerce.number().int().positive(), keep: z.enum(['ours', 'theirs']) }))
    .output(z.object({ operationId: operationId.nullable() })),
  /** The accounts on whose servers a contact has a card that may be deleted there. */
  cardsOf: procedure
    .route({ method: 'GET', path: '/accounts/cards/{partyId}' })
    .input(z.object({ partyId: id }))
    .output(z.array(z.object({ accountId, account: z.string() }))),
  /**
   * Deletes a contact's cards on the servers, now; here it stays until it is erased or changed. Fails: `conflict` where
   * one was changed there meanwhile, and as `test`.
   */
  deleteCards: procedure
    .route({ method: 'POST', path: '/accounts/cards/{partyId}/delete' })
    .input(z.object({ partyId: id }))
    .output(z.object({ deleted: z.int() })),
  /** Forgets an account and its password; its contacts stay, or go to the bin. Nothing is changed on the server. */
  remove: procedure
    .route({ method: 'POST', path: '/accounts/{id}/remove' })
    .input(z.object({ id: accountId, contacts: z.enum(['keep', 'bin']) }))
    .output(z.object({ operationId: operationId.nullable() })),
};
