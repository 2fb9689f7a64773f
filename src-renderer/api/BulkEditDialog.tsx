import { ActionIcon, Button, Group, Modal, NativeSelect, Progress, Stack } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkEdit } from '../../src-shared/contract/bulk';
import type { CustomField } from '../../src-shared/contract/fields';
import type { ListKind } from '../../src-shared/contract/filters';
import { isTyped } from '../../src-shared/domain/custom/types';
import { type EditType, editFieldsOf } from '../../src-shared/domain/edit-fields';
import { customFieldName, fieldTargetOf, recordKindOf } from '../../src-shared/domain/list-fields';
import { useFormat } from '../ui/format-locale';
import type { FieldValueProps } from '../ui/record/parts';
import classes from './BulkEdit.module.css';
import { BulkPreview } from './BulkPreview';
import { OwnValue, PlainValue } from './BulkValue';
import { asked, type Draft, isWhole } from './bulk-drafts';
import { failureOf, useErrorText } from './errors';
import { orpc } from './orpc';
import { useUsers } from './parties';
import { useUndoToast } from './undo';

const noFields: readonly CustomField[] = [];

/** Every field that can be set for many, as it is offered first. */
function useOffered(kind: ListKind): readonly { draft: Draft; title: string }[] {
  const { t } = useTranslation();
  const users = useUsers();
  const { data: own = noFields } = useQuery(orpc.fields.list.queryOptions({ input: { target: fieldTargetOf(kind) } }));
  const begins: Partial<Record<EditType, string>> = { user: users[0]?.id ?? '', priority: '3', flag: '1' };
  return [
    ...editFieldsOf(recordKindOf(kind)).map(([field, type]) => ({
      draft: { key: field, field, type, value: begins[type] ?? '' },
      title: t(`views.field.${field}`),
    })),
    ...own
      .filter(({ type }) => isTyped(type))
      .map((field) => ({
        draft: { key: customFieldName(field.id), own: field, how: 'set' as const, value: null, shown: null },
        title: field.name,
      })),
  ];
}

/** Sets fields of all selected records: says first whom it would change, then shows how far it is, and can be stopped. */
export function BulkEditDialog({
  kind,
  count,
  selection,
  FieldValue,
  onClose,
}: {
  kind: ListKind;
  /** How many are selected. */
  count: number;
  selection: BulkEdit['selection'];
  FieldValue: ComponentType<FieldValueProps>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const offered = useOffered(kind);
  const [typed, setDrafts] = useState<readonly Draft[] | null>(null);
  // What can be offered is read first.
  const drafts = typed ?? offered.slice(0, 1).map(({ draft }) => draft);
  const free = offered.filter(({ draft: { key } }) => !drafts.some((one) => one.key === key));
  const edit = useMutation(
    orpc.bulk.edit.mutationOptions({
      // Told wherever one is by then: the work goes on while one looks at something else.
      onSuccess: ({ count: changed, operationId }) =>
        undoToast(t('views.bulk.saved', { count: changed, formatted: number(changed) }), operationId),
    }),
  );
  const running = useQuery({ ...orpc.operations.running.queryOptions(), enabled: edit.isPending });
  const mine = running.data?.findLast(({ label }) => label.key === 'bulk.edited');
  const stop = useMutation(orpc.operations.cancel.mutationOptions());
  const put = (at: number, draft: Draft) => setDrafts(drafts.map((one, index) => (index === at ? draft : one)));
  const isReady = drafts.length > 0 && drafts.every(isWhole);
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
          if (isReady && !edit.isPending) {
            edit.mutate({ kind, selection, changes: asked(drafts) }, { onSuccess: onClose });
          }
        }}
      >
        <Stack gap="sm">
          {drafts.map((draft, at) => (
            <div key={draft.key} className={classes.change}>
              <NativeSelect
                label={t('views.bulk.field')}
                data={offered
                  .filter(({ draft: { key } }) => key === draft.key || !drafts.some((one) => one.key === key))
                  .map(({ draft: { key }, title }) => ({ value: key, label: title }))}
                value={draft.key}
                data-autofocus
                onChange={(event) => {
                  const chosen = offered.find(({ draft: { key } }) => key === event.currentTarget.value);
                  if (chosen) put(at, chosen.draft);
                }}
              />
              {'own' in draft ? (
                <OwnValue draft={draft} FieldValue={FieldValue} onChange={(next) => put(at, next)} />
              ) : (
                <PlainValue draft={draft} onChange={(next) => put(at, next)} />
              )}
              {drafts.length > 1 && (
                <ActionIcon
                  aria-label={t('views.bulk.remove')}
                  onClick={() => setDrafts(drafts.filter((one) => one !== draft))}
                >
                  <IconX size={14} stroke={1.7} aria-hidden />
                </ActionIcon>
              )}
            </div>
          ))}
          {free[0] && (
            <div>
              <Button
                variant="subtle"
                leftSection={<IconPlus size={13} aria-hidden />}
                onClick={() => setDrafts([...drafts, ...free.slice(0, 1).map(({ draft }) => draft)])}
              >
                {t('views.bulk.add')}
              </Button>
            </div>
          )}
          <BulkPreview kind={kind} selection={selection} drafts={drafts.filter(isWhole)} />
          {edit.isPending && <Progress value={(mine?.progress ?? 0) * 100} aria-label={t('operations.running')} />}
          {edit.error && (
            <p className={classes.error} role="alert">
              {failureOf(edit.error).code === 'cancelled' ? t('views.bulk.stopped') : errorText(edit.error)}
            </p>
          )}
          <Group justify="flex-end" gap="xs">
            {edit.isPending ? (
              <>
                <Button disabled={!mine || stop.isPending} onClick={() => mine && stop.mutate({ id: mine.id })}>
                  {t('views.bulk.stop')}
                </Button>
                <Button variant="filled" onClick={onClose}>
                  {t('views.bulk.hide')}
                </Button>
              </>
            ) : (
              <>
                <Button onClick={onClose}>{t('common.cancel')}</Button>
                <Button type="submit" variant="filled" disabled={!isReady}>
                  {t('views.bulk.apply')}
                </Button>
              </>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
