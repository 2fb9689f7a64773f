import { eq } from 'drizzle-orm';
import type { Store } from '../store/store';
import { secret } from './schema';

/**
 * Passwords, tokens and keys of other services, by name (`carddav/<account>`). They lie in the encrypted store; no
 * procedure answers one, and no log has one. Call `put` and `remove` outside a transaction.
 */
export class Secrets {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  put(name: string, value: string): void {
    const { orm } = this.#store.db;
    this.#store.maintain(() =>
      orm.insert(secret).values({ name, value }).onConflictDoUpdate({ target: secret.name, set: { value } }).run(),
    );
  }

  get(name: string): string | undefined {
    return this.#store.db.orm.select().from(secret).where(eq(secret.name, name)).get()?.value;
  }

  remove(name: string): void {
    this.#store.maintain(() => this.#store.db.orm.delete(secret).where(eq(secret.name, name)).run());
  }
}
