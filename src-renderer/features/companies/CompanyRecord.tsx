import { IconBuilding } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../src-shared/contract/companies';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useBinOne, usePartyRecord } from '../../api/party-record';
import { useRecent } from '../../api/recent';
import { Avatar } from '../../ui/Avatar';
import { EmptyState } from '../../ui/EmptyState';
import { InlineText } from '../../ui/edit/InlineText';
import { RecordBody } from '../../ui/record/RecordBody';
import { RecordFrame } from '../../ui/record/RecordFrame';
import { RecordWaiting } from '../../ui/record/RecordWaiting';
import { CompanyFields } from './CompanyFields';
import { CompanyPeople } from './CompanyPeople';
import { useSaveCompany } from './use-save-company';

/** One company beside the list. */
export function CompanyRecord({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const company = useQuery(orpc.companies.get.queryOptions({ input: { id } }));
  const forget = useRecent((state) => state.forget);
  useEffect(() => {
    if (company.isError) forget(id);
  }, [company.isError, forget, id]);
  return (
    <RecordFrame label={company.data?.name ?? t('party.record.label')} onClose={onClose}>
      {company.data && <CompanyBody company={company.data} onClose={onClose} />}
      {company.isPending && <RecordWaiting />}
      {company.isError && <EmptyState title={t('party.record.gone')} text={errorText(company.error)} />}
    </RecordFrame>
  );
}

function CompanyBody({ company, onClose }: { company: Company; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, name, industry, binnedAt } = company;
  const party = usePartyRecord(id);
  const save = useSaveCompany(company);
  const { bin, restore } = useBinOne('companies');
  const seen = useRecent((state) => state.seen);
  useEffect(() => {
    if (binnedAt === null) seen({ kind: 'company', id, title: name, subtitle: industry });
  }, [seen, id, name, industry, binnedAt]);
  const nameWords = t('party.field.name');
  return (
    <RecordBody
      record={company}
      picture={<Avatar initials={<IconBuilding size={20} stroke={1.5} />} seed={id} size={40} />}
      title={
        <InlineText
          label={nameWords}
          value={name}
          onSave={(value) => save({ name: value }, nameWords)}
          errorText={party.errorText}
        />
      }
      subtitle={industry}
      onBin={() => bin(id, onClose)}
      onRestore={() => restore(id)}
      onSaveNote={party.saveNote}
      timeline={party.timeline}
    >
      <CompanyFields company={company} party={party} save={save} />
      <CompanyPeople company={company} />
    </RecordBody>
  );
}
