import { type Rule, skip, textAt } from './reading';
import { likelyWritten } from './times';

const hour = String.raw`(\d{1,2})(?:[:.](\d\d))?`;
const glued = new RegExp(`^${hour}(am|pm)?[-–]${hour}(am|pm|h|uhr)?$`);
const begins = new RegExp(`^${hour}(am|pm|h|uhr)?$`);
const unit = /^(am|pm|h|uhr)$/;

const minutesAt = (hours: number, minute: string | undefined): number | null => {
  const all = 60 * hours + Number(minute ?? 0);
  return hours <= 23 && Number(minute ?? 0) <= 59 ? all : null;
};

const halfOf = (hours: number, half: string) => (hours % 12) + (half === 'pm' ? 12 : 0);

interface Ends {
  hour: string;
  minute: string | undefined;
  /** What stands behind it: half of the day, or that it is an hour. */
  unit: string | undefined;
}

/** The minute of the day a span begins at: `11-1pm` in the morning, `3-4 Uhr` in the afternoon. */
function beginning(from: Ends, to: Ends): number | null {
  const [first, last] = [Number(from.hour), Number(to.hour)];
  const half = /^(am|pm)$/.test(from.unit ?? '') ? from.unit : undefined;
  if (half !== undefined) return minutesAt(halfOf(first, half), from.minute);
  if (to.unit !== 'am' && to.unit !== 'pm') return minutesAt(likelyWritten(from.hour), from.minute);
  if (first > 12 || last > 12) return null;
  const same = halfOf(first, to.unit);
  return minutesAt(same <= halfOf(last, to.unit) ? same : (same + 12) % 24, from.minute);
}

/**
 * When a span begins, in minutes since midnight: `14-16 Uhr`, `3-4pm`, `from 2 to 3 pm`, `zwischen 14 und 16 Uhr`. How long
 * it takes is left where it stands.
 */
export const readSpan: Rule<number> = (words, at) => {
  const lead = skip(words, at, new Set(['at', '@', 'um', 'von', 'from', 'between', 'zwischen']));
  let to = at + lead + 1;
  const whole = glued.exec(textAt(words, at + lead));
  if (whole) {
    const [, first = '', minute, half, last = '', end, tail] = whole;
    const said = tail ?? (unit.test(textAt(words, to)) ? textAt(words, to++) : undefined);
    const isTime =
      said !== undefined || half !== undefined || minute !== undefined || /^(at|@|um)$/.test(textAt(words, at));
    const value = beginning({ hour: first, minute, unit: half }, { hour: last, minute: end, unit: said });
    return isTime && value !== null ? { length: to - at, value } : null;
  }
  const [, first, minute, half] = begins.exec(textAt(words, at + lead)) ?? [];
  if (first === undefined) return null;
  const unitOf = (tail: string | undefined) => tail ?? (unit.test(textAt(words, to)) ? textAt(words, to++) : undefined);
  const from = { hour: first, minute, unit: unitOf(half) };
  if (!/^(to|bis|and|und|until|till|-|–)$/.test(textAt(words, to++))) return null;
  const [, last, end, tail] = begins.exec(textAt(words, to++)) ?? [];
  if (last === undefined) return null;
  const until = { hour: last, minute: end, unit: unitOf(tail) };
  const isTime = until.unit !== undefined || from.unit !== undefined || (minute !== undefined && end !== undefined);
  const value = beginning(from, until);
  return isTime && value !== null ? { length: to - at, value } : null;
};
