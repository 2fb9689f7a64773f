import { Switch } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, ContactPatch } from '../../../src-shared/contract/contacts';
import { InlineSelect } from '../../ui/edit/InlineSelect';
import { languagesIn } from '../../ui/languages';
import { AddButton } from '../../ui/record/AddButton';
import classes from '../../ui/record/Adders.module.css';
import { Field } from '../../ui/record/Fields';

const fields = ['names', 'pronouns', 'language', 'localOnly'] as const;
type MoreField = (typeof fields)[number];

export interface MoreFieldsProps {
  readonly contact: Contact;
  readonly names: ReactNode;
  readonly pronouns: ReactNode;
  readonly save: (patch: ContactPatch, words: string) => Promise<void>;
  readonly errorText: (error: unknown) => string;
}

/** What only some cards say: it is there when it is known, or when one asks for it. */
export function MoreFields({ contact, names, pronouns, save, errorText }: MoreFieldsProps) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState<readonly MoreField[]>([]);
  const known: Record<MoreField, boolean> = {
    names: false,
    pronouns: contact.pronouns !== '',
    language: contact.language !== '',
    localOnly: contact.localOnly,
  };
  const isShown = (field: MoreField) => known[field] || asked.includes(field);
  const rest = fields.filter((field) => !isShown(field));
  const language = t('party.field.language');
  const privacy = t('party.field.localOnly');
  return (
    <>
      {isShown('pronouns') && pronouns}
      {isShown('language') && (
        <Field name={language}>
          <InlineSelect
            label={language}
            value={contact.language}
            options={[{ value: '', label: '–' }, ...languagesIn(i18n.language, contact.language)]}
            onSave={(value) => save({ language: value }, language)}
            errorText={errorText}
          />
        </Field>
      )}
      {isShown('localOnly') && (
        <Field name={privacy}>
          <Switch
            size="xs"
            label={t('contacts.localOnly')}
            checked={contact.localOnly}
            onChange={(event) => void save({ localOnly: event.currentTarget.checked }, privacy)}
          />
        </Field>
      )}
      {isShown('names') && names}
      {rest.length > 0 && (
        <Field name="">
          <div className={classes.adders}>
            {rest.map((field) => (
              <AddButton key={field} words={t(`contacts.more.${field}`)} onAdd={() => setAsked([...asked, field])} />
            ))}
          </div>
        </Field>
      )}
    </>
  );
}
