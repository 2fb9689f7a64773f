import { useParams } from '@tanstack/react-router';
import { ContactsScreen } from '../../features/contacts';
import { recordParts } from './record-parts';

export function ContactsRoute() {
  const { id } = useParams({ strict: false });
  return <ContactsScreen openId={id ?? null} parts={recordParts} />;
}
