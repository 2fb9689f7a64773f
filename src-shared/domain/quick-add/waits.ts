import { readCount } from './counts';
import { type Rule, skip, textAt } from './reading';
import { units } from './words';

const quarters = new Map<string, number>([
  ['viertelstunde', 15],
  ['dreiviertelstunde', 45],
]);

/** `2h`, `90min`, `1h30`: in minutes; null for other words. */
function glued(word: string): number | null {
  const [, hours, rest] = /^(\d{1,2})(?:h|std)(\d\d)?$/.exec(word) ?? [];
  if (hours !== undefined) return 60 * Number(hours) + Number(rest ?? 0);
  const [, minutes] = /^(\d{1,4})(?:min|mins|m)$/.exec(word) ?? [];
  return minutes === undefined ? null : Number(minutes);
}

/** `in 2 hours`, `in 30 Minuten`, `in 90min`, `in an hour and a half`: so many minutes from now. */
export const readWait: Rule<number> = (words, at) => {
  if (textAt(words, at) !== 'in') return null;
  const short = glued(textAt(words, at + 1));
  if (short !== null) return { length: 2, value: short };
  const quarter = quarters.get(textAt(words, at + 2));
  if (quarter !== undefined) return { length: 3, value: quarter };
  const half = ['half', 'halben'].includes(textAt(words, at + 1)) ? 1 : 0;
  const an = half === 0 && /^(half|halben)$/.test(textAt(words, at + 2)) ? 1 : 0;
  if (half + an > 0) {
    const rest = an === 1 ? 3 : 2;
    const article = skip(words, at + rest, new Set(['an', 'a']));
    return units.get(textAt(words, at + rest + article)) === 'hour' ? { length: rest + article + 1, value: 30 } : null;
  }
  const count = readCount(words, at + 1);
  const unit = count && units.get(textAt(words, at + 1 + count.length));
  if (!count || (unit !== 'hour' && unit !== 'minute')) return null;
  const length = count.length + 2;
  const more = [0, 1, 2].map((step) => textAt(words, at + length + step)).join(' ') === 'and a half';
  const minutes = (count.value + (more ? 0.5 : 0)) * (unit === 'hour' ? 60 : 1);
  return { length: length + (more ? 3 : 0), value: Math.round(minutes) };
};
