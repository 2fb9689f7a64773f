import { Link } from '@tanstack/react-router';
import type { Contact } from '../../../src-shared/contract/contacts';

/** What somebody does and where, with the way to the company. */
export function ContactPlace({ contact: { role, companyId, companyName } }: { contact: Contact }) {
  return (
    <>
      {role}
      {role !== '' && companyName !== '' && ', '}
      {companyId === null ? (
        companyName
      ) : (
        <Link to="/companies/$id" params={{ id: companyId }}>
          {companyName}
        </Link>
      )}
    </>
  );
}
