import { addDays, type LocalDate } from '../local-date';
import type { Priority, TaskKind, WallTime } from '../task';
import { readDay } from './dates';
import { lookUps, readPeople } from './people';
import { type Now, type Read, skip, textAt } from './reading';
import { readRepeat } from './repeats';
import { readSpan } from './spans';
import { likely, readPartTime, readTime, wallTimeOf } from './times';
import { readWait } from './waits';
import { numberOf, units, type Word, wordsOf } from './words';

/** What stands where in the text, for showing that it was understood. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly kind: 'day' | 'time' | 'repeat' | 'remind' | 'priority';
  /** It looks like a day, and there is no such day. */
  readonly isWrong?: boolean;
}

/** A task as it was typed in one line. */
export interface QuickAdd {
  /** What is left when all that was understood is taken out; names stay. */
  readonly title: string;
  readonly due: { readonly on: LocalDate; readonly time: WallTime | null } | null;
  /** A recurrence rule (RFC 5545), or ''. */
  readonly repeat: string;
  /** Minutes before it is due; null for no reminder. */
  readonly remind: number | null;
  readonly priority: Priority;
  readonly kind: TaskKind;
  /** Who may be meant: for each, what to look for, the longest first. */
  readonly people: readonly (readonly string[])[];
  readonly parts: readonly Part[];
}

const priorityWords = new Map<string, Priority>([
  ['high', 'high'],
  ['hoch', 'high'],
  ['urgent', 'high'],
  ['dringend', 'high'],
  ['wichtig', 'high'],
  ['medium', 'medium'],
  ['mittel', 'medium'],
  ['normal', 'medium'],
  ['low', 'low'],
  ['niedrig', 'low'],
  ['gering', 'low'],
  ['1', 'high'],
  ['2', 'medium'],
  ['3', 'low'],
]);

/** `!high`, `!hoch`, `!1`; `!!!`, `!!` and `!` alone count too. */
function readPriority({ raw }: Word): Priority | null {
  if (/^!{1,3}$/.test(raw)) return (['low', 'medium', 'high'] as const)[raw.length - 1] ?? null;
  return raw.startsWith('!')
    ? (priorityWords.get(
        raw
          .slice(1)
          .toLowerCase()
          .replace(/[.,;:!]+$/, ''),
      ) ?? null)
    : null;
}

const minutesOf = { minute: 1, hour: 60, day: 24 * 60, week: 7 * 24 * 60 } as const;

/** `remind me 30 min before`, `erinnere mich 2 Stunden vorher`, `1 Tag vorher erinnern`, `remind me`. */
function readRemind(words: readonly Word[], at: number): Read<number> | null {
  const isAsked = /^(remind|reminder|erinnere|erinner|erinnerung)$/.test(textAt(words, at));
  const me = isAsked ? skip(words, at + 1, new Set(['me', 'mich'])) : 0;
  const start = at + Number(isAsked) + me;
  const count = numberOf(textAt(words, start));
  const unit = units.get(textAt(words, start + 1));
  const isBefore = /^(before|earlier|vorher|davor)$/.test(textAt(words, start + 2));
  const isEndless = unit === undefined || unit === 'month' || unit === 'year';
  if (count !== null && !isEndless && isBefore) {
    const tail = skip(words, start + 3, new Set(['erinnern']));
    if (!isAsked && tail === 0) return null;
    return { length: start - at + 3 + tail, value: count * minutesOf[unit] };
  }
  if (!isAsked || me === 0) return null;
  if (start >= words.length) return { length: 2, value: 0 };
  // `Remind me to call Anna` begins a line.
  return at === 0 ? { length: 2 + skip(words, 2, new Set(['to', 'daran', 'bitte'])), value: 0 } : null;
}

const kindWords: readonly [RegExp, TaskKind][] = [
  [/^(follow-?up|nachfassen|nachhaken|promised|versprochen)$/, 'followUp'],
  [/^(call|phone|ring|telephone|anrufen|anruf|telefonieren|telefonat|zuruckrufen|ruckruf|rufe|ruf)$/, 'call'],
  [/^(meet|meeting|treffen|treffe|termin|besprechung|besprechen|visit|besuchen)$/, 'meeting'],
  [/^(email|e-mail|mail|mailen|write|schreiben|text|message|anschreiben|schreibe|schreib|maile)$/, 'message'],
];

function kindOf(words: readonly Word[]): TaskKind {
  const isFollowUp = words.some(({ text }, at) => text === 'follow' && textAt(words, at + 1) === 'up');
  if (isFollowUp) return 'followUp';
  return kindWords.find(([pattern]) => words.some(({ text }) => pattern.test(text)))?.[1] ?? 'todo';
}

/** What was read so far; the first of each counts. */
interface Found {
  day?: LocalDate;
  minutes?: number;
  repeat?: { rule: string; first: LocalDate };
  remind?: number;
  priority?: Priority;
  isTonight?: boolean;
}

/** What stands at a word, of how many words, and what that adds to what was found; `stays` where the words are kept. */
type Step = Read<Found> & Pick<Part, 'kind' | 'isWrong'> & { readonly stays?: boolean };

type Reader = (words: readonly Word[], at: number, now: Now, found: Found, isBehindDay: boolean) => Step | null;

const priorityStep: Reader = (words, at, _now, found) => {
  const word = words[at];
  const priority = word && found.priority === undefined ? readPriority(word) : null;
  return priority === null ? null : { length: 1, value: { priority }, kind: 'priority' };
};

const remindStep: Reader = (words, at, _now, found) => {
  const read = found.remind === undefined ? readRemind(words, at) : null;
  return read && { length: read.length, value: { remind: read.value }, kind: 'remind' };
};

const repeatStep: Reader = (words, at, now, found) => {
  const read = found.repeat === undefined ? readRepeat(words, at, now) : null;
  if (!read) return null;
  const { minutes, ...repeat } = read.value;
  const value = { repeat, ...(minutes !== undefined && found.minutes === undefined && { minutes }) };
  return { length: read.length, value, kind: 'repeat' };
};

/** A span gives the time it begins; when it ends stays in the text. */
const spanStep: Reader = (words, at, now, found) => {
  const read = found.minutes === undefined ? readSpan(words, at, now) : null;
  return read && { length: read.length, value: { minutes: read.value }, kind: 'time', stays: true };
};

/** `Friday 10`: a number at the very end, behind a day. */
function lastHour(words: readonly Word[], at: number, isBehindDay: boolean): Read<number> | null {
  const word = textAt(words, at);
  if (!isBehindDay || at < words.length - 1 || !/^\d{1,2}$/.test(word) || Number(word) > 23) return null;
  return { length: 1, value: 60 * likely(Number(word)) };
}

const waitStep: Reader = (words, at, now, found) => {
  const read = found.day === undefined && found.minutes === undefined ? readWait(words, at, now) : null;
  if (!read) return null;
  const all = now.minute + read.value;
  const value = { day: addDays(now.today, Math.floor(all / (24 * 60))), minutes: all % (24 * 60) };
  return { length: read.length, value, kind: 'time' };
};

/** How many words say `at the latest` here. */
function latest(words: readonly Word[], at: number): number {
  if (textAt(words, at) === 'spatestens') return 1;
  return [0, 1, 2].map((step) => textAt(words, at + step)).join(' ') === 'at the latest' ? 3 : 0;
}

/** A day or a time, whichever takes more words. */
const dayOrTimeStep: Reader = (words, at, now, found, isBehindDay) => {
  const time = found.minutes === undefined ? readTime(words, at, now) : null;
  // `Spätestens Freitag`, `by Friday at the latest`: what is due is so at the latest.
  const late = latest(words, at);
  const day = found.day === undefined ? readDay(words, at + late, now) : null;
  if (late > 0 && !day) return isBehindDay ? { length: late, value: {}, kind: 'day' } : null;
  if (day && (late > 0 || day.length >= (time?.length ?? 0))) {
    const length = late + day.length;
    if (day.value === null) return { length, value: {}, kind: 'day', isWrong: true };
    const isTonight = textAt(words, at) === 'tonight';
    return { length, value: { day: day.value, ...(isTonight && { isTonight }) }, kind: 'day' };
  }
  const isFree = found.minutes === undefined;
  const part = isFree ? readPartTime(words, at, now, isBehindDay) : null;
  const read = time ?? part ?? (isFree ? lastHour(words, at, isBehindDay) : null);
  return read && { length: read.length, value: { minutes: read.value }, kind: 'time' };
};

const readers: readonly Reader[] = [priorityStep, remindStep, repeatStep, waitStep, spanStep, dayOrTimeStep];

/**
 * Reads a task typed in one line, in English, German or both: day, time, recurrence, reminder and priority are taken
 * out, the first of each. By a grammar alone: the same words at the same `now` always mean the same.
 */
export function readQuickAdd(typed: string, now: Now): QuickAdd {
  const words = wordsOf(typed);
  const parts: Part[] = [];
  const read = new Set<Word>();
  let found: Found = {};
  let at = 0;
  while (at < words.length) {
    const isBehindDay = standsBehindDay(parts.at(-1), words[at]);
    const step = firstStep(words, at, now, found, isBehindDay);
    const taken = step ? words.slice(at, at + step.length) : [];
    const [first, end] = [taken[0], taken.at(-1)];
    if (step && first && end) {
      found = { ...found, ...step.value };
      if (!step.stays) for (const word of taken) read.add(word);
      parts.push({ from: first.from, to: end.to, kind: step.kind, ...(step.isWrong && { isWrong: true }) });
    }
    at += step?.length ?? 1;
  }
  const left = words.filter((word) => !read.has(word));
  const due = dueOf(now, found);
  return {
    title: titleOf(left, parts[0]),
    due,
    repeat: found.repeat?.rule ?? '',
    // Without a day there is nothing to be reminded before.
    remind: due === null ? null : (found.remind ?? null),
    priority: found.priority ?? 'none',
    kind: kindOf(left),
    people: readPeople(words, (word) => read.has(word)).map(lookUps),
    parts,
  };
}

/** Whether a word stands right behind one that says on which days. */
function standsBehindDay(last: Part | undefined, word: Word | undefined): boolean {
  return (last?.kind === 'day' || last?.kind === 'repeat') && (word?.from ?? 0) - last.to <= 2;
}

function firstStep(...given: Parameters<Reader>): Step | null {
  for (const reader of readers) {
    const step = reader(...given);
    if (step) return step;
  }
  return null;
}

const evening = 19 * 60;

/** A time without a day is the next such time. */
function dueOf({ today, minute }: Now, { day, minutes, repeat, isTonight }: Found): QuickAdd['due'] {
  const said = minutes ?? (isTonight ? evening : undefined);
  const time = said === undefined ? null : wallTimeOf(said);
  const on = day ?? repeat?.first;
  if (on !== undefined) return { on, time };
  if (said === undefined) return null;
  return { on: said > minute ? today : addDays(today, 1), time };
}

const unquoted = (raw: string) => raw.replace(/^["“„]|["”“]$/g, '');

function titleOf(words: readonly Word[], first: Part | undefined): string {
  // `Remind me tomorrow to pay`: the `to` belongs to what was taken.
  const isAsked = first?.kind === 'remind' && first.from === 0 && words[0]?.text === 'to';
  const text = (isAsked ? words.slice(1) : words)
    .map(({ raw, text: read }) => (read === '' ? unquoted(raw) : raw.replace(/^@(?=\p{L})/u, '')))
    .join(' ')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/gu, '')
    .replace(/\s+/g, ' ');
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
