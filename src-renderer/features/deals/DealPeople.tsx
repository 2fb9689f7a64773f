import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal, DealPerson } from '../../../src-shared/contract/deals';
import { initials } from '../../../src-shared/domain/name';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { Avatar } from '../../ui/Avatar';
import { InlineText } from '../../ui/edit/InlineText';
import { AddButton } from '../../ui/record/AddButton';
import { ContactField } from './DealForm';
import classes from './DealRecord.module.css';

/** The people of a deal, each as what; the first one is the main one. */
export function DealPeople({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const { data: known } = useQuery(orpc.deals.suggestions.queryOptions());
  const [isAdding, setAdding] = useState(false);
  const [picked, setPicked] = useState<{ id: string | null; name: string }>({ id: null, name: '' });
  const savePerson = useMutation(orpc.deals.savePerson.mutationOptions());
  const removePerson = useMutation(orpc.deals.removePerson.mutationOptions({ onError }));
  const role = async ({ contactId, name }: DealPerson, value: string) => {
    await savePerson.mutateAsync({ dealId: deal.id, contactId, role: value });
    undoToast(t('deals.saved.person', { name }));
  };
  const add = (contact: { id: string | null; name: string }) => {
    setPicked(contact);
    if (contact.id === null) return;
    savePerson.mutate(
      { dealId: deal.id, contactId: contact.id },
      {
        onSuccess: ({ name }) => {
          undoToast(t('deals.saved.person', { name }));
          setAdding(false);
          setPicked({ id: null, name: '' });
        },
      },
    );
  };
  return (
    <section className={classes.section} aria-label={t('deals.people.title')}>
      <h3 className={classes.sectionTitle}>{t('deals.people.title')}</h3>
      <ul className={classes.people}>
        {deal.people.map((person) => (
          <li key={person.id} className={classes.person}>
            <Avatar initials={initials({}, person.name)} seed={person.contactId} photo={person.photo} />
            <Link to="/contacts/$id" params={{ id: person.contactId }} className={classes.personName}>
              {person.name}
            </Link>
            <InlineText
              label={t('deals.people.roleOf', { name: person.name })}
              placeholder={t('deals.people.role')}
              value={person.role}
              suggestions={known?.roles ?? []}
              onSave={(value) => role(person, value)}
              errorText={errorText}
            />
            <Tooltip label={t('deals.people.remove', { name: person.name })}>
              <ActionIcon
                aria-label={t('deals.people.remove', { name: person.name })}
                onClick={() =>
                  removePerson.mutate(
                    { dealId: deal.id, id: person.id },
                    { onSuccess: () => undoToast(t('deals.saved.personRemoved', { name: person.name })) },
                  )
                }
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      {isAdding ? (
        <ContactField
          label={t('deals.field.contact')}
          value={picked}
          error={savePerson.error ? errorText(savePerson.error) : undefined}
          onChange={add}
        />
      ) : (
        <AddButton words={t('deals.people.add')} onAdd={() => setAdding(true)} />
      )}
    </section>
  );
}
