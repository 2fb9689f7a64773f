/**
 * The country a computer is set to, as ISO 3166-1 code: that of its first language which names one (`de-AT`), else
 * where its language is at home. It decides how numbers without a country code are read, and is asked for anyway.
 */
export function countryOf(languages: readonly string[]): string {
  const locales = languages.flatMap((language) => {
    try {
      return new Intl.Locale(language);
    } catch {
      return [];
    }
  });
  const named = locales.find(({ region }) => region !== undefined)?.region;
  const country = named ?? locales[0]?.maximize().region ?? 'US';
  return /^[A-Z]{2}$/.test(country) ? country : 'US';
}
