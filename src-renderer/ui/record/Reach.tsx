import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddButton } from './AddButton';
import { Addresses, type AddressesProps } from './Addresses';
import { Fields } from './Fields';
import { Points, type PointsProps } from './Points';

/** How a party is reached: emails, numbers, links, addresses, and one line to add more. */
export function Reach({
  points,
  addresses,
}: {
  points: Omit<PointsProps, 'more' | 'below'>;
  addresses: Omit<AddressesProps, 'isAdding' | 'onAdded'>;
}) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  return (
    <Fields>
      <Points
        {...points}
        below={<Addresses {...addresses} isAdding={isAdding} onAdded={() => setAdding(false)} />}
        more={
          <AddButton words={t('party.address.addShort')} name={t('party.address.add')} onAdd={() => setAdding(true)} />
        }
      />
    </Fields>
  );
}
