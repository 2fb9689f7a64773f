/** Whole transactions of long work should take about this long (ms), so that a stall stays well under 8 ms. */
const target = 4;

/** Finds how much time a step may use, so that step, derived rows, index and commit together stay near the target. */
export class Pacer {
  readonly #now: () => number;
  #allowed = 1;

  /** `now` tells the time in ms, monotonic. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A budget that starts now. */
  budget(): { spent(): boolean } {
    const end = this.#now() + this.#allowed;
    return { spent: () => this.#now() >= end };
  }

  /** Tells how long the whole transaction took, in ms. */
  took(duration: number): void {
    const wanted = this.#allowed * (target / Math.max(duration, 0.1));
    this.#allowed = Math.min(target, Math.max(0.2, this.#allowed + (wanted - this.#allowed) * 0.2));
  }
}
