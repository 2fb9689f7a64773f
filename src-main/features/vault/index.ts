import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { Vault } from './vault';

export { Vault } from './vault';

const os = implement(contract).vault;

export function vaultHandlers(vault: Vault) {
  return os.router({
    status: os.status.handler(() => vault.status()),
    create: os.create.handler(({ input }) => vault.create(input)),
    unlock: os.unlock.handler(({ input }) => vault.unlock(input)),
    retry: os.retry.handler(() => {
      vault.look();
      return vault.status();
    }),
    changePassphrase: os.changePassphrase.handler(async ({ input }) => {
      await vault.changePassphrase(input.passphrase);
      return {};
    }),
  });
}
