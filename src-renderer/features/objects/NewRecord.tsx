import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { type ComponentType, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomObject } from '../../../src-shared/contract/objects';
import { useErrorText } from '../../api/errors';
import { client } from '../../api/transport';
import { useUndoToast } from '../../api/undo';
import { givenValues, type NewFieldsProps, noNewValues } from '../../ui/record/new-values';

/** A record of an object: its name, and what has to be filled in. */
export function NewRecord({
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
