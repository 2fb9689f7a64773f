import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currencies } from '../../../src-shared/domain/money';
import { useFormat } from '../format-locale';
import classes from './Filter.module.css';
import { moneyOf, typedMoney } from './money-value';

/** An amount as one types it, of one currency or of any. What is no amount is said, and asks nothing. */
export function MoneyInput({
  value,
  onChange,
  isRow,
}: {
  value: string;
  onChange: (value: string) => void;
  isRow: boolean;
}) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [typed, setTyped] = useState(() => {
    const money = moneyOf(value);
    const text = money?.number.toLocaleString(locale, { useGrouping: false, maximumFractionDigits: 6 }) ?? '';
    return { text, currency: money?.currency ?? '' };
  });
  const [error, setError] = useState<string | null>(null);
  const put = (text: string, currency: string) => {
    const read = text.trim() === '' ? null : typedMoney(text, currency, locale);
    if (read !== null && 'refused' in read) {
      setTyped({ text, currency });
      setError(t(`error.reason.${read.refused}` as 'error.reason.money.malformed'));
      return onChange('');
    }
    setTyped({ text, currency: read?.currency ?? currency });
    setError(null);
    onChange(read?.value ?? '');
  };
  const label = t('party.filter.value');
  return (
    <div className={classes.period}>
      <TextInput
        {...(isRow ? { 'aria-label': label } : { label })}
        inputMode="decimal"
        autoComplete="off"
        maxLength={60}
        value={typed.text}
        error={error}
        data-autofocus
        onChange={(event) => put(event.currentTarget.value, typed.currency)}
      />
      <NativeSelect
        {...(isRow ? { 'aria-label': t('views.currency') } : { label: t('views.currency') })}
        data={[{ value: '', label: t('views.anyCurrency') }, ...currencies]}
        value={typed.currency}
        onChange={(event) => put(typed.text, event.currentTarget.value)}
      />
    </div>
  );
}
