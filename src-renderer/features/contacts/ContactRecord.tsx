import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../src-shared/contract/contacts';
import { initials } from '../../../src-shared/domain/name';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useBinOne, usePartyRecord } from '../../api/party-record';
import { useRecent } from '../../api/recent';
import { Avatar } from '../../ui/Avatar';
import { EmptyState } from '../../ui/EmptyState';
import type { RecordParts } from '../../ui/record/parts';
import { RecordBody } from '../../ui/record/RecordBody';
import { RecordFrame } from '../../ui/record/RecordFrame';
import { RecordWaiting } from '../../ui/record/RecordWaiting';
import { ContactFields } from './ContactFields';
import { ContactName } from './ContactName';
import { ContactPlace } from './ContactPlace';

/** One contact beside the list. */
export function ContactRecord({ id, onClose, parts }: { id: string; onClose: () => void; parts: RecordParts }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const contact = useQuery(orpc.contacts.get.queryOptions({ input: { id } }));
  const forget = useRecent((state) => state.forget);
  useEffect(() => {
    if (contact.isError) forget(id);
  }, [contact.isError, forget, id]);
  return (
    <RecordFrame label={contact.data?.displayName ?? t('party.record.label')} onClose={onClose}>
      {contact.data && <ContactBody contact={contact.data} onClose={onClose} parts={parts} />}
      {contact.isPending && <RecordWaiting />}
      {contact.isError && <EmptyState title={t('party.record.gone')} text={errorText(contact.error)} />}
    </RecordFrame>
  );
}

function ContactBody({ contact, onClose, parts }: { contact: Contact; onClose: () => void; parts: RecordParts }) {
  const { id, displayName, companyName, role, photo, binnedAt } = contact;
  const party = usePartyRecord(id);
  const { bin, restore } = useBinOne('contacts');
  const seen = useRecent((state) => state.seen);
  const place = [role, companyName].filter((part) => part !== '').join(', ');
  useEffect(() => {
    if (binnedAt === null) seen({ kind: 'contact', id, title: displayName, subtitle: place, photo });
  }, [seen, id, displayName, place, photo, binnedAt]);
  return (
    <RecordBody
      party={{ id, name: displayName }}
      record={contact}
      picture={
        <parts.Picture
          partyId={id}
          name={displayName}
          photo={photo}
          isBinned={binnedAt !== null}
          plain={<Avatar initials={initials(contact, displayName)} seed={id} photo={photo} size={40} />}
        />
      }
      title={<ContactName contact={contact} errorText={party.errorText} />}
      subtitle={<ContactPlace contact={contact} />}
      onBin={() => bin(id, onClose)}
      onRestore={() => restore(id)}
      notes={party.notes}
      touch={party.touch}
      timeline={party.timeline}
    >
      {binnedAt === null && <parts.Alike partyId={id} />}
      <ContactFields contact={contact} party={party} />
      <parts.Fields recordId={id} isBinned={binnedAt !== null} />
      {binnedAt === null && <parts.Tasks record={{ kind: 'contact', id, name: displayName }} />}
      <parts.Deals
        record={{ kind: 'contact', id, name: displayName }}
        isBinned={binnedAt !== null}
        NewFields={parts.NewFields}
      />
      <parts.Connections party={{ kind: 'contact', id }} />
      <parts.Files recordId={id} isBinned={binnedAt !== null} />
      {binnedAt === null && <parts.Merges partyId={id} />}
    </RecordBody>
  );
}
