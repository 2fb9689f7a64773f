import type { Operation } from '../../../src-shared/contract/history';

export interface Health {
  readonly state: 'unreachable' | 'working' | 'saving' | 'saved';
  /** The operation at work. */
  readonly operation: Operation | null;
}

/** What the health line says: the worst that is true, else that all is saved. */
export function healthOf(now: { isConnected: boolean; saving: number; running: readonly Operation[] }): Health {
  if (!now.isConnected) return { state: 'unreachable', operation: null };
  const operation = now.running.find((one) => one.state === 'running') ?? now.running[0] ?? null;
  if (operation) return { state: 'working', operation };
  return { state: now.saving > 0 ? 'saving' : 'saved', operation: null };
}
