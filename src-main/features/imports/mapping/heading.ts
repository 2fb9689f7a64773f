import type { ImportTarget } from '../../../../src-shared/contract/imports';
import { fold } from '../../../../src-shared/domain/fold';
import { headingWords, labelWords } from './words';

/** What a heading says about its column. */
export interface Heading {
  /** `skip`: a program's own bookkeeping. `labelOf`: the column holds the label of the value beside it. */
  target: ImportTarget | 'skip';
  labelOf: boolean;
  label: string;
  /** The number in "E-mail 2 - Value"; 1 where there is none. */
  number: number;
  languages: readonly string[];
}

interface Meaning {
  target: Heading['target'];
  label: string;
  languages: string[];
}

const meanings = new Map<string, Meaning>();
for (const [language, words] of Object.entries(headingWords)) {
  for (const [meaning, texts] of Object.entries(words)) {
    const [target, label = ''] = meaning.split(':') as [Heading['target'], string?];
    for (const text of texts.split('|')) {
      const known = meanings.get(text);
      if (!known) meanings.set(text, { target, label, languages: [language] });
      else if (known.target === target) known.languages.push(language);
    }
  }
}

const labels = new Map(
  Object.entries(labelWords).flatMap(([label, words]) => words.split('|').map((word) => [word, label] as const)),
);

/** A heading as the word lists have it. */
export const headingKey = (heading: string): string =>
  fold(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The stable name of a label as other programs write it ("* Work", "Geschäftlich"), or the label itself. */
export function normalizeLabel(label: string): string {
  const text = label.replace(/^\*\s*/, '').trim();
  // Outlook's "E-mail Type" is how a mail is sent.
  if (/^(?:smtp|ex)$/i.test(text)) return '';
  return labels.get(headingKey(text)) ?? text;
}

function lookUp(words: readonly string[]): Meaning | null {
  const whole = meanings.get(words.join(' '));
  if (whole) return whole;
  const found = words.map((word) => labels.get(word)).filter((label) => label !== undefined);
  if (found.length === 0) return null;
  const rest = words.filter((word) => !labels.has(word)).join(' ');
  const label = found.find((name) => name === 'fax' || name === 'mobile') ?? found[0] ?? '';
  if (rest === '') return label === 'mobile' || label === 'fax' ? { target: 'phone', label, languages: [] } : null;
  const meaning = meanings.get(rest);
  return meaning ? { ...meaning, label: meaning.label || label } : null;
}

/** Reads a heading; null for one that is not known. */
export function readHeading(text: string): Heading | null {
  const key = headingKey(text);
  const number = Number(key.match(/(?:^| )(\d{1,2})(?: |$)/)?.[1] ?? key.match(/[a-z](\d)$/)?.[1] ?? 1);
  const words = key
    .replace(/^person (?=.)|^organi[sz]ation (?=address)/, '')
    .replace(/([a-z])\d$/, '$1')
    .split(' ')
    .filter((word) => !/^\d{1,2}$/.test(word));
  const base = { label: '', number, languages: [] };
  const meaning = meanings.get(key) ?? lookUp(words);
  if (meaning) return { ...base, ...meaning, labelOf: false };
  if (!/^(?:type|label|typ|bezeichnung)$/.test(words.at(-1) ?? '')) return null;
  const labelled = lookUp(words.slice(0, -1)) ?? lookUp([...words.slice(0, -1), 'value']);
  return labelled && { ...base, ...labelled, labelOf: true };
}
