import { AppError } from '../../../src-shared/errors';
import type { Keychain } from '../../platform/keys/keychain';
import type { KeychainRequest, ToCore } from './messages';

/** The keychain as the core's process sees it: each act is asked of the main process and answered by id. */
export function createCoreKeychain(send: (message: KeychainRequest) => void) {
  const waiting = new Map<number, { resolve(value: string): void; reject(error: Error): void }>();
  let lastId = 0;

  const ask = (message: (id: number) => KeychainRequest) =>
    new Promise<string>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      send(message(lastId));
    });

  const keychain: Keychain = {
    wrap: (secret) => ask((id) => ({ type: 'wrap', id, secret: Buffer.from(secret).toString('base64') })),
    unwrap: async (wrapped) => Buffer.from(await ask((id) => ({ type: 'unwrap', id, wrapped })), 'base64'),
  };

  return {
    keychain,
    answer(message: Extract<ToCore, { type: 'keychain' | 'keychain-refused' }>) {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.type === 'keychain') asked?.resolve(message.value);
      else asked?.reject(new AppError('forbidden', 'The keychain of this account refuses.', { reason: 'keychain' }));
    },
  };
}
