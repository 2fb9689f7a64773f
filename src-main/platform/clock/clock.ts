/** The one source of time, so that tests can turn it. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. May jump either way: users set clocks. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
