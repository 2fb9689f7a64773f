import { type KeyboardEvent, useRef } from 'react';

/**
 * Moves the focus among the lines of a list by key: each line has one element with `data-line` and its key as value.
 * Put `ref` and `onKeyDown` (arrows, Home, End) on what is around them.
 */
export function useLines<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  const lines = () => [...(ref.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const focused = () => {
    const line = document.activeElement?.closest('[data-of-line], [data-line]');
    return line?.getAttribute('data-line') ?? line?.getAttribute('data-of-line') ?? null;
  };
  const at = () => lines().findIndex((line) => line.dataset.line === focused());
  const focus = (index: number) => {
    const all = lines();
    all[Math.max(0, Math.min(all.length - 1, index))]?.focus();
  };
  const move = (step: number) => {
    const now = at();
    focus(now < 0 ? 0 : now + step);
  };
  return {
    ref,
    move,
    /** The key of the line one is on. */
    focused,
    /** When the line one is on goes away, the one after it takes its place. */
    leave() {
      const now = at();
      const all = lines();
      (all[now + 1] ?? all[now - 1])?.focus();
    },
    onKeyDown(event: KeyboardEvent) {
      const moves: Record<string, () => void> = {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Home: () => focus(0),
        End: () => focus(lines().length - 1),
      };
      const act = moves[event.key];
      if (!act || at() < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    },
  };
}
