import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { Settings } from '../../../src-shared/contract/app';
import type { Vault } from './vault';

export { Vault } from './vault';

const os = implement(contract).vault;

/** What the user said on the first screens, beside the key. */
export type FirstWishes = Partial<Pick<Settings, 'locale' | 'country'>>;

/** `onCreated` is called once a user has made the store, with what else they said. */
export function vaultHandlers(vault: Vault, onCreated: (wishes: FirstWishes) => void) {
  return os.router({
    status: os.status.handler(() => vault.status()),
    create: os.create.handler(async ({ input: { locale, country, ...key } }) => {
      const created = await vault.create(key);
      onCreated({ ...(locale !== undefined && { locale }), ...(country !== undefined && { country }) });
      return created;
    }),
    unlock: os.unlock.handler(({ input }) => vault.unlock(input)),
    retry: os.retry.handler(() => {
      vault.look();
      return vault.status();
    }),
    renewRecoveryKey: os.renewRecoveryKey.handler(() => vault.renewRecoveryKey()),
    changePassphrase: os.changePassphrase.handler(async ({ input }) => {
      await vault.changePassphrase(input.passphrase);
      return {};
    }),
  });
}
