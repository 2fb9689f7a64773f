import { IconBuilding } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChildCompany, Company } from '../../../src-shared/contract/companies';
import classes from './CompanyTree.module.css';

interface Branch {
  readonly company: ChildCompany;
  readonly below: Branch[];
}

/** A tree laid out from top to bottom, as branches again. */
function branchesOf(children: readonly ChildCompany[]): Branch[] {
  const top: Branch[] = [];
  const path: Branch[] = [];
  for (const company of children) {
    const branch: Branch = { company, below: [] };
    path.length = company.depth - 1;
    (path.at(-1)?.below ?? top).push(branch);
    path.push(branch);
  }
  return top;
}

/** The companies below one, each level further in; nothing where there are none. */
export function CompanyTree({ company: { children } }: { company: Company }) {
  const { t } = useTranslation();
  if (children.length === 0) return null;
  return (
    <section className={classes.tree} aria-label={t('companies.below')}>
      <h3 className={classes.title}>{t('companies.below')}</h3>
      <Branches branches={branchesOf(children)} />
    </section>
  );
}

function Branches({ branches }: { branches: readonly Branch[] }) {
  return (
    <ul className={classes.list}>
      {branches.map(({ company: { id, name }, below }) => (
        <li key={id}>
          <Link to="/companies/$id" params={{ id }} className={classes.company}>
            <IconBuilding size={13} stroke={1.6} aria-hidden />
            <span className={classes.name}>{name}</span>
          </Link>
          {below.length > 0 && <Branches branches={below} />}
        </li>
      ))}
    </ul>
  );
}
