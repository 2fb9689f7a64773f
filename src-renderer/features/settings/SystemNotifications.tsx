import { Button, Input, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-shared/contract/app';
import { orpc } from '../../api/orpc';
import classes from '../../ui/settings/Settings.module.css';

type Which = Settings['systemNotifications'];

const choices = ['none', 'attention', 'all'] as const satisfies readonly Which[];
const isChoice = (value: string): value is Which => choices.some((one) => one === value);

/** What is shown outside the window. A browser has to be asked first, and only once somebody wants it. */
export function SystemNotifications({
  value,
  onChange,
  error,
}: {
  value: Which;
  onChange: (value: Which) => void;
  error: ReactNode;
}) {
  const { t } = useTranslation();
  const label = useId();
  const info = useQuery(orpc.app.info.queryOptions());
  const asks = info.data?.host === 'headless' && 'Notification' in window;
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'granted'));
  const state = asks ? permission : 'granted';
  const ask = async () => setPermission(await Notification.requestPermission());
  return (
    <Input.Wrapper
      className={classes.field}
      label={t('notifications.system.label')}
      description={t(
        state === 'denied' && value !== 'none' ? 'notifications.system.denied' : 'notifications.system.hint',
      )}
      labelElement="div"
      labelProps={{ id: label }}
      error={error}
    >
      <div>
        <SegmentedControl
          size="sm"
          aria-labelledby={label}
          data={choices.map((choice) => ({ value: choice, label: t(`notifications.system.${choice}`) }))}
          value={value}
          onChange={(next) => isChoice(next) && onChange(next)}
        />
        {state === 'default' && value !== 'none' && (
          <Button mt={6} onClick={() => void ask()}>
            {t('notifications.system.allow')}
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}
