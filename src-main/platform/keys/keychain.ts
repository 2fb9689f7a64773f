/** The operating system's keychain, as far as the host has one: wraps a short secret for this user account. */
export interface Keychain {
  /** Wraps `secret` (32 bytes); the answer is text that only this user account can unwrap. */
  wrap(secret: Uint8Array): Promise<string>;
  /** Fails with `forbidden` when the text was wrapped elsewhere or the keychain refuses. */
  unwrap(wrapped: string): Promise<Uint8Array>;
}
