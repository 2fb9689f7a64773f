import { useParams } from '@tanstack/react-router';
import { ContactsScreen } from '../../features/contacts';

export function ContactsRoute() {
  const { id } = useParams({ strict: false });
  return <ContactsScreen openId={id ?? null} />;
}
