import { type KeyboardEvent, useRef, useState } from 'react';
import { useMeanwhile } from './use-meanwhile';

/** Saves a field's text; rejects with what the words of `errorText` are made of. */
export type SaveText = (value: string) => Promise<unknown>;

/**
 * A field that is text until one is on it: shows what is stored, keeps what is typed, saves when it is left or Enter
 * is pressed, gives up on Esc. What could not be saved stays in it, with the reason; so does what would overwrite a change
 * that was made elsewhere meanwhile, until it is saved once more.
 */
export function useField(stored: string, save: SaveText, errorText: (error: unknown) => string) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const meanwhile = useMeanwhile(stored);
  const attempt = useRef(0);
  const isOvertaken = !isSaving && draft !== null && meanwhile.isChanged(draft);

  const commit = async () => {
    if (draft === null) return;
    const value = draft.trim();
    if (value === stored.trim()) return giveUp();
    if (isOvertaken) {
      meanwhile.told();
      return setError(meanwhile.words);
    }
    attempt.current += 1;
    const mine = attempt.current;
    // What is shown at once is one's own.
    setSaving(true);
    try {
      await save(value);
      if (mine === attempt.current) giveUp();
    } catch (reason) {
      if (mine === attempt.current) setError(errorText(reason));
    } finally {
      if (mine === attempt.current) setSaving(false);
    }
  };
  const giveUp = () => {
    setDraft(null);
    setError(null);
    setSaving(false);
    meanwhile.end();
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
      // One is told first, and stays in the field.
      if (isOvertaken) void commit();
      else event.currentTarget.blur();
    }
  };
  return {
    text: draft ?? stored,
    error: error ?? (isOvertaken ? meanwhile.words : null),
    type: (value: string) => {
      if (isSaving) {
        // What is typed while it is saved is a draft of its own.
        attempt.current += 1;
        setSaving(false);
        meanwhile.told();
      } else meanwhile.begin();
      setDraft(value);
    },
    commit: () => void commit(),
    onKeyDown,
  };
}
