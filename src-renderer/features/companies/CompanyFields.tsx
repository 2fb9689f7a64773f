import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../src-shared/contract/companies';
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
import type { useSaveCompany } from './use-save-company';

/** Every fact about a company, each changed where it stands. */
export function CompanyFields({
  company,
  party,
  save,
}: {
  company: Company;
  party: ReturnType<typeof usePartyRecord>;
  save: ReturnType<typeof useSaveCompany>;
}) {
  const { t } = useTranslation();
  const users = useUsers();
  const { errorText } = party;
  const [above, setAbove] = useState('');
  const companies = useCompanyNames(above).filter((name) => name !== company.name);
  const [hasParent, setParent] = useState(false);
  const line = (
    field: 'industry' | 'about' | 'parentName',
    more: { multiline?: boolean; suggestions?: readonly string[]; onType?: (text: string) => void } = {},
  ) => {
    const name = t(`party.field.${field}`);
    return (
      <Field name={name}>
        <InlineText
          label={name}
          value={company[field]}
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
        points={{ points: company.points, ...party.points }}
        addresses={{ addresses: company.addresses, linesOf: addressLines, ...party.addresses }}
        dates={{ dates: company.dates, ...party.dates }}
      />
      <Fields>
        {line('industry')}
        {(hasParent || company.parentName !== '') && line('parentName', { suggestions: companies, onType: setAbove })}
        <Field name={t('party.tag.title')}>
          <Tags tags={company.tags} {...party.tags} />
        </Field>
        {line('about', { multiline: true })}
        <Field name={owner}>
          <InlineSelect
            label={owner}
            value={company.ownerId}
            options={users.map(({ id, name }) => ({ value: id, label: name || t('party.you') }))}
            onSave={(ownerId) => save({ ownerId }, owner)}
            errorText={errorText}
          />
        </Field>
        {!hasParent && company.parentName === '' && (
          <Field name="">
            <AddButton words={t('companies.addParent')} onAdd={() => setParent(true)} />
          </Field>
        )}
      </Fields>
    </>
  );
}
