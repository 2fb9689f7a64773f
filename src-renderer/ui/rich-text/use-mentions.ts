import { useMemo, useRef, useState } from 'react';
import type { Mentionable, MentionSuggestion } from './extensions';

/** Who may be meant by what is typed behind an @, and where the list stands. */
export interface Suggested {
  readonly items: readonly Mentionable[];
  readonly at: number;
  readonly place: DOMRect | null;
  readonly choose: (one: Mentionable) => void;
}

/** The list behind an @: found as one types, gone through with the arrow keys, chosen with Enter or Tab. */
export function useMentions(find: (text: string) => Promise<readonly Mentionable[]>) {
  const [suggested, setSuggested] = useState<Suggested | null>(null);
  const now = useRef<Suggested | null>(null);
  const finder = useRef(find);
  finder.current = find;

  const suggestion = useMemo((): MentionSuggestion => {
    const show = (next: Suggested | null) => {
      now.current = next;
      setSuggested(next);
    };
    return {
      char: '@',
      allowSpaces: true,
      items: async ({ query }) => (query.trim() === '' ? [] : [...(await finder.current(query.trim()))]),
      command: ({ editor, range, props: { party, kind, label } }) => {
        editor
          .chain()
          .focus()
          .insertContentAt(range, [
            { type: 'mention', attrs: { party, kind, label } },
            { type: 'text', text: ' ' },
          ])
          .run();
      },
      render: () => {
        const shown = (props: {
          items: Mentionable[];
          clientRect?: (() => DOMRect | null) | null;
          command: (attrs: { party: string; kind: Mentionable['kind']; label: string }) => void;
        }): Suggested => ({
          items: props.items,
          at: 0,
          place: props.clientRect?.() ?? null,
          choose: ({ id, kind, name }) => props.command({ party: id, kind, label: name }),
        });
        return {
          onStart: (props) => show(shown(props)),
          onUpdate: (props) => show(shown(props)),
          onExit: () => show(null),
          onKeyDown: ({ event }) => {
            const list = now.current;
            if (!list || list.items.length === 0) return false;
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step !== undefined) {
              show({ ...list, at: (list.at + step + list.items.length) % list.items.length });
              return true;
            }
            const chosen = list.items[list.at];
            if (!chosen || (event.key !== 'Enter' && event.key !== 'Tab') || event.ctrlKey || event.metaKey)
              return false;
            list.choose(chosen);
            return true;
          },
        };
      },
    };
  }, []);
  return { suggestion, suggested };
}
