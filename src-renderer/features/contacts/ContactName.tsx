import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../src-shared/contract/contacts';
import { InlineText } from '../../ui/edit/InlineText';
import { namePatch } from './cells';
import { useSaveContact } from './use-save-contact';

/** The name in one line; what is typed is taken apart into its parts. */
export function ContactName({ contact, errorText }: { contact: Contact; errorText: (error: unknown) => string }) {
  const { t } = useTranslation();
  const save = useSaveContact(contact);
  const words = t('party.field.name');
  return (
    <InlineText
      label={words}
      value={contact.displayName}
      onSave={(value) => save(namePatch(value), words)}
      errorText={errorText}
    />
  );
}
