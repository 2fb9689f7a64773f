import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Affiliation, Relationship } from '../../../src-shared/contract/connections';
import type { PartyKind } from '../../../src-shared/contract/parties';
import { AddButton } from '../../ui/record/AddButton';
import adders from '../../ui/record/Adders.module.css';
import { AffiliationForm } from './AffiliationForm';
import { ConnectionLine } from './ConnectionLine';
import classes from './Connections.module.css';
import { RelationshipForm } from './RelationshipForm';
import { useConnections } from './use-connections';
import { useConnectionWords } from './words';

/** The picture brings its library with it: it is fetched when one asks for it. */
const ConnectionGraph = lazy(() => import('./ConnectionGraph'));

const today = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** Whom a record knows and where it has a part: as a list, and as a picture for whoever wants one. */
export function Connections({ party }: { party: { kind: PartyKind; id: string } }) {
  const { t } = useTranslation();
  const { typeWords, termWords } = useConnectionWords();
  const { connections, errorText, ...change } = useConnections(party.id);
  /** The id of what is being changed, or what is being added. */
  const [open, setOpen] = useState<string | null>(null);
  const [isPicture, setPicture] = useState(false);
  if (!connections) return null;
  const { relationships, affiliations } = connections;
  const close = () => setOpen(null);
  const isOver = ({ until }: { until: string }) => until !== '' && until < today();

  const relationshipForm = (initial: Relationship | null) => (
    <RelationshipForm
      party={party}
      initial={initial}
      onSave={(told) => change.saveRelationship(told).then(close)}
      onCancel={close}
      errorText={errorText}
    />
  );
  const affiliationForm = (initial: Affiliation | null) => (
    <AffiliationForm
      party={party}
      initial={initial}
      onSave={(role) => change.saveAffiliation(role).then(close)}
      onCancel={close}
      errorText={errorText}
    />
  );
  const roleOf = ({ role, department }: Affiliation) => [role, department].filter((part) => part !== '').join(', ');
  const elsewhere = ({ contactId, contactName, companyId, companyName }: Affiliation) =>
    party.kind === 'contact'
      ? { kind: 'company' as const, id: companyId, name: companyName }
      : { kind: 'contact' as const, id: contactId, name: contactName };
  return (
    <section className={classes.section} aria-label={t('connections.title')}>
      <h3 className={classes.title}>{t('connections.title')}</h3>
      <ul className={classes.list}>
        {affiliations.map((role) =>
          open === role.id ? (
            <li key={role.id}>{affiliationForm(role)}</li>
          ) : (
            <ConnectionLine
              key={role.id}
              other={elsewhere(role)}
              what={roleOf(role)}
              term={termWords(role)}
              isOver={isOver(role)}
              onEdit={() => setOpen(role.id)}
              onRemove={() => change.removeAffiliation(role)}
            />
          ),
        )}
        {relationships.map((relationship) =>
          open === relationship.id ? (
            <li key={relationship.id}>{relationshipForm(relationship)}</li>
          ) : (
            <ConnectionLine
              key={relationship.id}
              other={relationship.other}
              what={typeWords(relationship)}
              term={termWords(relationship)}
              note={relationship.note}
              isOver={isOver(relationship)}
              onEdit={() => setOpen(relationship.id)}
              onRemove={() => change.removeRelationship(relationship)}
            />
          ),
        )}
      </ul>
      {open === 'relationship' && relationshipForm(null)}
      {open === 'affiliation' && affiliationForm(null)}
      {isPicture && (
        <Suspense fallback={<p className={classes.note}>{t('common.loading')}</p>}>
          <ConnectionGraph partyId={party.id} />
        </Suspense>
      )}
      <div className={adders.adders}>
        <AddButton
          words={t('connections.addRelationship')}
          name={t('connections.addRelationshipName')}
          onAdd={() => setOpen('relationship')}
        />
        <AddButton
          words={t(party.kind === 'contact' ? 'connections.addRole' : 'connections.addPerson')}
          onAdd={() => setOpen('affiliation')}
        />
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={isPicture}
          onClick={() => setPicture(!isPicture)}
        >
          {t(isPicture ? 'connections.hideGraph' : 'connections.showGraph')}
        </button>
      </div>
    </section>
  );
}
