import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddButton } from './AddButton';
import { Addresses, type AddressesProps } from './Addresses';
import { Dates, type DatesProps } from './Dates';
import { Fields } from './Fields';
import { Points, type PointsProps } from './Points';

/** How a party is reached: emails, numbers, links, addresses; its dates; and one line to add more. */
export function Reach({
  points,
  addresses,
  dates,
}: {
  points: Omit<PointsProps, 'more' | 'below'>;
  addresses: Omit<AddressesProps, 'isAdding' | 'onAdded'>;
  dates: DatesProps;
}) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState<'address' | 'date' | null>(null);
  const stop = () => setAdding(null);
  return (
    <Fields>
      <Points
        {...points}
        below={
          <>
            <Addresses {...addresses} isAdding={adding === 'address'} onAdded={stop} />
            <Dates {...dates} isAdding={adding === 'date'} onAdded={stop} />
          </>
        }
        more={
          <>
            <AddButton
              words={t('party.address.addShort')}
              name={t('party.address.add')}
              onAdd={() => setAdding('address')}
            />
            <AddButton words={t('party.date.title')} name={t('party.date.add')} onAdd={() => setAdding('date')} />
          </>
        }
      />
    </Fields>
  );
}
