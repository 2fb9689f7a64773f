import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatPhone } from '../../src-shared/domain/phone';
import { orpc } from './orpc';

/** How many numbers are kept as they are read: some screens of a list. */
const kept = 2_000;

/** Writes a number for reading: national at home, international elsewhere. Remembers, since lists ask again and again. */
export function usePhoneWords(): (phone: string) => string {
  const { data } = useQuery(orpc.app.settings.queryOptions());
  const country = data?.country ?? '';
  return useMemo(() => {
    const known = new Map<string, string>();
    return (phone) => {
      if (phone === '') return '';
      const words = known.get(phone) ?? formatPhone(phone, country);
      if (known.size >= kept) known.clear();
      known.set(phone, words);
      return words;
    };
  }, [country]);
}
