import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BinnedCompanies } from './BinnedCompanies';
import { BinnedContacts } from './BinnedContacts';
import { BinnedProducts } from './BinnedProducts';

/** What was thrown away within the last 30 days, with the way back and the way out. */
export function BinScreen() {
  const { t } = useTranslation();
  const [kind, setKind] = useState('contacts');
  const kinds = (
    <SegmentedControl
      aria-label={t('bin.title')}
      data={[
        { value: 'contacts', label: t('bin.contacts') },
        { value: 'companies', label: t('bin.companies') },
        { value: 'products', label: t('bin.products') },
      ]}
      value={kind}
      onChange={setKind}
    />
  );
  if (kind === 'products') return <BinnedProducts kinds={kinds} />;
  return kind === 'contacts' ? <BinnedContacts kinds={kinds} /> : <BinnedCompanies kinds={kinds} />;
}
