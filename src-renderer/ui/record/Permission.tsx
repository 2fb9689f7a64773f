import { ActionIcon, Button, NativeSelect, Popover, TextInput } from '@mantine/core';
import { IconShield, IconShieldCheck, IconShieldX, IconStar, IconStarFilled } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format-locale';
import classes from './Permission.module.css';

export const consents = ['unknown', 'given', 'refused'] as const;
export type Consent = (typeof consents)[number];

/** Whether to use an address first, and whether its person agreed to be written to there. */
export interface PermissionValue {
  readonly preferred: boolean;
  readonly consent: Consent;
  /** ms since 1970; null where nobody knows. */
  readonly consentAt: number | null;
  readonly consentSource: string;
}

interface PermissionProps {
  readonly value: PermissionValue;
  /** What it is about, for the names of the controls. */
  readonly name: string;
  readonly onSave: (value: PermissionValue) => Promise<unknown>;
  readonly errorText: (error: unknown) => string;
}

const icons = { unknown: IconShield, given: IconShieldCheck, refused: IconShieldX } as const;

const localDay = (at: number): string => {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
};

/** The star and the shield at the end of an address' line. */
export function PermissionActions({ value, name, onSave, errorText }: PermissionProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const Star = value.preferred ? IconStarFilled : IconStar;
  const Shield = icons[value.consent];
  return (
    <>
      <ActionIcon
        size={20}
        aria-label={t('party.permission.prefer', { name })}
        aria-pressed={value.preferred}
        data-lasting={value.preferred || undefined}
        className={value.preferred ? classes.preferred : undefined}
        onClick={() => void onSave({ ...value, preferred: !value.preferred })}
      >
        <Star size={13} aria-hidden />
      </ActionIcon>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon
            size={20}
            aria-label={t('party.permission.edit', { name })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Shield size={13} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('party.permission.title')}>
          <ConsentForm
            value={value}
            onSave={async (next) => {
              await onSave(next);
              setOpen(false);
            }}
            errorText={errorText}
          />
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

function ConsentForm({ value, onSave, errorText }: Omit<PermissionProps, 'name'>) {
  const { t } = useTranslation();
  const [consent, setConsent] = useState(value.consent);
  const [day, setDay] = useState(localDay(value.consentAt ?? Date.now()));
  const [source, setSource] = useState(value.consentSource);
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isSameDay = value.consentAt !== null && day === localDay(value.consentAt);
    const isToday = day === localDay(Date.now());
    const midnight = day === '' ? null : new Date(`${day}T00:00`).getTime();
    const consentAt = isSameDay ? value.consentAt : isToday ? Date.now() : midnight;
    onSave({ ...value, consent, consentAt, consentSource: source }).catch((reason: unknown) =>
      setError(errorText(reason)),
    );
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <NativeSelect
        label={t('party.permission.title')}
        data-autofocus
        value={consent}
        data={consents.map((one) => ({ value: one, label: t(`party.permission.state.${one}`) }))}
        onChange={(event) => setConsent(consents.find((one) => one === event.currentTarget.value) ?? 'unknown')}
      />
      {consent !== 'unknown' && (
        <>
          <TextInput
            type="date"
            label={t('party.permission.at')}
            value={day}
            error={error}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            label={t('party.permission.source')}
            placeholder={t('party.permission.sourceHint')}
            value={source}
            maxLength={500}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" variant="filled">
        {t('common.save')}
      </Button>
    </form>
  );
}

/** Where the person stands on being written to there, in words; nothing where that is unknown. */
export function ConsentLine({ value: { consent, consentAt, consentSource } }: { value: PermissionValue }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  if (consent === 'unknown') return null;
  const when = consentAt === null ? '' : new Date(consentAt).toLocaleDateString(locale, { dateStyle: 'medium' });
  return (
    <p className={classes.consent} data-consent={consent}>
      {[t(`party.permission.line.${consent}`), when, consentSource].filter((part) => part !== '').join(' · ')}
    </p>
  );
}
