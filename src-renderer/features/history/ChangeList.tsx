import { Anchor, Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { type ChangeGroup, groupChanges, type RowChange } from './change-groups';
import { useFieldWords } from './field-words';
import classes from './History.module.css';

export type OpenRecord = (kind: RecordKind, id: string) => void;

/** The records one act changed, with each value before and after. */
export function ChangeList({ operationId, onOpenRecord }: { operationId: number; onOpenRecord: OpenRecord }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const changes = useInfiniteQuery(
    orpc.history.changes.infiniteOptions({
      input: (after: number) => ({ id: operationId, after, limit: 50 }),
      initialPageParam: 0,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  if (changes.isPending) return <Text className={classes.note}>{t('common.loading')}</Text>;
  if (changes.isError) {
    return (
      <Text className={classes.note} c="var(--bad)" role="alert">
        {errorText(changes.error)}
      </Text>
    );
  }
  const groups = groupChanges(changes.data.pages.flatMap((page) => page.changes));
  return (
    <div className={classes.changes}>
      <ul className={classes.rows}>
        {groups.map((group, at) => (
          <Change key={`${group.key}-${at.toString()}`} group={group} onOpenRecord={onOpenRecord} />
        ))}
      </ul>
      {changes.hasNextPage && (
        <Button loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
          {t('history.moreChanges')}
        </Button>
      )}
    </div>
  );
}

function Change({ group, onOpenRecord }: { group: ChangeGroup; onOpenRecord: OpenRecord }) {
  const { t } = useTranslation();
  const { tableWords } = useFieldWords();
  const { record, table, isNew, fields } = group;
  return (
    <li className={classes.change}>
      {record === null ? (
        <span>{tableWords(table)}</span>
      ) : (
        <Anchor component="button" type="button" size="sm" onClick={() => onOpenRecord(record.kind, record.id)}>
          {record.name === '' ? t('history.unnamed') : record.name}
        </Anchor>
      )}{' '}
      <Text span c="dimmed">
        {t(isNew ? 'history.act.insert' : 'history.act.update')}
      </Text>
      {fields.length > 0 && (
        <dl className={classes.fields}>
          {fields.map((field, at) => (
            // A record may have the same field several times: two phones.
            <Field key={`${field.field}-${at.toString()}`} {...field} />
          ))}
        </dl>
      )}
    </li>
  );
}

function Field({ field, before, after }: RowChange['fields'][number]) {
  const { t } = useTranslation();
  const { fieldWords, valueWords } = useFieldWords();
  const was = valueWords(field, before);
  const is = valueWords(field, after);
  return (
    <div className={classes.field}>
      <dt>{fieldWords(field)}</dt>
      <dd>
        {was !== '' && (
          <>
            <del>{was}</del>
            <span aria-hidden> → </span>
          </>
        )}
        {is === '' ? <span className={classes.none}>{t('history.noValue')}</span> : <ins>{is}</ins>}
      </dd>
    </div>
  );
}
