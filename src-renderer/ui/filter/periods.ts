/** Periods one picks by name, as they are written in a filter (see domain/periods.ts). */
export const namedPeriods = {
  today: 'day:0',
  yesterday: 'day:-1',
  tomorrow: 'day:1',
  thisWeek: 'week:0',
  lastWeek: 'week:-1',
  nextWeek: 'week:1',
  thisMonth: 'month:0',
  lastMonth: 'month:-1',
  nextMonth: 'month:1',
  thisQuarter: 'quarter:0',
  lastQuarter: 'quarter:-1',
  nextQuarter: 'quarter:1',
  thisYear: 'year:0',
  lastYear: 'year:-1',
  nextYear: 'year:1',
} as const;
export type NamedPeriod = keyof typeof namedPeriods;

export const periodNames = Object.keys(namedPeriods) as NamedPeriod[];

/** A period as one picks it: by name, as so many days around today, or from one day to another. */
export type PickedPeriod =
  | { readonly by: 'name'; readonly name: NamedPeriod }
  | { readonly by: 'last' | 'next'; readonly days: number }
  | { readonly by: 'unit'; readonly unit: string; readonly count: number }
  | { readonly by: 'date'; readonly from: string; readonly to: string };

export function pickedPeriod(value: string): PickedPeriod {
  const plain = value.replace(':+', ':');
  const name = periodNames.find((one) => namedPeriods[one] === plain);
  if (name) return { by: 'name', name };
  const [unit = '', number = ''] = plain.split(':');
  const count = Number(number);
  if (unit === 'days' && count !== 0) return { by: count < 0 ? 'last' : 'next', days: Math.abs(count) };
  if (number !== '') return { by: 'unit', unit, count };
  const [from = '', to = from] = value.split('/');
  return { by: 'date', from, to };
}
