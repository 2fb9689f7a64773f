import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Filter.module.css';
import { namedPeriods, periodNames, pickedPeriod } from './periods';

/** Which days: by name, so many around today, or between two of the calendar. */
export function PeriodInput({
  value,
  onChange,
  isRow,
}: {
  value: string;
  onChange: (value: string) => void;
  isRow: boolean;
}) {
  const { t } = useTranslation();
  const picked = pickedPeriod(value);
  const choice = picked.by === 'name' ? picked.name : picked.by;
  const choose = (next: string) => {
    const name = periodNames.find((one) => one === next);
    if (name) onChange(namedPeriods[name]);
    else if (next === 'last') onChange('days:-30');
    else if (next === 'next') onChange('days:30');
    else onChange('');
  };
  const label = t('party.filter.value');
  return (
    <div className={classes.period}>
      <NativeSelect
        {...(isRow ? { 'aria-label': label } : { label })}
        data={[
          ...periodNames.map((name) => ({ value: name, label: t(`views.period.${name}`) })),
          { value: 'last', label: t('views.period.last') },
          { value: 'next', label: t('views.period.next') },
          { value: 'date', label: t('views.period.date') },
        ]}
        value={choice}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {(picked.by === 'last' || picked.by === 'next') && (
        <TextInput
          aria-label={t('views.period.days')}
          type="number"
          min={1}
          max={9999}
          value={Number.isNaN(picked.days) ? '' : picked.days}
          onChange={(event) => {
            const days = Math.max(1, Math.min(9999, Math.round(Number(event.currentTarget.value) || 1)));
            onChange(`days:${picked.by === 'last' ? -days : days}`);
          }}
        />
      )}
      {picked.by === 'date' && (
        <>
          <TextInput
            aria-label={t('views.period.from')}
            type="date"
            max="9999-12-31"
            value={picked.from}
            onChange={(event) => onChange(between(event.currentTarget.value, picked.to, 'from'))}
          />
          <TextInput
            aria-label={t('views.period.to')}
            type="date"
            max="9999-12-31"
            value={picked.to}
            onChange={(event) => onChange(between(picked.from, event.currentTarget.value, 'to'))}
          />
        </>
      )}
    </div>
  );
}

/** From one day to another; the one that was not typed moves along where they would cross. */
function between(from: string, to: string, typed: 'from' | 'to'): string {
  if (from === '' || to === '') return from || to;
  if (from > to) return typed === 'from' ? from : to;
  return from === to ? from : `${from}/${to}`;
}
