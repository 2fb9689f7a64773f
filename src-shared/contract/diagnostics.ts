import * as z from 'zod';
import { instant, procedure } from './base';
import { vaultProblem, vaultStatus } from './vault';

/** What one kind of call or query took where it took long. */
export const slowWork = z.object({
  /** A procedure's path, or a long read's name. */
  name: z.string(),
  /** How often it took long since the start. */
  times: z.int(),
  /** The longest, ms. */
  worst: z.int(),
  last: instant,
});

/** A warning or an error the program met. Words are redacted: no addresses, numbers, quoted text or paths. */
export const metError = z.object({
  at: instant,
  level: z.enum(['warn', 'error']),
  message: z.string(),
  /** Name, code and redacted message; '' where there was no error. */
  error: z.string(),
  /** Function and file of the topmost calls. */
  stack: z.array(z.string()),
  times: z.int(),
});
export type MetError = z.infer<typeof metError>;

export const diagnosticsReport = z.object({
  at: instant,
  versions: z.object({
    praxis: z.string(),
    host: z.enum(['electron', 'headless']),
    platform: z.string(),
    /** Of the operating system's kernel. */
    system: z.string(),
    architecture: z.string(),
    node: z.string(),
    electron: z.string().nullable(),
    chromium: z.string().nullable(),
    /** Null while the store is not open. */
    sqlite: z.string().nullable(),
    schema: z.int().nullable(),
  }),
  /** Of the process that keeps the store. */
  process: z.object({
    /** Since it started, s. */
    uptime: z.int(),
    /** Bytes. */
    memory: z.int(),
    /** How long its loop was held up, ms. */
    stall: z.object({ median: z.number(), p99: z.number(), worst: z.number() }),
  }),
  store: z.object({ state: vaultStatus.shape.state, problem: vaultProblem.nullable() }),
  /** Bytes; null where it can't be measured. */
  sizes: z.object({
    store: z.int().nullable(),
    /** The write-ahead log. */
    log: z.int().nullable(),
    files: z.object({ count: z.int(), bytes: z.int() }),
    /** Free on the disk the data lies on. */
    free: z.int().nullable(),
  }),
  /** Rows by table, most first; empty while the store is not open. */
  rows: z.array(z.object({ table: z.string(), count: z.int() })),
  /** Work that waits, runs or gave up; empty while the store is not open. */
  jobs: z.array(
    z.object({
      type: z.string(),
      state: z.enum(['waiting', 'running', 'exhausted']),
      count: z.int(),
      /** When the next is due. */
      runAt: instant,
      /** Of the last that failed, redacted; '' where none did. */
      lastError: z.string(),
    }),
  ),
  /** What took long since the start, the worst first. */
  slow: z.array(slowWork),
  /** The latest first. */
  errors: z.array(metError),
});
export type DiagnosticsReport = z.infer<typeof diagnosticsReport>;

export const diagnostics = {
  /** How the program is, in figures and redacted words, as it may be sent to whoever helps. Answers while locked. */
  report: procedure.route({ method: 'GET', path: '/diagnostics' }).output(diagnosticsReport),
};
