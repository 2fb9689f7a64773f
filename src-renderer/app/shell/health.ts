import type { Account } from '../../../src-shared/contract/accounts';
import type { Operation } from '../../../src-shared/contract/history';

export interface Health {
  readonly state: 'unreachable' | 'working' | 'saving' | 'failing' | 'saved';
  /** The operation at work. */
  readonly operation: Operation | null;
  /** The account that fails or waits for an answer. */
  readonly account: Account | null;
}

/** Being offline is nothing to be told of: it passes, and what waits goes out then. */
const passing: ReadonlySet<string> = new Set(['offline', 'rate_limited', 'busy', 'cancelled']);

const needsUser = ({ state, problem }: Account): boolean =>
  state === 'asking' || (state !== 'paused' && problem !== null && !passing.has(problem.code));

/** What the health line says: the worst that is true, else that all is saved. */
export function healthOf(now: {
  isConnected: boolean;
  saving: number;
  running: readonly Operation[];
  accounts: readonly Account[];
}): Health {
  const none = { operation: null, account: null };
  if (!now.isConnected) return { ...none, state: 'unreachable' };
  const operation = now.running.find((one) => one.state === 'running') ?? now.running[0] ?? null;
  if (operation) return { ...none, state: 'working', operation };
  if (now.saving > 0) return { ...none, state: 'saving' };
  const account = now.accounts.find(needsUser) ?? null;
  return { ...none, state: account ? 'failing' : 'saved', account };
}
