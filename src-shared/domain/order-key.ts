/**
 * Keys that put rows in an order of the user's own, as text that sorts by its bytes: between any two there is room for
 * another, so that moving one row writes one row. A key is a whole number of six digits and, where two whole numbers
 * leave no room, a fraction that does not end in zero.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = digits.length;
const length = 6;
const middle = base ** length / 2;

const digit = (text: string, at: number): number => digits.indexOf(text[at] ?? '0');

function wholeOf(key: string): number {
  let number = 0;
  for (let at = 0; at < length; at++) number = number * base + Math.max(0, digit(key, at));
  return number;
}

function written(number: number): string {
  let text = '';
  for (let rest = number, at = 0; at < length; at++, rest = Math.floor(rest / base)) text = digits[rest % base] + text;
  return text;
}

/** A fraction between two; `before` null where nothing lies above. */
function fractionBetween(after: string, before: string | null): string {
  if (before !== null) {
    let same = 0;
    while (same < before.length && (after[same] ?? '0') === before[same]) same++;
    if (same > 0) return before.slice(0, same) + fractionBetween(after.slice(same), before.slice(same));
  }
  const low = digit(after, 0);
  const high = before === null ? base : digit(before, 0);
  if (high - low > 1) return digits[Math.round((low + high) / 2)] ?? '';
  if (before !== null && before.length > 1) return before.slice(0, 1);
  return digits[low] + fractionBetween(after.slice(1), null);
}

/**
 * A key after one and before the other; null stands for the end of the order. Keys out of order (two laptops wrote
 * the same one) count as if there were no `before`.
 */
export function keyBetween(after: string | null, before: string | null): string {
  if (after === null && before === null) return written(middle);
  if (after === null) return written(wholeOf(before ?? '') - 1);
  const low = wholeOf(after);
  if (before === null || after >= before) return written(low + 1);
  const high = wholeOf(before);
  if (high - low > 1) return written(Math.floor((low + high) / 2));
  const isSame = high === low;
  return written(low) + fractionBetween(after.slice(length), isSame ? before.slice(length) : null);
}
