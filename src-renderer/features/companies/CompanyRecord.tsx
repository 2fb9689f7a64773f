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
import type { RecordParts } from '../../ui/record/parts';
import { RecordBody } from '../../ui/record/RecordBody';
import { RecordFrame } from '../../ui/record/RecordFrame';
import { RecordWaiting } from '../../ui/record/RecordWaiting';
import { CompanyFields } from './CompanyFields';
import { CompanyPeople } from './CompanyPeople';
import { CompanyPlace } from './CompanyPlace';
import { CompanyTree } from './CompanyTree';
import { useSaveCompany } from './use-save-company';

/** One company beside the list. */
export function CompanyRecord({ id, onClose, parts }: { id: string; onClose: () => void; parts: RecordParts }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const company = useQuery(orpc.companies.get.queryOptions({ input: { id } }));
  const forget = useRecent((state) => state.forget);
  useEffect(() => {
    if (company.isError) forget(id);
  }, [company.isError, forget, id]);
  return (
    <RecordFrame label={company.data?.name ?? t('party.record.label')} onClose={onClose}>
      {company.data && <CompanyBody company={company.data} onClose={onClose} parts={parts} />}
      {company.isPending && <RecordWaiting />}
      {company.isError && <EmptyState title={t('party.record.gone')} text={errorText(company.error)} />}
    </RecordFrame>
  );
}

function CompanyBody({ company, onClose, parts }: { company: Company; onClose: () => void; parts: RecordParts }) {
  const { t } = useTranslation();
  const { id, name, industry, photo, binnedAt } = company;
  const party = usePartyRecord(id);
  const save = useSaveCompany(company);
  const { bin, restore } = useBinOne('companies');
  const seen = useRecent((state) => state.seen);
  useEffect(() => {
    if (binnedAt === null) seen({ kind: 'company', id, title: name, subtitle: industry, photo });
  }, [seen, id, name, industry, photo, binnedAt]);
  const nameWords = t('party.field.name');
  return (
    <RecordBody
      party={{ id, name }}
      record={company}
      picture={
        <parts.Picture
          partyId={id}
          name={name}
          photo={photo}
          isBinned={binnedAt !== null}
          plain={<Avatar initials={<IconBuilding size={20} stroke={1.5} />} seed={id} photo={photo} size={40} />}
        />
      }
      title={
        <InlineText
          label={nameWords}
          value={name}
          onSave={(value) => save({ name: value }, nameWords)}
          errorText={party.errorText}
        />
      }
      subtitle={<CompanyPlace company={company} />}
      onBin={() => bin(id, onClose)}
      onRestore={() => restore(id)}
      notes={party.notes}
      touch={party.touch}
      timeline={party.timeline}
    >
      {binnedAt === null && <parts.Alike partyId={id} />}
      <CompanyFields company={company} party={party} save={save} />
      <parts.Fields recordId={id} isBinned={binnedAt !== null} />
      <CompanyTree company={company} />
      <CompanyPeople company={company} />
      {binnedAt === null && <parts.Tasks record={{ kind: 'company', id, name: name }} />}
      <parts.Deals record={{ kind: 'company', id, name }} isBinned={binnedAt !== null} NewFields={parts.NewFields} />
      <parts.Connections party={{ kind: 'company', id }} />
      <parts.Files recordId={id} isBinned={binnedAt !== null} />
      {binnedAt === null && <parts.Merges partyId={id} />}
    </RecordBody>
  );
}
