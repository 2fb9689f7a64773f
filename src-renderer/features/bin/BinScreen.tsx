import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Bin.module.css';
import { BinnedCompanies } from './BinnedCompanies';
import { BinnedContacts } from './BinnedContacts';
import { BinnedProducts } from './BinnedProducts';
import { BinnedRecords } from './BinnedRecords';

/** What was thrown away within the last 30 days, with the way back and the way out. */
export function BinScreen() {
  const { t } = useTranslation();
  const [kind, setKind] = useState('contacts');
  const kinds = (
    <SegmentedControl
      className={classes.kinds}
      aria-label={t('bin.title')}
      data={[
        { value: 'contacts', label: t('bin.contacts') },
        { value: 'companies', label: t('bin.companies') },
        { value: 'deals', label: t('bin.deals') },
        { value: 'tasks', label: t('bin.tasks') },
        { value: 'products', label: t('bin.products') },
        { value: 'custom', label: t('bin.custom') },
      ]}
      value={kind}
      onChange={setKind}
    />
  );
  if (kind === 'deals') return <BinnedRecords kind="deal" kinds={kinds} />;
  if (kind === 'tasks') return <BinnedRecords kind="task" kinds={kinds} />;
  if (kind === 'custom') return <BinnedRecords kind="custom" kinds={kinds} />;
  if (kind === 'products') return <BinnedProducts kinds={kinds} />;
  return kind === 'contacts' ? <BinnedContacts kinds={kinds} /> : <BinnedCompanies kinds={kinds} />;
}
