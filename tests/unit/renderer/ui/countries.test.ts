import { getCountries } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { countriesIn } from '../../../../src-renderer/ui/countries';

describe('the countries to choose from', () => {
  it('have a name of their own in every language', () => {
    for (const locale of ['en', 'de']) {
      const countries = countriesIn(locale);
      expect(new Set(countries.map(({ name }) => name)).size).toBe(countries.length);
      expect(countries.filter(({ code, name }) => name === code)).toEqual([]);
    }
  });

  it('stand in the order of the language', () => {
    const names = countriesIn('de').map(({ name }) => name);
    expect(names).toEqual(names.toSorted(new Intl.Collator('de').compare));
    expect(names.indexOf('Österreich')).toBeLessThan(names.indexOf('Polen'));
  });

  it('are all those whose telephone numbers can be read, but for two that are no countries', () => {
    const known = new Set(countriesIn('en').map(({ code }) => code));
    expect(getCountries().filter((code) => !known.has(code))).toEqual(['AC', 'TA']);
  });
});
