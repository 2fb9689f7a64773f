import { Button, Checkbox, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface NamedView {
  readonly name: string;
  readonly pinned: boolean;
  readonly digit: number | null;
}

/** What a view is called, whether it stands in the rail, and the key that leads to it. */
export function ViewDialog({
  initial,
  error,
  onSave,
  onClose,
}: {
  /** The view that is edited; null for a new one. */
  initial: NamedView | null;
  /** What was wrong with the name. */
  error: string | null;
  onSave: (view: NamedView) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [view, setView] = useState<NamedView>(initial ?? { name: '', pinned: false, digit: null });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (view.name.trim() !== '') onSave({ ...view, name: view.name.trim() });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(initial ? 'views.tabs.editTitle' : 'views.tabs.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size="sm"
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('views.tabs.name')}
            value={view.name}
            maxLength={60}
            required
            data-autofocus
            error={error}
            onChange={(event) => setView({ ...view, name: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('views.tabs.digit')}
            data={[
              { value: '', label: t('views.tabs.noDigit') },
              ...Array.from({ length: 9 }, (_, at) => ({ value: String(at + 1), label: `V ${at + 1}` })),
            ]}
            value={view.digit === null ? '' : String(view.digit)}
            onChange={(event) => {
              const digit = event.currentTarget.value;
              setView({ ...view, digit: digit === '' ? null : Number(digit) });
            }}
          />
          <Checkbox
            label={t('views.tabs.pinned')}
            description={t('views.tabs.pinnedHint')}
            checked={view.pinned}
            onChange={(event) => setView({ ...view, pinned: event.currentTarget.checked })}
          />
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" disabled={view.name.trim() === ''}>
              {t('views.tabs.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
