/** The parts a recovery key is read in: `XXXX-XXXX-…`. */
export const groupsOf = (recoveryKey: string): string[] => recoveryKey.split('-');

/** Two different groups to be typed, by their place from 0, the earlier first. `random` answers 0 to 1. */
export function groupsToAsk(count: number, random: () => number): readonly [number, number] {
  const first = Math.floor(random() * count);
  const second = (first + 1 + Math.floor(random() * (count - 1))) % count;
  return first < second ? [first, second] : [second, first];
}

/** Whether what was typed is the group; case, spaces, hyphens and look-alikes don't count, as when the key is used. */
export function isGroup(group: string, typed: string): boolean {
  const plain = (text: string) =>
    text
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1');
  return plain(typed) === plain(group);
}
