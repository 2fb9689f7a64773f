interface Waiting {
  resolve(next: IteratorResult<Uint8Array>): void;
  reject(error: unknown): void;
}

/** Pieces that one side gives and the other takes, one at a time: giving waits until the piece was used. */
export class Conveyor implements AsyncIterable<Uint8Array> {
  #given: { piece: Uint8Array; used(): void; failed(error: unknown): void } | null = null;
  #isTaken = false;
  #taker: Waiting | null = null;
  #isEnded = false;
  #fault: { error: unknown } | null = null;

  /** Resolves when the piece was used. Fails with what it was broken by. */
  give(piece: Uint8Array): Promise<void> {
    if (this.#fault) return Promise.reject(this.#fault.error);
    return new Promise((used, failed) => {
      this.#given = { piece, used, failed };
      this.#isTaken = false;
      this.#hand();
    });
  }

  end(): void {
    this.#isEnded = true;
    this.#hand();
  }

  /** Both sides fail with `error`. */
  break(error: unknown): void {
    this.#fault ??= { error };
    this.#given?.failed(error);
    this.#given = null;
    this.#hand();
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return {
      next: () => {
        if (this.#given && this.#isTaken) {
          this.#given.used();
          this.#given = null;
        }
        return new Promise((resolve, reject) => {
          this.#taker = { resolve, reject };
          this.#hand();
        });
      },
    };
  }

  #hand(): void {
    const taker = this.#taker;
    if (!taker) return;
    if (this.#fault) taker.reject(this.#fault.error);
    else if (this.#given && !this.#isTaken) {
      this.#isTaken = true;
      taker.resolve({ done: false, value: this.#given.piece });
    } else if (this.#isEnded && !this.#given) taker.resolve({ done: true, value: undefined });
    else return;
    this.#taker = null;
  }
}
