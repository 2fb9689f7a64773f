/** A shortcut as data: `mod+z`, `shift+mod+z`, `g c` (one key after the other), `?`, `Enter`. `mod` is ⌘ on a Mac, else Ctrl. */
export type KeyCombo = string;

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The combo a key press stands for. Shift only counts with letters and named keys: `?` already contains it. */
export function comboOf(press: KeyPress): KeyCombo {
  const isNamed = press.key.length > 1;
  const isLetter = /^\p{L}$/u.test(press.key);
  const parts: string[] = [];
  if (press.shiftKey && (isNamed || isLetter)) parts.push('shift');
  if (press.altKey) parts.push('alt');
  if (press.ctrlKey || press.metaKey) parts.push('mod');
  parts.push(isNamed ? press.key : press.key.toLowerCase());
  return parts.join('+');
}

/**
 * Which of the combos a press completes, given the press before it (null when it was too long ago). A sequence wins
 * over a single key, so that `g c` is not taken for `c`.
 */
export function matchCombo(combos: readonly KeyCombo[], press: KeyCombo, before: KeyCombo | null): KeyCombo | null {
  const sequence = before === null ? null : `${before} ${press}`;
  if (sequence !== null && combos.includes(sequence)) return sequence;
  return combos.includes(press) ? press : null;
}

const names: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
};

/** The caps to draw for a combo: one list per key of a sequence. */
export function capsOf(combo: KeyCombo, isMac: boolean): string[][] {
  return combo.split(' ').map((step) => {
    const parts = step.split('+');
    const order = isMac ? ['alt', 'shift', 'mod'] : ['mod', 'alt', 'shift'];
    const words: Record<string, string> = isMac
      ? { mod: '⌘', shift: '⇧', alt: '⌥' }
      : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };
    const key = parts.at(-1) ?? '';
    const caps = order
      .filter((modifier) => parts.slice(0, -1).includes(modifier))
      .map((modifier) => words[modifier] ?? '');
    return [...caps, names[key] ?? (key.length === 1 ? key.toUpperCase() : key)];
  });
}
