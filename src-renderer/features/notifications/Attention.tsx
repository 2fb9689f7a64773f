import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Attention.module.css';
import { useUnreadCount } from './use-notifications';

/** That something failed and waits to be looked at; nothing where nothing does. */
export function Attention({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation();
  const { attention } = useUnreadCount();
  if (attention === 0) return null;
  return (
    <UnstyledButton className={classes.attention} data-line="attention" onClick={onShow}>
      <IconAlertTriangle size={15} stroke={1.6} aria-hidden />
      {t('notifications.attention', { count: attention })}
    </UnstyledButton>
  );
}
