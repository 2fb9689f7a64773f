import { expect, test } from 'vitest';
import { countryOf } from '../../../../src-renderer/features/welcome/place';

test.each([
  [['de-AT', 'en-US'], 'AT'],
  [['en', 'de-CH'], 'CH'],
  [['de'], 'DE'],
  [['pt'], 'BR'],
  [['es-419', 'es-MX'], 'US'],
  [['not a language!'], 'US'],
  [[], 'US'],
])('the country of a computer that speaks %j is %s', (languages, country) => {
  expect(countryOf(languages)).toBe(country);
});
