import {
  ActionIcon,
  Autocomplete,
  Button,
  Group,
  Modal,
  NativeSelect,
  Progress,
  Stack,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkEdit } from '../../src-shared/contract/bulk';
import type { ListKind } from '../../src-shared/contract/filters';
import { type EditType, editFieldsOf } from '../../src-shared/domain/edit-fields';
import { priorities } from '../../src-shared/domain/task';
import { dayWords } from '../ui/filter/words';
import { useFormat } from '../ui/format-locale';
import classes from './BulkEdit.module.css';
import { useCompanyNames } from './company-names';
import { useErrorText } from './errors';
import { orpc } from './orpc';
import { useUsers } from './parties';
import { useUndoToast } from './undo';

type Change = BulkEdit['changes'][number];

/** Sets fields of all selected records: says first whom it would change, then shows how far it is. */
export function BulkEditDialog({
  kind,
  count,
  selection,
  onClose,
}: {
  kind: ListKind;
  /** How many are selected. */
  count: number;
  selection: BulkEdit['selection'];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const fields = editFieldsOf(kind);
  const users = useUsers();
  const begins = (type: EditType): string => {
    if (type === 'user') return users[0]?.id ?? '';
    if (type === 'priority') return '3';
    return type === 'flag' ? '1' : '';
  };
  const fresh = (taken: readonly Change[]): Change[] => {
    const next = fields.find(([id]) => !taken.some(({ field }) => field === id));
    if (!next) return [];
    const [field, type] = next;
    return [{ field, value: begins(type) }];
  };
  const [changes, setChanges] = useState<Change[]>(() => fresh([]));
  const edit = useMutation(orpc.bulk.edit.mutationOptions());
  const running = useQuery({ ...orpc.operations.running.queryOptions(), enabled: edit.isPending });
  const progress = running.data?.find(({ label }) => label.key === 'bulk.edited')?.progress ?? 0;
  const typeOf = (field: string) => fields.find(([id]) => id === field)?.[1] ?? 'text';
  const put = (at: number, change: Change) => setChanges(changes.map((one, index) => (index === at ? change : one)));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('views.bulk.title', { count, formatted: number(count) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          edit.mutate(
            { kind, selection, changes },
            {
              onSuccess: ({ count: changed, operationId }) => {
                onClose();
                undoToast(t('views.bulk.saved', { count: changed, formatted: number(changed) }), operationId);
              },
            },
          );
        }}
      >
        <Stack gap="sm">
          {changes.map((change, at) => (
            <div key={change.field} className={classes.change}>
              <NativeSelect
                label={t('views.bulk.field')}
                data={fields
                  .filter(([id]) => id === change.field || !changes.some(({ field }) => field === id))
                  .map(([id]) => ({ value: id, label: t(`views.field.${id}`) }))}
                value={change.field}
                data-autofocus
                onChange={(event) => {
                  const field = event.currentTarget.value;
                  put(at, { field, value: begins(typeOf(field)) });
                }}
              />
              <NewValue type={typeOf(change.field)} change={change} onChange={(next) => put(at, next)} />
              {changes.length > 1 && (
                <ActionIcon
                  aria-label={t('views.bulk.remove')}
                  onClick={() => setChanges(changes.filter((one) => one !== change))}
                >
                  <IconX size={14} stroke={1.7} aria-hidden />
                </ActionIcon>
              )}
            </div>
          ))}
          {changes.length < fields.length && (
            <div>
              <Button
                variant="subtle"
                leftSection={<IconPlus size={13} aria-hidden />}
                onClick={() => setChanges([...changes, ...fresh(changes)])}
              >
                {t('views.bulk.add')}
              </Button>
            </div>
          )}
          <Preview kind={kind} selection={selection} changes={changes} />
          {edit.isPending && <Progress value={progress * 100} aria-label={t('operations.running')} />}
          {edit.error && (
            <p className={classes.error} role="alert">
              {errorText(edit.error)}
            </p>
          )}
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" disabled={edit.isPending || changes.length === 0}>
              {t('views.bulk.apply')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function NewValue({ type, change, onChange }: { type: EditType; change: Change; onChange: (change: Change) => void }) {
  const { t } = useTranslation();
  const users = useUsers();
  const companies = useCompanyNames(type === 'company' ? change.value : '');
  const props = { label: t('views.bulk.value'), value: change.value, maxLength: 500 };
  const set = (value: string) => onChange({ ...change, value });
  switch (type) {
    case 'user':
      return (
        <NativeSelect
          label={props.label}
          value={props.value}
          data={users.map(({ id, name }) => ({ value: id, label: name || t('party.you') }))}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'flag':
      return (
        <NativeSelect
          label={props.label}
          value={props.value}
          data={[
            { value: '1', label: t('views.bulk.yes') },
            { value: '0', label: t('views.bulk.no') },
          ]}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'day':
      return <TextInput {...props} type="date" max="9999-12-31" onChange={(event) => set(event.currentTarget.value)} />;
    case 'company':
      return <Autocomplete {...props} data={companies} onChange={set} comboboxProps={{ withinPortal: false }} />;
    case 'text':
      return <TextInput {...props} onChange={(event) => set(event.currentTarget.value)} />;
  }
}

/** Whom it would change, and the first few of them: as they are, and as they would be. */
function Preview({ kind, selection, changes }: BulkEdit) {
  const { t } = useTranslation();
  const { number, locale } = useFormat();
  const errorText = useErrorText();
  const users = useUsers();
  const [asked] = useDebouncedValue(changes, 150);
  const { data, error } = useQuery({
    ...orpc.bulk.preview.queryOptions({ input: { kind, selection, changes: asked } }),
    placeholderData: keepPreviousData,
    enabled: asked.length > 0,
    retry: false,
  });
  if (error) {
    return (
      <p className={classes.error} role="alert">
        {errorText(error)}
      </p>
    );
  }
  if (!data) return <p className={classes.preview} role="status" />;
  const read = (field: string, value: string): string => {
    if (value === '') return t('views.bulk.empty');
    const type = editFieldsOf(kind).find(([id]) => id === field)?.[1];
    if (type === 'flag') return t(value === '1' ? 'views.bulk.yes' : 'views.bulk.no');
    if (type === 'priority') return t(`tasks.priority.${priorities[Number(value)] ?? 'none'}`);
    if (type === 'day') return dayWords(value, locale);
    if (type === 'user') return users.find(({ id }) => id === value)?.name || value;
    return value;
  };
  const { total, changing, sample } = data;
  const words =
    changing === 0
      ? t('views.bulk.nothing')
      : changing === total
        ? t('views.bulk.all', { count: total, formatted: number(total) })
        : t('views.bulk.some', { changing: number(changing), total: number(total) });
  return (
    <div className={classes.preview}>
      <p role="status">{words}</p>
      <ul className={classes.sample}>
        {sample.map(({ id, name, before }) => (
          <li key={id}>
            <strong>{name}</strong>
            {asked.map(({ field, value }, at) => (
              <span key={field}>
                <s>{read(field, before[at] ?? '')}</s> → {read(field, value)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {changing > sample.length && <p>{t('views.bulk.more', { formatted: number(changing - sample.length) })}</p>}
    </div>
  );
}
