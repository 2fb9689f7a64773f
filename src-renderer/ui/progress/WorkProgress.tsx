import { ActionIcon } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './WorkProgress.module.css';

/** Long work: what it is, how far it got, and its brakes. In a narrow place only the bar remains. */
export function WorkProgress({
  words,
  progress,
  isPaused,
  isBusy,
  onPause,
  onResume,
  onCancel,
}: {
  words: string;
  /** 0 to 1; null where the whole is not known. */
  progress: number | null;
  isPaused: boolean;
  isBusy: boolean;
  onPause: () => void;
  onResume: () => void;
  onCancel: () => void;
}) {
  const { t, i18n } = useTranslation();
  const percent = progress === null ? null : Math.floor(progress * 100);
  const share = percent === null ? null : (percent / 100).toLocaleString(i18n.language, { style: 'percent' });
  const state = isPaused ? t('operations.paused') : share;
  return (
    <div className={classes.work} title={[words, state].filter((part) => part !== null).join(' · ')}>
      <div className={classes.line}>
        <span className={classes.words}>{words}</span>
        {state !== null && <span className={classes.state}>{state}</span>}
        <span className={classes.brakes}>
          <ActionIcon
            size={24}
            aria-label={isPaused ? t('operations.resume', { what: words }) : t('operations.pause', { what: words })}
            disabled={isBusy}
            onClick={isPaused ? onResume : onPause}
          >
            {isPaused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
          </ActionIcon>
          <ActionIcon
            size={24}
            aria-label={t('operations.cancel', { what: words })}
            disabled={isBusy}
            onClick={onCancel}
          >
            <IconX size={14} />
          </ActionIcon>
        </span>
      </div>
      <div
        className={classes.bar}
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent !== null && { 'aria-valuenow': percent })}
        data-paused={isPaused || undefined}
        data-unknown={percent === null || undefined}
        style={{ '--done': `${percent ?? 100}%` }}
      />
    </div>
  );
}
