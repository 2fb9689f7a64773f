import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../src-shared/contract/companies';
import { initials } from '../../../src-shared/domain/name';
import { Avatar } from '../../ui/Avatar';
import classes from './CompanyPeople.module.css';

/** The people of a company, each with the way to them. */
export function CompanyPeople({ company: { contacts } }: { company: Company }) {
  const { t } = useTranslation();
  return (
    <section className={classes.people} aria-label={t('companies.people')}>
      <h3 className={classes.title}>{t('companies.people')}</h3>
      {contacts.length === 0 && <p className={classes.none}>{t('companies.noPeople')}</p>}
      <ul className={classes.list}>
        {contacts.map(({ id, displayName, role, photo }) => (
          <li key={id}>
            <Link to="/contacts/$id" params={{ id }} className={classes.person}>
              <Avatar initials={initials({}, displayName)} seed={id} photo={photo} />
              <span className={classes.name}>{displayName}</span>
              <span className={classes.role}>{role}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
