import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Affiliation } from '../../../src-shared/contract/connections';
import type { PartyKind } from '../../../src-shared/contract/parties';
import { useCompanyNames } from '../../api/company-names';
import { SuggestField } from '../../ui/edit/SuggestField';
import { ConnectionForm } from './ConnectionForm';
import { PartyPicker, type PickedParty } from './PartyPicker';

interface Draft {
  role: string;
  department: string;
  since: string;
  until: string;
}

export type AffiliationDraft = Draft & { partyId: string; id?: string; companyId?: string; companyName?: string };

const blank: Draft = { role: '', department: '', since: '', until: '' };

/** A role of a person in a company: told by the person, the company is named; told by the company, the person is picked. */
export function AffiliationForm({
  party,
  initial,
  onSave,
  onCancel,
  errorText,
}: {
  party: { kind: PartyKind; id: string };
  initial: Affiliation | null;
  onSave: (affiliation: AffiliationDraft) => Promise<unknown>;
  onCancel: () => void;
  errorText: (error: unknown) => string;
}) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(initial ?? blank);
  const [companyName, setCompanyName] = useState(initial?.companyName ?? '');
  const [person, setPerson] = useState<PickedParty | null>(
    initial && { kind: 'contact', id: initial.contactId, name: initial.contactName },
  );
  const [isMissing, setMissing] = useState(false);
  const companies = useCompanyNames(companyName);
  const set = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  const isCompany = party.kind === 'company';

  const save = async () => {
    const isGiven = isCompany ? person !== null : companyName.trim() !== '';
    setMissing(!isGiven);
    if (!isGiven) return;
    const { role, department, since, until } = draft;
    const where =
      isCompany || companyName === initial?.companyName
        ? { companyId: initial?.companyId ?? party.id }
        : { companyName };
    await onSave({
      role,
      department,
      since,
      until,
      ...where,
      partyId: isCompany ? (person?.id ?? '') : party.id,
      ...(initial && { id: initial.id }),
    });
  };
  return (
    <ConnectionForm
      since={draft.since}
      until={draft.until}
      onTerm={set}
      onSave={save}
      onCancel={onCancel}
      errorText={errorText}
      fields={isCompany ? [] : ['companyName']}
    >
      {(errorOf) => (
        <>
          {isCompany && initial === null && (
            <PartyPicker
              label={t('connections.field.person')}
              kind="contact"
              except={party.id}
              picked={person}
              onPick={setPerson}
              error={isMissing ? t('connections.pickOne') : null}
            />
          )}
          {!isCompany && (
            <SuggestField
              label={t('party.field.company')}
              value={companyName}
              suggestions={companies}
              error={isMissing ? t('error.reason.required') : errorOf('companyName')}
              onChange={setCompanyName}
            />
          )}
          <TextInput
            label={t('party.field.role')}
            value={draft.role}
            onChange={(event) => set({ role: event.currentTarget.value })}
          />
          <TextInput
            label={t('party.field.department')}
            value={draft.department}
            onChange={(event) => set({ department: event.currentTarget.value })}
          />
        </>
      )}
    </ConnectionForm>
  );
}
