import { fold } from '../../../../src-shared/domain/fold';
import { checkPhone, isCountry } from '../../../../src-shared/domain/phone';

/** Numbers looked at: enough to tell where most of them are. */
const enough = 500;

const ofLanguage: Readonly<Record<string, string>> = { de: 'DE', fr: 'FR', es: 'ES', it: 'IT', nl: 'NL', pl: 'PL' };

let names: Map<string, string> | null = null;

/** ISO 3166 codes by the names of countries in some languages, and by themselves. */
function countryNames(): Map<string, string> {
  if (names) return names;
  names = new Map();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const displays = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl'].map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  );
  for (const code of letters.flatMap((first) => letters.map((second) => first + second)).filter(isCountry)) {
    for (const display of displays) {
      const name = display.of(code);
      if (name) names.set(fold(name), code).set(fold(code), code);
    }
  }
  for (const alias of ['usa', 'u.s.a.', 'united states of america']) names.set(alias, 'US');
  return names.set('uk', 'GB').set('england', 'GB');
}

/** Guesses whose numbers the national ones of a file are. */
export class CountryVotes {
  readonly #phones = new Map<string, number>();
  readonly #named = new Map<string, number>();
  #looked = 0;

  addPhone(cell: string): void {
    if (this.#looked >= enough || !/^'?(?:\+|00)[1-9]/.test(cell) || cell.length > 40) return;
    this.#looked++;
    const check = checkPhone(cell, '');
    if (check.ok && check.country) this.#phones.set(check.country, (this.#phones.get(check.country) ?? 0) + 1);
  }

  addName(cell: string): void {
    const code = countryNames().get(fold(cell));
    if (code) this.#named.set(code, (this.#named.get(code) ?? 0) + 1);
  }

  /** By the numbers with a prefix, then by the countries named, then by the language of the headings. */
  winner(language: string, otherwise: string): string {
    const most = (votes: Map<string, number>) => [...votes].sort((one, other) => other[1] - one[1])[0]?.[0];
    return most(this.#phones) ?? most(this.#named) ?? ofLanguage[language] ?? otherwise;
  }
}
