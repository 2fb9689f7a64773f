/** Signs that only make a number easier to read. */
const spaces = /[\s\u00a0\u202f'’]/g;

/**
 * A number as somebody types it, in German or English: `1.234,5`, `1,234.5`, `1 234.5`, `-3`. Where one sign alone could
 * be either (`1.234`), the language says which it is. Null for what is no number.
 */
export function typedNumber(text: string, language: string): number | null {
  const bare = text.replace(spaces, '').replace('−', '-');
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(bare)) return null;
  const mark = decimalMark(bare, language);
  const other = mark === ',' ? '.' : ',';
  const parts = bare.split(mark);
  if (parts.length > 2 || parts[1]?.includes(other)) return null;
  const whole = parts[0] ?? '';
  if (whole.includes(other) && !new RegExp(`^[+-]?\\d{1,3}(\\${other}\\d{3})+$`).test(whole)) return null;
  const number = Number(`${whole.replaceAll(other, '')}.${parts[1] ?? ''}`.replace(/\.$/, ''));
  return Number.isFinite(number) ? number : null;
}

/** Of two signs the last one is the decimal one; one that stands more than once is not. */
function decimalMark(bare: string, language: string): ',' | '.' {
  const own = language.startsWith('de') ? ',' : '.';
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  const sign = comma >= 0 ? ',' : '.';
  if (comma < 0 && point < 0) return own;
  const isGrouped = /^[+-]?[1-9]\d{0,2}([.,]\d{3})+$/.test(bare);
  const isTwice = bare.indexOf(sign) !== bare.lastIndexOf(sign);
  if (isTwice) return sign === ',' ? '.' : ',';
  return isGrouped && sign !== own ? own : sign;
}
