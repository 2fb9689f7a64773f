const hour = 60 * 60_000;

/** The day it is where this computer stands, `2026-01-05`. */
export function localDay(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * Whether the day's backup is to be made: on another local day than the last one, and not within 12 hours of it, in
 * either direction. A clock that jumps makes one backup at the most for each jump, and a laptop that slept makes one
 * when it wakes.
 */
export const isDue = (last: { at: number; day: string } | null, now: number): boolean =>
  last === null || (last.day !== localDay(now) && Math.abs(now - last.at) >= 12 * hour);
