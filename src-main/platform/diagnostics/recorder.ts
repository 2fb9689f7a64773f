import type { DiagnosticsReport, MetError } from '../../../src-shared/contract/diagnostics';
import { AppError } from '../../../src-shared/errors';
import type { Clock } from '../clock/clock';
import type { Logger } from '../log/logger';
import { redact, redactStack } from './redact';

const kept = 50;
/** From here on a user notices, ms. */
const longMs = 100;

type SlowWork = DiagnosticsReport['slow'][number];

function describe(error: unknown): Pick<MetError, 'error' | 'stack'> {
  if (error === undefined) return { error: '', stack: [] };
  if (!(error instanceof Error)) return { error: redact(String(error)), stack: [] };
  const code = error instanceof AppError ? ` ${error.code}` : '';
  return { error: `${error.name}${code}: ${redact(error.message)}`, stack: redactStack(error.stack) };
}

/** Keeps what went wrong and what took long since the start, beside the log it writes on to. Words are redacted. */
export class Recorder implements Logger {
  readonly #log: Logger;
  readonly #clock: Clock;
  #errors: MetError[] = [];
  readonly #slow = new Map<string, SlowWork>();

  constructor(log: Logger, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  info(details: object, message: string): void {
    this.#log.info(details, message);
  }

  warn(details: object, message: string): void {
    this.#keep('warn', details, message);
    this.#log.warn(details, message);
  }

  error(details: object, message: string): void {
    this.#keep('error', details, message);
    this.#log.error(details, message);
  }

  /** Remembers work called `name` that took `ms`, where that was long. */
  readonly took = (name: string, ms: number): void => {
    if (ms < longMs) return;
    const before = this.#slow.get(name);
    const worst = Math.max(Math.round(ms), before?.worst ?? 0);
    this.#slow.set(name, { name, times: (before?.times ?? 0) + 1, worst, last: this.#clock.now() });
  };

  /** The latest first. */
  errors(): MetError[] {
    return this.#errors;
  }

  /** The worst first. */
  slow(): SlowWork[] {
    return [...this.#slow.values()].sort((a, b) => b.worst - a.worst).slice(0, kept);
  }

  #keep(level: MetError['level'], details: object, message: string): void {
    const met = { level, message, ...describe((details as { err?: unknown }).err) };
    const same = this.#errors.find((one) => one.level === level && one.message === message && one.error === met.error);
    const latest = { ...met, at: this.#clock.now(), times: (same?.times ?? 0) + 1 };
    this.#errors = [latest, ...this.#errors.filter((one) => one !== same)].slice(0, kept);
  }
}
