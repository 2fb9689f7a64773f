import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { comboOf, type KeyCombo, matchCombo } from './keys';

/** Groups of the shortcuts sheet, in its order. */
export const shortcutGroups = ['anywhere', 'go', 'list', 'record'] as const;
export type ShortcutGroup = (typeof shortcutGroups)[number];

export interface Shortcut {
  readonly id: string;
  /** Null for a command of the palette that has no keys. */
  readonly combo: KeyCombo | null;
  /** What it does, in the user's language. */
  readonly words: string;
  readonly group: ShortcutGroup;
  readonly run: () => void;
  /** A key for the hand that is on the list: the palette leaves it out. */
  readonly isKeyOnly?: boolean;
  /** Also while typing in a field. */
  readonly whileTyping?: boolean;
}

interface Registry {
  readonly sets: ReadonlyMap<symbol, readonly Shortcut[]>;
  readonly put: (owner: symbol, shortcuts: readonly Shortcut[]) => void;
  readonly drop: (owner: symbol) => void;
}

/** Every shortcut that works right now: the sheet lists them, the palette shows them. Later screens win. */
export const useShortcutRegistry = create<Registry>((set) => ({
  sets: new Map(),
  put: (owner, shortcuts) => set(({ sets }) => ({ sets: new Map(sets).set(owner, shortcuts) })),
  drop: (owner) =>
    set(({ sets }) => {
      const rest = new Map(sets);
      rest.delete(owner);
      return { sets: rest };
    }),
}));

/** All of them, those of the latest screen first. */
export const activeShortcuts = (sets: ReadonlyMap<symbol, readonly Shortcut[]>): Shortcut[] =>
  [...sets.values()].reverse().flat();

/** Offers shortcuts while the component is on screen. Their order and combos may not change, what they do may. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const { put, drop } = useShortcutRegistry.getState();
  const shape = shortcuts.map(({ id, combo, words }) => `${id} ${combo} ${words}`).join('\n');
  useEffect(() => {
    if (shape === '') return;
    const owner = Symbol('shortcuts');
    put(
      owner,
      latest.current.map((shortcut, at) => ({ ...shortcut, run: () => latest.current[at]?.run() })),
    );
    return () => drop(owner);
  }, [shape, put, drop]);
}

const sequenceMs = 1_200;

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'));

/** Enter and the like belong to the button one is on. */
const isOwnKey = (event: KeyboardEvent): boolean =>
  event.key.length > 1 &&
  event.key !== 'Escape' &&
  event.target instanceof Element &&
  event.target.closest('button, a, [role=menuitem], [role=menuitemcheckbox], [role=option], summary') !== null;

/** Listens to the keyboard for every registered shortcut; once, at the root. Silent while a dialog is open. */
export function useShortcutListener(): void {
  useEffect(() => {
    let before: { combo: KeyCombo; at: number } | null = null;
    let hasDialog = false;
    // Asked before anybody acts on the key: a dialog that Escape closes is gone by the time the key gets here.
    const look = () => {
      hasDialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
    };
    const listen = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.isComposing ||
        isOwnKey(event) ||
        ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)
      )
        return;
      const typing = isEditable(event.target);
      const offered = activeShortcuts(useShortcutRegistry.getState().sets).filter(
        (shortcut) => shortcut.whileTyping || (!typing && !hasDialog),
      );
      const press = comboOf(event);
      const recent = before !== null && event.timeStamp - before.at < sequenceMs ? before.combo : null;
      const combo = matchCombo(
        offered.flatMap((shortcut) => shortcut.combo ?? []),
        press,
        recent,
      );
      before = combo === null && !typing ? { combo: press, at: event.timeStamp } : null;
      const shortcut = offered.find((one) => one.combo === combo);
      if (combo === null || !shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', listen);
    };
  }, []);
}
