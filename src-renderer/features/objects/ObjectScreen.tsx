import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ComponentType, type FormEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterGroup } from '../../../src-shared/contract/filters';
import type { CustomObject } from '../../../src-shared/contract/objects';
import { useErrorText } from '../../api/errors';
import { useFilterLanguage } from '../../api/filter-language';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useUndoToast } from '../../api/undo';
import { useValueText } from '../../api/value-text';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar } from '../../ui/filter/FilterBar';
import { completed, noFilter } from '../../ui/filter/language';
import { useFormat } from '../../ui/format-locale';
import { ListLayout } from '../../ui/list/ListLayout';
import { givenValues, type NewFieldsProps, noNewValues } from '../../ui/record/new-values';
import type { RecordParts } from '../../ui/record/parts';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { Tick } from '../../ui/Tick';
import { ManyRecords } from './ManyRecords';
import classes from './Objects.module.css';

/** The records of one object by name, with what stands in their first fields; one of them may be open beside the list. */
export function ObjectScreen({
  objectId,
  openId,
  record,
  parts,
}: {
  objectId: string;
  openId: string | null;
  record: ReactNode;
  parts: RecordParts;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [where, setWhere] = useState<FilterGroup>(noFilter);
  const language = useFilterLanguage(objectId);
  const asked = useMemo(() => completed(where, 'custom', language), [where, language]);
  const textField = useRef<HTMLInputElement>(null);
  const [isAdding, setAdding] = useState(false);
  const { data: objects } = useQuery(orpc.objects.list.queryOptions());
  const object = objects?.find(({ id }) => id === objectId);
  const { data: fields = [] } = useQuery(orpc.fields.list.queryOptions({ input: { target: objectId } }));
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const list = useInfiniteQuery(
    orpc.objects.records.infiniteOptions({
      input: (after: string | undefined) => ({
        objectId,
        text,
        ...(asked.of.length > 0 && { where: asked }),
        ...(after !== undefined && { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const valueText = useValueText();
  const words = t('objects.new', { singular: object?.singular ?? '' });
  useShortcuts([
    { id: 'new', combo: 'n', words, group: 'list', run: () => setAdding(true) },
    { id: 'find', combo: '/', words: t('party.filter.text'), group: 'list', run: () => textField.current?.focus() },
  ]);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const count = list.data?.pages[0]?.count ?? 0;
  const isFiltered = text !== '' || asked.of.length > 0;
  const chosen = rows.filter(({ id }) => marked.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen.map((row) => row.id));
    if (!next.delete(id)) next.add(id);
    setMarked(next);
  };
  if (objects && !object) return <EmptyState title={t('error.not_found')} text="" />;
  return (
    <ListLayout
      title={object?.name ?? ''}
      count={list.data ? number(count) : null}
      actions={
        <Button variant="filled" onClick={() => setAdding(true)}>
          {words}
        </Button>
      }
      filters={
        <FilterBar
          kind="custom"
          language={language}
          where={where}
          onWhere={setWhere}
          text={text}
          onText={setText}
          textField={textField}
          matching={list.data ? count : null}
        />
      }
      foot={chosen.length > 0 && <ManyRecords rows={chosen} onClear={() => setMarked(new Set())} />}
      record={record}
    >
      {list.isSuccess && rows.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? 'objects.noMatch' : 'objects.empty')}
          text={isFiltered ? '' : t('objects.emptyText')}
        />
      ) : (
        <ul className={classes.rows}>
          {rows.map((row) => (
            <li key={row.id} className={classes.line}>
              <Tick
                label={t('party.list.select', { name: row.name })}
                state={marked.has(row.id) ? 'on' : 'off'}
                onChange={() => toggle(row.id)}
              />
              <Link
                to="/custom/$id"
                params={{ id: row.id }}
                className={classes.row}
                data-active={row.id === openId || undefined}
              >
                <span className={classes.name}>{row.name}</span>
                {openId === null &&
                  row.values.map(({ fieldId, value }) => {
                    const field = fields.find(({ id }) => id === fieldId);
                    return (
                      <span key={fieldId} className={classes.value} title={field?.name}>
                        {field ? valueText(field, value) : ''}
                      </span>
                    );
                  })}
              </Link>
            </li>
          ))}
          {list.hasNextPage && (
            <li className={classes.more}>
              <Button onClick={() => void list.fetchNextPage()}>{t('objects.more')}</Button>
            </li>
          )}
        </ul>
      )}
      {isAdding && object && (
        <NewRecord
          object={object}
          NewFields={parts.NewFields}
          onClose={() => setAdding(false)}
          onCreated={(id) => void navigate({ to: '/custom/$id', params: { id } })}
        />
      )}
    </ListLayout>
  );
}

function NewRecord({
  object,
  NewFields,
  onClose,
  onCreated,
}: {
  object: CustomObject;
  NewFields: ComponentType<NewFieldsProps>;
  onClose: () => void;
  onCreated: (id: string) => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const [name, setName] = useState('');
  const [own, setOwn] = useState(noNewValues);
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '') return setError(t('error.reason.required'));
    if (own.missing > 0) return setError(null);
    try {
      const { id } = await client.objects.createRecord({ objectId: object.id, name, values: givenValues(own) });
      undoToast(t('objects.saved.created', { name: name.trim() }));
      onClose();
      onCreated(id);
    } catch (reason) {
      setError(errorText(reason));
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('objects.new', { singular: object.singular })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={12}>
          <TextInput
            label={t('objects.recordName')}
            data-autofocus
            maxLength={500}
            value={name}
            error={error}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NewFields target={object.id} own={own} onOwn={setOwn} isTried={isTried} />
          <Button type="submit" variant="filled">
            {t('objects.create')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
