import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../src-shared/contract/contacts';
import { addressLines } from '../../../src-shared/domain/address';
import { useCompanyNames } from '../../api/company-names';
import { useUsers } from '../../api/parties';
import type { usePartyRecord } from '../../api/party-record';
import { InlineSelect } from '../../ui/edit/InlineSelect';
import { InlineText } from '../../ui/edit/InlineText';
import { Field, Fields } from '../../ui/record/Fields';
import { Reach } from '../../ui/record/Reach';
import { Tags } from '../../ui/record/Tags';
import { MoreFields } from './MoreFields';
import { useSaveContact } from './use-save-contact';

const nameParts = ['prefix', 'givenName', 'additionalName', 'familyName', 'suffix', 'nickname'] as const;
type TextField = (typeof nameParts)[number] | 'companyName' | 'role' | 'department' | 'about' | 'pronouns';

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
        dates={{ dates: contact.dates, ...party.dates }}
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
        <MoreFields
          contact={contact}
          names={nameParts.map((part) => line(part))}
          pronouns={line('pronouns', { suggestions: t('contacts.pronouns').split('|') })}
          save={save}
          errorText={errorText}
        />
      </Fields>
    </>
  );
}
