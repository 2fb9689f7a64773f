import { Button, NativeSelect, NumberInput, Popover, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconUserHeart } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeepInTouch as Touch } from '../../../src-shared/contract/touch';
import { rhythmUnits } from '../../../src-shared/domain/keep-in-touch';
import { localDateAt } from '../../../src-shared/domain/local-date';
import { useSaidDays } from '../said-days';
import classes from './KeepInTouch.module.css';

export interface KeepInTouchProps {
  /** Null where nothing is set; undefined while it is not known. */
  readonly touch: Touch | null | undefined;
  readonly onSet: (every: number, unit: Touch['unit']) => void;
  readonly onStop: () => void;
  readonly onDone: () => void;
  readonly onSnooze: (days: number) => void;
}

const quick = [
  [2, 'week'],
  [4, 'week'],
  [6, 'week'],
  [3, 'month'],
  [6, 'month'],
  [12, 'month'],
] as const;

/** "Every 6 weeks, due on Tuesday": how often one wants to be in touch, set and ticked off in the record. */
export function KeepInTouch({ touch, onSet, onStop, onDone, onSnooze }: KeepInTouchProps) {
  const { t } = useTranslation();
  const { said } = useSaidDays();
  const [isOpen, setOpen] = useState(false);
  if (touch === undefined) return <div className={classes.line} />;
  const act = (run: () => void) => () => {
    setOpen(false);
    run();
  };
  const isDue = touch !== null && touch.due <= localDateAt(Date.now());
  const everyWords = (every: number, unit: Touch['unit']) => t(`party.touch.every.${unit}`, { count: every });
  return (
    <div className={classes.line}>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.state} data-due={isDue || undefined} onClick={() => setOpen(!isOpen)}>
            <IconUserHeart size={14} stroke={1.6} aria-hidden />
            {touch === null ? (
              t('party.touch.add')
            ) : (
              <span>
                {everyWords(touch.every, touch.unit)}
                <span className={classes.due}>{t('party.touch.due', { when: said(touch.due) })}</span>
              </span>
            )}
            <IconChevronDown size={12} aria-hidden />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('party.touch.title')} className={classes.choices}>
          {quick.map(([every, unit]) => (
            <UnstyledButton
              key={`${every} ${unit}`}
              className={classes.choice}
              aria-pressed={touch?.every === every && touch.unit === unit}
              onClick={act(() => onSet(every, unit))}
            >
              {everyWords(every, unit)}
              {touch?.every === every && touch.unit === unit && <IconCheck size={13} aria-hidden />}
            </UnstyledButton>
          ))}
          <OwnRhythm touch={touch} onSet={(every, unit) => act(() => onSet(every, unit))()} />
          {touch !== null && (
            <>
              <UnstyledButton className={classes.choice} onClick={act(() => onSnooze(7))}>
                {t('party.touch.snoozeWeek')}
              </UnstyledButton>
              <UnstyledButton className={classes.choice} onClick={act(onStop)}>
                {t('party.touch.stop')}
              </UnstyledButton>
            </>
          )}
        </Popover.Dropdown>
      </Popover>
      {touch !== null && (
        <Button variant="default" onClick={onDone}>
          {t('party.touch.done')}
        </Button>
      )}
    </div>
  );
}

function OwnRhythm({ touch, onSet }: Pick<KeepInTouchProps, 'onSet'> & { touch: Touch | null }) {
  const { t } = useTranslation();
  const [every, setEvery] = useState<number | string>(touch?.every ?? 6);
  const [unit, setUnit] = useState<Touch['unit']>(touch?.unit ?? 'week');
  const count = Number(every);
  const isValid = Number.isInteger(count) && count >= 1 && count <= 365;
  return (
    <form
      className={classes.own}
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) onSet(count, unit);
      }}
    >
      <NumberInput
        className={classes.number}
        aria-label={t('party.touch.howMany')}
        min={1}
        max={365}
        allowDecimal={false}
        hideControls
        value={every}
        onChange={setEvery}
        error={!isValid}
      />
      <NativeSelect
        aria-label={t('party.touch.unit')}
        data={rhythmUnits.map((value) => ({ value, label: t(`party.touch.units.${value}`) }))}
        value={unit}
        onChange={(event) => setUnit(event.currentTarget.value as Touch['unit'])}
      />
      <Button type="submit">{t('party.touch.set')}</Button>
    </form>
  );
}
