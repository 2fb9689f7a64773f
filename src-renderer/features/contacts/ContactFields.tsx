import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../src-shared/contract/contacts';
import { addressLines } from '../../../src-shared/domain/address';
import { useCompanyNames } from '../../api/company-names';
import { useUsers } from '../../api/parties';
import type { usePartyRecord } from '../../api/party-record';
import { InlineSelect } from '../../ui/edit/InlineSelect';
import { InlineText } from '../../ui/edit/InlineText';
import { AddButton } from '../../ui/record/AddButton';
import { Field, Fields } from '../../ui/record/Fields';
import { Reach } from '../../ui/record/Reach';
import { Tags } from '../../ui/record/Tags';
import { useSaveContact } from './use-save-contact';

const nameParts = ['prefix', 'givenName', 'additionalName', 'familyName', 'suffix', 'nickname'] as const;
type TextField = (typeof nameParts)[number] | 'companyName' | 'role' | 'department' | 'about';

export interface ContactFieldsProps {
  readonly contact: Contact;
  readonly party: ReturnType<typeof usePartyRecord>;
}

/** Every fact about a contact, each changed where it stands. */
export function ContactFields({ contact, party }: ContactFieldsProps) {
  const { t } = useTranslation();
  const save = useSaveContact(contact);
  const users = useUsers();
  const [company, setCompany] = useState('');
  const companies = useCompanyNames(company);
  const [hasParts, setParts] = useState(false);
  const { errorText } = party;

  const line = (
    field: TextField,
    more: { multiline?: boolean; suggestions?: readonly string[]; onType?: (text: string) => void } = {},
  ) => {
    const name = t(`party.field.${field}`);
    return (
      <Field key={field} name={name}>
        <InlineText
          label={name}
          value={contact[field]}
          onSave={(value) => save({ [field]: value }, name)}
          errorText={errorText}
          {...more}
        />
      </Field>
    );
  };
  const owner = t('party.field.owner');
  return (
    <>
      <Reach
        points={{ points: contact.points, ...party.points }}
        addresses={{ addresses: contact.addresses, linesOf: addressLines, ...party.addresses }}
      />
      <Fields>
        {line('companyName', { suggestions: companies, onType: setCompany })}
        {line('role')}
        {line('department')}
        <Field name={t('party.tag.title')}>
          <Tags tags={contact.tags} {...party.tags} />
        </Field>
        {line('about', { multiline: true })}
        <Field name={owner}>
          <InlineSelect
            label={owner}
            value={contact.ownerId}
            options={users.map(({ id, name }) => ({ value: id, label: name || t('party.you') }))}
            onSave={(ownerId) => save({ ownerId }, owner)}
            errorText={errorText}
          />
        </Field>
        {hasParts ? (
          nameParts.map((part) => line(part))
        ) : (
          <Field name={t('party.field.name')}>
            <AddButton words={t('contacts.nameParts')} onAdd={() => setParts(true)} />
          </Field>
        )}
      </Fields>
    </>
  );
}
