import { describe, expect, it } from 'vitest';
import { de } from '../../../src-renderer/app/i18n/de';
import { en } from '../../../src-renderer/app/i18n/en';
import { actorKind, operationState } from '../../../src-shared/contract/history';
import { importSource, verdict } from '../../../src-shared/contract/imports';
import { vaultProblem } from '../../../src-shared/contract/vault';
import { labelKeys } from '../../../src-shared/labels';
import { notificationKinds } from '../../../src-shared/notifications';

/** Every text of a locale by its key. */
function flat(words: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

const locales = { en: flat(en), de: flat(de) };
const variables = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)|<(\w+)\/?>/g)].map(([, name, tag]) => name ?? tag).toSorted();

describe('the words of every language', () => {
  it('fill in the same values', () => {
    for (const [key, text] of locales.en)
      expect([key, variables(locales.de.get(key) ?? '')]).toEqual([key, variables(text)]);
  });

  it('are nowhere empty, and have a plural wherever they have a singular', () => {
    for (const words of Object.values(locales)) {
      expect([...words].filter(([, text]) => text.trim() === '')).toEqual([]);
      const singular = [...words.keys()].filter((key) => key.endsWith('_one'));
      expect(singular.filter((key) => !words.has(key.replace(/_one$/, '_other')))).toEqual([]);
    }
  });

  it.each(Object.entries(locales))('name everything the contract may answer, in %s', (_locale, words) => {
    const named = (key: string) => words.has(key) || words.has(`${key}_other`);
    const wanted = [
      ...labelKeys.map((key) => `operation.${key}`),
      ...operationState.options.map((state) => `history.state.${state}`),
      ...actorKind.options.map((kind) => `history.actor.${kind}`),
      ...vaultProblem.options.flatMap((kind) =>
        ['title', 'what', 'todo'].map((part) => `vault.problem.${kind}.${part}`),
      ),
      ...Object.keys(notificationKinds).flatMap((kind) =>
        ['title', 'text'].map((part) => `notifications.kind.${kind}.${part}`),
      ),
      ...verdict.options.map((one) => `imports.verdict.${one}`),
      ...importSource.options.map((source) => `imports.source.${source}`),
    ];
    expect(wanted.filter((key) => !named(key))).toEqual([]);
  });
});
