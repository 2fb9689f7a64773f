import { useTranslation } from 'react-i18next';
import { useDayWords } from '../day-words';
import { useFormat } from '../format-locale';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
type Frequency = (typeof frequencies)[number];

const isFrequency = (text: string | undefined): text is Frequency => frequencies.some((one) => one === text);

/** A recurrence rule in words; a rule that has no words is shown as it is. */
export function useRepeatWords(): (rule: string) => string {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { isoWords } = useDayWords();
  const list = (words: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
  // 2024-01-01 was a Monday.
  const weekday = (code: string) =>
    new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(code))).toLocaleDateString(locale, {
      weekday: 'long',
      timeZone: 'UTC',
    });
  const day = (code: string) => {
    const [, which, name = ''] = /^(-?\d)?([A-Z]{2})$/.exec(code) ?? [];
    if (which === undefined) return weekday(name);
    const key = which.startsWith('-') ? 'last' : (['first', 'second', 'third', 'fourth'] as const)[Number(which) - 1];
    return key === undefined ? code : t(`tasks.repeat.${key}`, { day: weekday(name) });
  };
  return (rule) => {
    const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
    const frequency = parts.get('FREQ');
    if (!isFrequency(frequency)) return rule;
    const words = [t(`tasks.repeat.${frequency}`, { count: Number(parts.get('INTERVAL') ?? 1) })];
    const byDay = parts.get('BYDAY');
    const monthDay = parts.get('BYMONTHDAY');
    const until = parts.get('UNTIL');
    const count = parts.get('COUNT');
    if (byDay === 'MO,TU,WE,TH,FR' && frequency === 'WEEKLY') words.push(t('tasks.repeat.workdays'));
    else if (byDay !== undefined) words.push(t('tasks.repeat.on', { days: list(byDay.split(',').map(day)) }));
    if (monthDay === '-1') words.push(t('tasks.repeat.lastDay'));
    else if (monthDay !== undefined) words.push(t('tasks.repeat.monthDay', { day: monthDay }));
    if (until !== undefined) {
      words.push(t('tasks.repeat.until', { day: isoWords(until.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')) }));
    }
    if (count !== undefined) words.push(t('tasks.repeat.times', { count: Number(count) }));
    return words.join(', ');
  };
}
