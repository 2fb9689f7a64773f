import { useParams, useSearch } from '@tanstack/react-router';
import { ContactsScreen } from '../../features/contacts';
import { recordParts } from './record-parts';

export function ContactsRoute() {
  const { id } = useParams({ strict: false });
  const { add } = useSearch({ strict: false });
  return <ContactsScreen openId={id ?? null} startsAdding={add === true} parts={recordParts} />;
}
