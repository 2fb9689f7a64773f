import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-shared/contract/accounts';
import { orpc } from '../../api/orpc';
import { useErrorToast } from '../../api/undo';
import classes from './Accounts.module.css';

/** What an account asks before it lets many people go: what is kept is the answer that comes first. */
export function AccountQuestion({ account: { id, ask } }: { account: Account }) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const answer = useMutation(orpc.accounts.answer.mutationOptions({ onError }));
  if (!ask) return null;
  return (
    <div role="alert">
      <p className={classes.bad}>{t(`accounts.ask.${ask.kind}.text`, { count: ask.count })}</p>
      <div className={classes.buttons}>
        <Button variant="filled" disabled={answer.isPending} onClick={() => answer.mutate({ id, yes: false })}>
          {t(`accounts.ask.${ask.kind}.keep`)}
        </Button>
        <Button color="bad" disabled={answer.isPending} onClick={() => answer.mutate({ id, yes: true })}>
          {t(`accounts.ask.${ask.kind}.letGo`)}
        </Button>
      </div>
    </div>
  );
}
