import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Asks before something is done to several records: `children` say who they are. */
export function AskMany({
  title,
  hint,
  words,
  children,
  onRun,
  onClose,
}: {
  title: string;
  hint: string;
  /** What the button says. */
  words: string;
  children: ReactNode;
  onRun: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }} size="sm">
      <Stack gap="sm">
        <p>{hint}</p>
        {children}
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="filled"
            data-autofocus
            onClick={() => {
              onClose();
              onRun();
            }}
          >
            {words}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
