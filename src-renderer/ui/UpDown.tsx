import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Moves something one place in its list; null where it can't go on. */
export function UpDown({
  name,
  onUp,
  onDown,
}: {
  name: string;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
}) {
  const { t } = useTranslation();
  return (
    <>
      <ActionIcon aria-label={t('common.up', { name })} disabled={!onUp} onClick={() => onUp?.()}>
        <IconArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t('common.down', { name })} disabled={!onDown} onClick={() => onDown?.()}>
        <IconArrowDown size={14} aria-hidden />
      </ActionIcon>
    </>
  );
}
