import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-shared/contract/accounts';
import { orpc } from '../../api/orpc';
import { useErrorToast } from '../../api/undo';
import { AccountMenu } from './AccountMenu';
import { AccountQuestion } from './AccountQuestion';
import classes from './Accounts.module.css';
import { PasswordDialog } from './PasswordDialog';
import { useAccountWords } from './words';

/** One account: how it stands, what it did, and what can be done with it. */
export function AccountCard({ account }: { account: Account }) {
  const { t } = useTranslation();
  const words = useAccountWords();
  const onError = useErrorToast();
  const [isTyping, setIsTyping] = useState(false);
  const sync = useMutation(orpc.accounts.sync.mutationOptions({ onError }));
  const begin = useMutation(orpc.accounts.begin.mutationOptions({ onError }));
  const update = useMutation(orpc.accounts.update.mutationOptions({ onError }));
  const { id, name, server, userName, state, running, problem, counts, books, direction } = account;
  const isPreview = state === 'preview';
  const lines = counts ? words.counts(counts, isPreview) : [];
  const place = URL.parse(server)?.host ?? server;
  return (
    <article className={classes.card} aria-label={name}>
      <header className={classes.head}>
        <div>
          <h4 className={classes.name}>{name}</h4>
          <p className={classes.fact}>
            {userName} · {place}
          </p>
        </div>
        <AccountMenu account={account} onPassword={() => setIsTyping(true)} />
      </header>
      <p className={classes.fact}>
        {t(`accounts.direction.${direction}`)}
        {': '}
        {books
          .map((book) => (isPreview ? book.name : t('accounts.book', { name: book.name, count: book.cards })))
          .join(', ')}
      </p>
      {/* How far it got is drawn; what changes ten times a second must not be read out. */}
      <p className={classes.fact}>{words.state(account)}</p>
      {running && <Progress account={account} />}
      {problem && (
        <p className={classes.bad} role="alert">
          {words.problem(problem)}
        </p>
      )}
      {state === 'asking' && <AccountQuestion account={account} />}
      {isPreview && counts && lines.length === 0 && <p className={classes.fact}>{t('accounts.nothing')}</p>}
      {!running && lines.length > 0 && (
        <ul className={classes.list} aria-label={t(isPreview ? 'accounts.wouldTitle' : 'accounts.didTitle')}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className={classes.buttons}>
        {isPreview && counts && (
          <Button variant="filled" loading={begin.isPending} onClick={() => begin.mutate({ id })}>
            {t('accounts.begin')}
          </Button>
        )}
        {problem?.code === 'auth_expired' && (
          <Button onClick={() => setIsTyping(true)}>{t('accounts.typePassword')}</Button>
        )}
        {state === 'active' && (
          <Button loading={sync.isPending || running} onClick={() => sync.mutate({ id })}>
            {t('accounts.syncNow')}
          </Button>
        )}
        {isPreview && problem && problem.code !== 'auth_expired' && (
          <Button loading={sync.isPending || running} onClick={() => sync.mutate({ id })}>
            {t('accounts.tryAgain')}
          </Button>
        )}
        {state === 'active' && (
          <Button loading={update.isPending} onClick={() => update.mutate({ id, paused: true })}>
            {t('accounts.pause')}
          </Button>
        )}
        {state === 'paused' && (
          <Button loading={update.isPending} onClick={() => update.mutate({ id, paused: false })}>
            {t('accounts.goOn')}
          </Button>
        )}
      </div>
      {isTyping && <PasswordDialog account={account} onClose={() => setIsTyping(false)} />}
    </article>
  );
}

function Progress({ account: { progress, name } }: { account: Account }) {
  const share = progress?.total ? Math.floor((100 * progress.done) / progress.total) : null;
  return (
    <div
      className={classes.bar}
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share !== null && { 'aria-valuenow': share })}
      data-unknown={share === null || undefined}
      style={{ '--done': `${share ?? 100}%` }}
    />
  );
}
