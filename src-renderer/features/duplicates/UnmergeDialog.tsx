import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnmergePreview } from '../../../src-shared/contract/duplicates';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';
import classes from './Record.module.css';
import { useMatchWords } from './words';

/** Says what goes where when a merge is taken apart; what was edited since stays unless one says so. */
export function UnmergeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const [giveBack, setGiveBack] = useState<ReadonlySet<string>>(new Set());
  const preview = useQuery(orpc.duplicates.unmergePreview.queryOptions({ input: { id }, retry: false }));
  const unmerge = useMutation(orpc.duplicates.unmerge.mutationOptions());
  const error = preview.error ?? unmerge.error;
  const toggle = (part: string) => {
    const next = new Set(giveBack);
    if (!next.delete(part)) next.add(part);
    setGiveBack(next);
  };
  const names = { restored: preview.data?.restored.name ?? '', survivor: preview.data?.survivor.name ?? '' };
  const run = () =>
    unmerge.mutate(
      { id, giveBack: [...giveBack] },
      {
        onSuccess: ({ operationId }) => {
          onClose();
          undoToast(t('duplicates.saved.unmerged', names), operationId);
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('duplicates.unmergeTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        {preview.data && (
          <>
            <Text>{t('duplicates.unmergeText', names)}</Text>
            <Told title={t('duplicates.goesBack', names)} parts={preview.data.back} />
            <Told title={t('duplicates.isSetBack', names)} parts={preview.data.fields} />
            {preview.data.links > 0 && (
              <Text>{t('duplicates.linksBack', { ...names, count: preview.data.links })}</Text>
            )}
            {preview.data.edited.length > 0 && (
              <Edited
                title={t('duplicates.staysEdited', names)}
                parts={preview.data.edited}
                giveBack={giveBack}
                onToggle={toggle}
              />
            )}
          </>
        )}
        {error && (
          <Text c="var(--bad)" role="alert">
            {errorText(error)}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="filled" data-autofocus disabled={!preview.data} loading={unmerge.isPending} onClick={run}>
            {t('duplicates.unmergeNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type Parts = UnmergePreview['back'];

function Told({ title, parts }: { title: string; parts: Parts }) {
  const { t } = useTranslation();
  const words = useMatchWords();
  if (parts.length === 0) return null;
  return (
    <div>
      <h3 className={classes.title}>{title}</h3>
      <ul className={classes.told} aria-label={title}>
        {parts.map(({ id, field, text }) => (
          <li key={id}>
            <span className={classes.what}>{words.field(field)}</span>{' '}
            {words.value(field, text) || t('duplicates.empty')}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Edited({
  title,
  parts,
  giveBack,
  onToggle,
}: {
  title: string;
  parts: Parts;
  giveBack: ReadonlySet<string>;
  onToggle: (id: string) => void;
}) {
  const words = useMatchWords();
  return (
    <div role="group" aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      <Stack gap={4} mt={4}>
        {parts.map(({ id, field, text }) => (
          <Checkbox
            key={id}
            checked={giveBack.has(id)}
            onChange={() => onToggle(id)}
            label={`${words.field(field)}: ${words.value(field, text)}`}
          />
        ))}
      </Stack>
    </div>
  );
}
