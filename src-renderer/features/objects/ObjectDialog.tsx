import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomObject, objectIcons as iconNames, type ObjectIcon } from '../../../src-shared/contract/objects';
import { failureOf, useErrorText } from '../../api/errors';
import { client } from '../../api/transport';
import { useUndoToast } from '../../api/undo';

/** An object as it is made or changed: its names and what stands for it. */
export function ObjectDialog({
  object,
  onSaved,
  onClose,
}: {
  /** Null for a new one. */
  object: CustomObject | null;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const [name, setName] = useState(object?.name ?? '');
  const [singular, setSingular] = useState(object?.singular ?? '');
  const [icon, setIcon] = useState<ObjectIcon>(object?.icon ?? 'folder');
  const [error, setError] = useState<{ field: string; words: string } | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = { name: name.trim(), singular: singular.trim(), icon };
    const missing = given.name === '' ? 'name' : given.singular === '' ? 'singular' : null;
    if (missing !== null) return setError({ field: missing, words: t('error.reason.required') });
    try {
      if (object) await client.objects.update({ id: object.id, patch: given });
      else await client.objects.create(given);
      await onSaved();
      undoToast(t(object ? 'objects.saved.edited' : 'objects.saved.created', { name: given.name }));
      onClose();
    } catch (reason) {
      setError({ field: failureOf(reason).field ?? 'name', words: errorText(reason) });
    }
  };
  const errorOf = (field: string) => (error?.field === field ? error.words : null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={object ? t('objects.edit', { name: object.name }) : t('objects.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={12}>
          <TextInput
            label={t('objects.name')}
            description={t('objects.nameHint')}
            data-autofocus
            maxLength={60}
            value={name}
            error={errorOf('name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('objects.singular')}
            description={t('objects.singularHint')}
            maxLength={60}
            value={singular}
            error={errorOf('singular')}
            onChange={(event) => setSingular(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('objects.icon')}
            value={icon}
            data={iconNames.map((value) => ({ value, label: t(`objects.icons.${value}`) }))}
            onChange={({ currentTarget }) => setIcon(iconNames.find((one) => one === currentTarget.value) ?? 'folder')}
          />
          <Group gap={8}>
            <Button type="submit" variant="filled">
              {t(object ? 'common.save' : 'objects.add')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
