/** How numbers of a style are shown, as far as it changes what they are: days, and digits with zeros in front. */
export type NumberStyle = { kind: 'plain' } | { kind: 'date' } | { kind: 'digits'; width: number };

const plain: NumberStyle = { kind: 'plain' };

/** A number format (ECMA-376-1, 18.8.30, and its implied ones). */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return { kind: 'date' };
  if (code === undefined) return plain;
  const bare = code.split(';')[0]?.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '') ?? '';
  if (/^0{2,}$/.test(bare)) return { kind: 'digits', width: bare.length };
  return /[yd]/i.test(bare) && !/general/i.test(bare) ? { kind: 'date' } : plain;
}

const day = 86_400_000;

/** A number of a sheet as text: as it was typed, not as it was rounded for the eye (4.91701E+11). */
export function numberText(value: string, style: NumberStyle, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (style.kind === 'date' && number > 0 && number < 2_958_466) return dayText(number, from1904);
  const text = Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number);
  return style.kind === 'digits' && /^\d+$/.test(text) ? text.padStart(style.width, '0') : text;
}

/** Days since the end of 1899 (or since 1904 began), with Excel's 29 February 1900 that never was. */
function dayText(number: number, from1904: boolean): string {
  const days = from1904 ? number + 1462 : number < 60 ? number + 1 : number;
  const time = new Date(Math.round((days - 25_569) * day * 1) || 0);
  const text = time.toISOString();
  return number % 1 === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}
