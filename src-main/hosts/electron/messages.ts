/** What the main process tells the core's process. Ports travel beside the message. */
export type ToCore =
  | { type: 'start'; dataFolder: string; demo: boolean; version: string; keychain: boolean }
  | { type: 'port' }
  | { type: 'keychain'; id: number; value: string }
  | { type: 'keychain-refused'; id: number }
  | { type: 'stop' };

/** What the core's process asks of the main process: only it may use the operating system's keychain. */
export type KeychainRequest =
  | { type: 'wrap'; id: number; secret: string }
  | { type: 'unwrap'; id: number; wrapped: string };

/** What the core's process tells the main process: only it can show something outside the window. */
export type ToMain = KeychainRequest | { type: 'notification'; title: string; text: string; link: string | null };

/** The channel on which the preload hands a window's port over. */
export const portChannel = 'rpc-port';

/** The channel on which a window is told which of its pages to show: a path. */
export const goChannel = 'go';

/** The address of the renderer: its own scheme, so that it has an origin and a policy, which files have not. */
export const rendererOrigin = 'app://praxis';
