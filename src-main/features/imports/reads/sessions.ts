/** What the reading thread keeps between the slices of a long read: of the latest few, by key. */
export class Sessions<T> {
  readonly #kept = new Map<string, T>();

  constructor(readonly limit: number) {}

  /** The session of this key, made anew when `fresh` or forgotten. */
  open(key: string, fresh: boolean, make: () => T): T {
    const known = fresh ? undefined : this.#kept.get(key);
    const session = known ?? make();
    this.#kept.delete(key);
    this.#kept.set(key, session);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.limit) break;
      this.#kept.delete(oldest);
    }
    return session;
  }

  close(key: string): void {
    this.#kept.delete(key);
  }
}
