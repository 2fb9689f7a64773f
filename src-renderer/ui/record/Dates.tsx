import { ActionIcon, NativeSelect, NumberInput, TextInput, UnstyledButton } from '@mantine/core';
import { IconCake, IconCalendarHeart, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDayWords } from '../day-words';
import { EditForm } from '../edit/EditForm';
import classes from './Dates.module.css';
import { Field } from './Fields';

export const dateKinds = ['birthday', 'anniversary', 'custom'] as const;
type DateKind = (typeof dateKinds)[number];

export interface DateText {
  readonly kind: DateKind;
  readonly label: string;
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}
export type DateValue = DateText & { readonly id: string };

export interface DatesProps {
  readonly dates: readonly DateValue[];
  readonly onSave: (date: DateText & { id?: string }) => Promise<unknown>;
  readonly onRemove: (date: DateValue) => Promise<unknown>;
  readonly errorText: (error: unknown) => string;
}

function DateForm({
  initial,
  onSave,
  onCancel,
  errorText,
}: {
  initial: DateText;
  onSave: (date: DateText) => Promise<unknown>;
  onCancel: () => void;
  errorText: (error: unknown) => string;
}) {
  const { t } = useTranslation();
  const { months } = useDayWords();
  const [date, setDate] = useState(initial);
  const [error, setError] = useState<string | null>(null);
  const submit = () => {
    onSave(date).catch((reason: unknown) => setError(errorText(reason)));
  };
  return (
    <EditForm className={classes.form} error={error} onSubmit={submit} onCancel={onCancel}>
      <NativeSelect
        className={classes.wide}
        label={t('party.date.kind')}
        autoFocus
        value={date.kind}
        data={dateKinds.map((kind) => ({ value: kind, label: t(`party.date.kinds.${kind}`) }))}
        onChange={(event) =>
          setDate({ ...date, kind: dateKinds.find((kind) => kind === event.currentTarget.value) ?? 'custom' })
        }
      />
      {date.kind === 'custom' && (
        <TextInput
          className={classes.wide}
          label={t('party.date.label')}
          value={date.label}
          maxLength={60}
          onChange={(event) => setDate({ ...date, label: event.currentTarget.value })}
        />
      )}
      <NumberInput
        label={t('party.date.day')}
        value={date.day}
        min={1}
        max={31}
        hideControls
        onChange={(day) => setDate({ ...date, day: Number(day) })}
      />
      <NativeSelect
        label={t('party.date.month')}
        value={String(date.month)}
        data={months.map((label, at) => ({ value: String(at + 1), label }))}
        onChange={(event) => setDate({ ...date, month: Number(event.currentTarget.value) })}
      />
      <NumberInput
        label={t('party.date.year')}
        placeholder={t('party.date.noYear')}
        value={date.year ?? ''}
        min={1}
        max={9999}
        hideControls
        onChange={(year) => setDate({ ...date, year: year === '' ? null : Number(year) })}
      />
    </EditForm>
  );
}

/** The days of a party that matter every year; a click opens one. */
export function Dates({
  dates,
  isAdding,
  onAdded,
  onSave,
  onRemove,
  errorText,
}: DatesProps & { isAdding: boolean; onAdded: () => void }) {
  const { t } = useTranslation();
  const { dayWords } = useDayWords();
  const [editing, setEditing] = useState<string | null>(null);
  const today = new Date();
  const fresh: DateText = {
    kind: dates.some(({ kind }) => kind === 'birthday') ? 'anniversary' : 'birthday',
    label: '',
    year: null,
    month: today.getMonth() + 1,
    day: today.getDate(),
  };
  const form = (initial: DateText, id: string | undefined, onDone: () => void) => (
    <DateForm
      initial={initial}
      onCancel={onDone}
      onSave={async (date) => {
        await onSave(id === undefined ? date : { ...date, id });
        onDone();
      }}
      errorText={errorText}
    />
  );
  return (
    <>
      {dates.map((date) => {
        const name = date.kind === 'custom' ? date.label : t(`party.date.kinds.${date.kind}`);
        const Icon = date.kind === 'birthday' ? IconCake : IconCalendarHeart;
        return (
          <Field
            key={date.id}
            name={
              <span className={classes.name}>
                <Icon size={13} stroke={1.6} aria-hidden />
                <span>{name}</span>
              </span>
            }
            action={
              <ActionIcon size={20} aria-label={t('party.date.remove', { name })} onClick={() => void onRemove(date)}>
                <IconX size={13} aria-hidden />
              </ActionIcon>
            }
          >
            {editing === date.id ? (
              form(date, date.id, () => setEditing(null))
            ) : (
              <UnstyledButton
                className={classes.day}
                title={t('party.date.edit', { name })}
                onClick={() => setEditing(date.id)}
              >
                {dayWords(date)}
              </UnstyledButton>
            )}
          </Field>
        );
      })}
      {isAdding && <Field name={t('party.date.title')}>{form(fresh, undefined, onAdded)}</Field>}
    </>
  );
}
