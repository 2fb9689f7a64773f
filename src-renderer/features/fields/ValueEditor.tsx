import { Rating } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typedNumber } from '../../../src-shared/domain/custom/typed-number';
import { formatMoney, parseMoney } from '../../../src-shared/domain/money';
import { InlineMoment } from '../../ui/edit/InlineMoment';
import { InlineSelect } from '../../ui/edit/InlineSelect';
import { InlineText } from '../../ui/edit/InlineText';
import { useFormat } from '../../ui/format-locale';
import { ChoiceEditor } from './ChoiceEditor';
import { Computed } from './Computed';
import classes from './Fields.module.css';
import { FileEditor } from './FileEditor';
import { RelationEditor } from './RelationEditor';
import { Refused, useRefusalText } from './refused';
import type { ValueEditorProps } from './value-editor';

/** What stands in a field, changed where it stands. */
export function ValueEditor(props: ValueEditorProps) {
  switch (props.field.type) {
    case 'number':
    case 'percent':
      return <NumberEditor {...props} />;
    case 'money':
      return <MoneyEditor {...props} />;
    case 'rating':
      return <StarsEditor {...props} />;
    case 'yesNo':
      return <YesNoEditor {...props} />;
    case 'date':
    case 'dateTime':
      return <MomentEditor {...props} />;
    case 'file':
      return props.recordId === undefined ? null : <FileEditor {...props} recordId={props.recordId} />;
    case 'relation':
      return <RelationEditor {...props} />;
    case 'formula':
    case 'rollup':
      return <Computed {...props} />;
    case 'select':
    case 'multiSelect':
      return <ChoiceEditor {...props} />;
    default:
      return <TextEditor {...props} />;
  }
}

const inputTypes: Readonly<Record<string, 'email' | 'tel' | 'url'>> = { email: 'email', phone: 'tel', url: 'url' };

function TextEditor({ field, value, save }: ValueEditorProps) {
  const errorText = useRefusalText();
  return (
    <InlineText
      label={field.name}
      type={inputTypes[field.type] ?? 'text'}
      multiline={field.type === 'longText'}
      value={value?.kind === 'text' ? value.text : ''}
      errorText={errorText}
      onSave={(text) => {
        const given = text === '' ? null : { kind: 'text' as const, text };
        return save(given, given);
      }}
    />
  );
}

function NumberEditor({ field, value, save }: ValueEditorProps) {
  const { i18n } = useTranslation();
  const { locale } = useFormat();
  const errorText = useRefusalText();
  const digits = field.config.decimals;
  const isPercent = field.type === 'percent';
  const words = (number: number) =>
    `${number.toLocaleString(locale, digits === undefined || isPercent ? { maximumFractionDigits: 6 } : { minimumFractionDigits: digits, maximumFractionDigits: 6 })}${isPercent ? ' %' : ''}`;
  return (
    <InlineText
      label={field.name}
      value={value?.kind === 'number' ? words(value.number) : ''}
      errorText={errorText}
      onSave={async (text) => {
        if (text === '') return save(null, null);
        const number = typedNumber(text.replace(/\s*%$/, ''), i18n.language);
        if (number === null) throw new Refused('field.number');
        const given = { kind: 'number' as const, number };
        return save(given, given);
      }}
    />
  );
}

function MoneyEditor({ field, value, save }: ValueEditorProps) {
  const { locale } = useFormat();
  const errorText = useRefusalText();
  const currency = field.config.currency ?? 'EUR';
  return (
    <InlineText
      label={field.name}
      value={value?.kind === 'money' ? formatMoney(value, locale) : ''}
      placeholder={`– ${currency}`}
      errorText={errorText}
      onSave={async (text) => {
        if (text === '') return save(null, null);
        const parsed = parseMoney(text, { locale, currency: value?.kind === 'money' ? value.currency : currency });
        if (!parsed.ok) throw new Refused(parsed.reason);
        const given = { kind: 'money' as const, amount: parsed.amount, currency: parsed.currency };
        return save(given, given);
      }}
    />
  );
}

function StarsEditor({ field, value, save }: ValueEditorProps) {
  const { t } = useTranslation();
  const errorText = useRefusalText();
  const [error, setError] = useState<string | null>(null);
  return (
    <span className={classes.stars}>
      <Rating
        aria-label={field.name}
        size="sm"
        allowClear
        count={field.config.max ?? 5}
        value={value?.kind === 'number' ? value.number : 0}
        getSymbolLabel={(stars) => t('fields.stars', { count: stars })}
        onChange={(number) => {
          const given = number === 0 ? null : { kind: 'number' as const, number };
          save(given, given).then(
            () => setError(null),
            (reason: unknown) => setError(errorText(reason)),
          );
        }}
      />
      {error !== null && (
        <span className={classes.error} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}

function YesNoEditor({ field, value, save }: ValueEditorProps) {
  const { t } = useTranslation();
  const errorText = useRefusalText();
  return (
    <InlineSelect
      label={field.name}
      value={value?.kind === 'yesNo' ? (value.yes ? 'yes' : 'no') : ''}
      options={[
        { value: '', label: '–' },
        { value: 'yes', label: t('fields.yes') },
        { value: 'no', label: t('fields.no') },
      ]}
      errorText={errorText}
      onSave={(chosen) => {
        const given = chosen === '' ? null : { kind: 'yesNo' as const, yes: chosen === 'yes' };
        return save(given, given);
      }}
    />
  );
}

const two = (number: number) => String(number).padStart(2, '0');

/** The wall time here of an instant, as an input of its kind wants it. */
function wallTime(at: number): string {
  const date = new Date(at);
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

function MomentEditor({ field, value, save }: ValueEditorProps) {
  const { t } = useTranslation();
  const errorText = useRefusalText();
  const isDay = field.type === 'date';
  const stored = value?.kind === 'day' ? value.day : value?.kind === 'instant' ? wallTime(value.at) : '';
  return (
    <InlineMoment
      label={field.name}
      type={isDay ? 'date' : 'datetime-local'}
      value={stored}
      halfWords={t('error.reason.field.day')}
      errorText={errorText}
      onSave={(text) => {
        if (text === '') return save(null, null);
        const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
        const given = isDay
          ? { kind: 'day' as const, day: text }
          : { kind: 'instant' as const, at: new Date(text).getTime(), zone };
        return save(given, given);
      }}
    />
  );
}
