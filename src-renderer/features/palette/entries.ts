import type { SearchHit } from '../../../src-shared/contract/search';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { matchWords, type TextRange } from '../../ui/highlight';
import type { Shortcut } from '../../ui/shortcuts/shortcuts';

interface Line {
  readonly id: string;
  readonly title: string;
  readonly titleMatches: readonly TextRange[];
}

export interface RecordEntry extends Line {
  readonly type: 'record';
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly photo: string;
  readonly subtitle: string;
  readonly subtitleMatches: readonly TextRange[];
}

export interface CommandEntry extends Line {
  readonly type: 'command';
  readonly combo: string | null;
  readonly run: () => void;
}

export type Entry = RecordEntry | CommandEntry;

const none: readonly TextRange[] = [];

export const recordEntry = (
  hit: Pick<SearchHit, 'kind' | 'id' | 'title' | 'subtitle' | 'photo'> &
    Partial<Pick<SearchHit, 'titleMatches' | 'subtitleMatches'>>,
): RecordEntry => ({
  type: 'record',
  id: `${hit.kind}-${hit.id}`,
  kind: hit.kind,
  recordId: hit.id,
  photo: hit.photo,
  title: hit.title,
  titleMatches: hit.titleMatches ?? none,
  subtitle: hit.subtitle,
  subtitleMatches: hit.subtitleMatches ?? none,
});

/** The commands whose words the text begins; all of them for an empty text. Keys that only move a list are none. */
export function commandEntries(shortcuts: readonly Shortcut[], text: string): CommandEntry[] {
  return shortcuts.flatMap(({ id, combo, words, run, isKeyOnly = false }) => {
    const titleMatches = matchWords(words, text);
    if (titleMatches === null || isKeyOnly || id === 'palette') return [];
    return [{ type: 'command' as const, id: `command-${id}`, title: words, titleMatches, combo, run }];
  });
}

/** What was typed, as a task to be. */
export const taskEntry = (title: string, run: () => void): CommandEntry => ({
  type: 'command',
  id: 'command-task-of-text',
  title,
  titleMatches: none,
  combo: null,
  run,
});

/** The entry an arrow key goes to: around the ends. */
export const stepFrom = (index: number, step: number, count: number): number =>
  count === 0 ? 0 : (index + step + count) % count;
