import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nativeChacha, portableChacha } from '../../../../src-main/platform/sealed/chacha';

describe.each([
  ['Node’s own', nativeChacha, portableChacha],
  ['the portable one', portableChacha, nativeChacha],
])('ChaCha20-Poly1305, %s', (_name, one, other) => {
  it.each([0, 1, 16, 65_536])('opens what the other sealed, of %d bytes', (size) => {
    const [key, nonce, content] = [randomBytes(32), randomBytes(12), randomBytes(size)];
    const sealed = other.seal(key, nonce, content);
    expect(one.seal(key, nonce, content).equals(sealed)).toBe(true);
    expect(one.open(key, nonce, sealed).equals(content)).toBe(true);
  });

  it('refuses what was changed by a bit', () => {
    const [key, nonce] = [randomBytes(32), randomBytes(12)];
    const sealed = one.seal(key, nonce, Buffer.from('a letter'));
    sealed[3] = (sealed[3] ?? 0) ^ 1;
    expect(() => one.open(key, nonce, sealed)).toThrow();
  });
});
