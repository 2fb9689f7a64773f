import { expect, test } from 'vitest';
import { de } from '../../../src-renderer/app/i18n/de';
import { en } from '../../../src-renderer/app/i18n/en';
import { computerLocale } from '../../../src-renderer/app/i18n/i18n';
import { errorCodes } from '../../../src-shared/errors';
import { labelKeys } from '../../../src-shared/labels';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, before = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
const languages = { en: new Map(flat(en)), de: new Map(flat(de)) };

test.each(Object.entries(languages))('every operation and error has its words in %s', (_language, words) => {
  const has = (key: string) => words.has(key) || (words.has(`${key}_one`) && words.has(`${key}_other`));
  for (const key of labelKeys) expect(`${key} ${has(`operation.${key}`)}`).toBe(`${key} true`);
  for (const code of Object.keys(errorCodes)) expect(`${code} ${words.has(`error.${code}`)}`).toBe(`${code} true`);
});

test('the first language of the computer that Praxis speaks is taken, else English', () => {
  expect(computerLocale(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(computerLocale(['en-GB'])).toBe('en');
  expect(computerLocale(['ja'])).toBe('en');
});
