/** Length of an IBAN by its country (SWIFT's IBAN registry, ISO 13616). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 ' +
    'LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 ' +
    'QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

export type IbanProblem = 'iban.malformed' | 'iban.country' | 'iban.length' | 'iban.checksum';

/** The remainder by 97 of the number that letters and digits stand for (ISO 7064, MOD 97-10). */
function remainder(text: string): number {
  let rest = 0;
  for (const letter of text) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** An account number as it is kept, without spaces; or what is wrong with it. */
export function checkIban(given: string): { ok: true; iban: string } | { ok: false; reason: IbanProblem } {
  const iban = given.replace(/[\s.-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]+$/.test(iban)) return { ok: false, reason: 'iban.malformed' };
  const length = lengths[iban.slice(0, 2)];
  if (length === undefined) return { ok: false, reason: 'iban.country' };
  if (iban.length !== length) return { ok: false, reason: 'iban.length' };
  if (remainder(iban.slice(4) + iban.slice(0, 4)) !== 1) return { ok: false, reason: 'iban.checksum' };
  return { ok: true, iban };
}

/** In groups of four, as it is printed. */
export const formatIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
