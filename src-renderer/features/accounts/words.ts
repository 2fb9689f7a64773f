import { useTranslation } from 'react-i18next';
import type { Account, AccountCounts } from '../../../src-shared/contract/accounts';
import { failureOf } from '../../api/errors';
import { useTimeWords } from '../../ui/time';

/** In the order they are told. */
const kinds = ['new', 'update', 'same', 'gone', 'sent', 'conflicts', 'refused', 'left'] as const;
/** Of interest before the first run only. */
const previewOnly: ReadonlySet<string> = new Set(['same', 'left']);

/** Sub-codes that belong to what was typed as password; all others to the server's address. */
const ofPassword: ReadonlySet<string> = new Set(['auth']);

/** What an account is doing, what it did and what is wrong with it, in words. */
export function useAccountWords() {
  const { t, i18n } = useTranslation();
  const { personal } = useTimeWords();

  const problem = ({ code, reason }: { code: string; reason: string }): string => {
    const key = [`accounts.problem.${reason}`, `accounts.problem.${code}`].find((one) => i18n.exists(one));
    return t((key ?? 'accounts.problem.internal') as 'accounts.problem.internal');
  };

  const running = ({ progress, state }: Account): string => {
    if (!progress) return t(state === 'preview' ? 'accounts.looking' : 'accounts.syncing');
    const { phase, done, total } = progress;
    return total === null ? t('accounts.syncing') : t(`accounts.progress.${phase}`, { done, total });
  };

  return {
    problem,
    /** What a failed attempt to log in means, and beside which field it stands. */
    failure: (error: unknown): { field: 'server' | 'password'; words: string } => {
      const { code, reason } = failureOf(error);
      const isPassword = code === 'auth_expired' || ofPassword.has(reason ?? '');
      return { field: isPassword ? 'password' : 'server', words: problem({ code, reason: reason ?? '' }) };
    },
    /** One line: at work, paused, waiting, or when it ran last and runs next. */
    state: (account: Account): string => {
      if (account.state === 'paused') return t('accounts.paused');
      if (account.running) return running(account);
      if (account.state === 'asking') return t('accounts.asking');
      if (account.state === 'preview') return t(account.counts ? 'accounts.counted' : 'accounts.notCounted');
      const parts = [
        account.lastSuccess === null ? '' : t('accounts.last', { when: personal(account.lastSuccess) }),
        account.next === null
          ? account.every === 0
            ? t('accounts.onlyAsked')
            : ''
          : t('accounts.next', { when: personal(account.next) }),
      ];
      return parts.filter((part) => part !== '').join(' · ');
    },
    /** What would happen (in the preview) or what the last run with changes did, one line each. */
    counts: (counts: AccountCounts, isPreview: boolean): string[] =>
      kinds
        .filter((kind) => counts[kind] > 0 && (isPreview || !previewOnly.has(kind)))
        .map((kind) => t(`accounts.${isPreview ? 'would' : 'did'}.${kind}`, { count: counts[kind] })),
    rhythm: (minutes: number): string =>
      minutes === 0
        ? t('accounts.rhythm.never')
        : minutes < 60
          ? t('accounts.rhythm.minutes', { count: minutes })
          : t('accounts.rhythm.hours', { count: minutes / 60 }),
  };
}
