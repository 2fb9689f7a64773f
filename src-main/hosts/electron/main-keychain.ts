import { safeStorage } from 'electron';
import type { KeychainRequest, ToCore } from './messages';

/**
 * Whether this account has a keychain worth the name: on Linux without one, Electron would "encrypt" with a
 * password that everybody knows (`basic_text`).
 */
export function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

/** Does what the core asks of the keychain. Secrets are base64 text, what comes back of them as well. */
export function answerKeychain(message: KeychainRequest): ToCore {
  const { id } = message;
  try {
    if (!hasKeychain()) return { type: 'keychain-refused', id };
    const value =
      message.type === 'wrap'
        ? safeStorage.encryptString(message.secret).toString('base64')
        : safeStorage.decryptString(Buffer.from(message.wrapped, 'base64'));
    return { type: 'keychain', id, value };
  } catch {
    return { type: 'keychain-refused', id };
  }
}
