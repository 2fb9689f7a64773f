import { useTranslation } from 'react-i18next';
import { useSaidDays } from '../said-days';

const touch = /^(\d+) (day|week|month) (\d{4}-\d\d-\d\d)(?: (\d{4}-\d\d-\d\d))?$/;

/** A rhythm of the journal as it is read: "Every 6 weeks, last on 3 Oct" of what is stored as text. */
export function useTouchWords(): (value: string) => string {
  const { t } = useTranslation();
  const { said } = useSaidDays();
  return (value) => {
    const [, every, unit, last, until] = touch.exec(value) ?? [];
    if (every === undefined || last === undefined) return value;
    const words = [
      t(`party.touch.every.${unit as 'day'}`, { count: Number(every) }),
      t('party.touch.last', { when: said(last) }),
      ...(until === undefined ? [] : [t('party.touch.until', { when: said(until) })]),
    ];
    return words.join(', ');
  };
}
