import { type KeyboardEvent, useRef, useState } from 'react';

/** Saves a field's text; rejects with what the words of `errorText` are made of. */
export type SaveText = (value: string) => Promise<unknown>;

/**
 * A field that is text until one is on it: shows what is stored, keeps what is typed, saves when it is left or Enter
 * is pressed, gives up on Esc. What could not be saved stays in it, with the reason.
 */
export function useField(stored: string, save: SaveText, errorText: (error: unknown) => string) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const attempt = useRef(0);

  const commit = async () => {
    if (draft === null) return;
    const value = draft.trim();
    if (value === stored.trim()) return giveUp();
    attempt.current += 1;
    const mine = attempt.current;
    try {
      await save(value);
      if (mine === attempt.current) giveUp();
    } catch (reason) {
      if (mine === attempt.current) setError(errorText(reason));
    }
  };
  const giveUp = () => {
    setDraft(null);
    setError(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, isMultiline = false) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      attempt.current += 1;
      giveUp();
    }
    if (event.key === 'Enter' && (!isMultiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.blur();
    }
  };
  return {
    text: draft ?? stored,
    error,
    type: (value: string) => setDraft(value),
    commit: () => void commit(),
    onKeyDown,
  };
}
