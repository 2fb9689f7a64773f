import { Link } from '@tanstack/react-router';
import { Trans } from 'react-i18next';
import type { Company } from '../../../src-shared/contract/companies';

/** What a company does and what it is part of, with the way there. */
export function CompanyPlace({ company: { industry, parentId, parentName } }: { company: Company }) {
  return (
    <>
      {industry}
      {industry !== '' && parentId !== null && ' · '}
      {parentId !== null && (
        <Trans
          i18nKey="companies.partOf"
          values={{ name: parentName }}
          components={{ above: <Link to="/companies/$id" params={{ id: parentId }} /> }}
        />
      )}
    </>
  );
}
