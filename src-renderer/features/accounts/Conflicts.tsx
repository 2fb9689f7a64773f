import { Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AccountConflict } from '../../../src-shared/contract/accounts';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { useFieldWords } from '../../ui/record/field-words';
import { Section } from '../../ui/settings/Section';
import { useTimeWords } from '../../ui/time';
import classes from './Accounts.module.css';

/** What was changed on both sides, with a way to choose the other version. Nothing where nothing waits. */
export function Conflicts() {
  const { t } = useTranslation();
  const { data: conflicts = [] } = useQuery(orpc.accounts.conflicts.queryOptions());
  if (conflicts.length === 0) return null;
  return (
    <Section title={t('accounts.conflicts')}>
      <Text c="dimmed">{t('accounts.conflictsHint')}</Text>
      {conflicts.map((conflict) => (
        <Conflict key={conflict.id} conflict={conflict} />
      ))}
    </Section>
  );
}

function Conflict({ conflict }: { conflict: AccountConflict }) {
  const { t } = useTranslation();
  const { fieldWords, valueWords } = useFieldWords();
  const { personal } = useTimeWords();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const { id, account, partyId, name, kind, at, parts } = conflict;
  const resolve = useMutation(
    orpc.accounts.resolve.mutationOptions({
      onError,
      onSuccess: ({ operationId }) => operationId !== null && undoToast(t('accounts.chosen', { name }), operationId),
    }),
  );
  const read = (field: string, value: string) => valueWords(field, value) || t('accounts.empty');
  return (
    <article className={classes.card} aria-label={name}>
      <div>
        <h4 className={classes.name}>
          <Link className={classes.link} to="/contacts/$id" params={{ id: partyId }}>
            {name}
          </Link>
        </h4>
        <p className={classes.fact}>
          {t(`accounts.conflict.${kind}.text`, { account })} · {personal(at)}
        </p>
      </div>
      {parts.length > 0 && (
        <table className={classes.parts}>
          <thead>
            <tr>
              <th scope="col">{t('accounts.field')}</th>
              <th scope="col">{t('accounts.mine')}</th>
              <th scope="col">{t('accounts.servers')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ field, ours, theirs }) => (
              <tr key={`${field} ${ours} ${theirs}`}>
                <th scope="row">{fieldWords(field)}</th>
                <td>{read(field, ours)}</td>
                <td>{read(field, theirs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={classes.buttons}>
        <Button disabled={resolve.isPending} onClick={() => resolve.mutate({ id, keep: 'ours' })}>
          {t(`accounts.conflict.${kind}.ours`)}
        </Button>
        <Button disabled={resolve.isPending} onClick={() => resolve.mutate({ id, keep: 'theirs' })}>
          {t(`accounts.conflict.${kind}.theirs`)}
        </Button>
      </div>
    </article>
  );
}
