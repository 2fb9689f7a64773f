import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import type { TypedActivity } from '../../../src-shared/contract/records';
import type { RichText } from '../../../src-shared/domain/rich-text/rich-text';
import type { DraftActs } from './note-acts';

/** Ids of the drafts that are being written in this window: they are not offered beside the text they are in. */
export const useOpenDrafts = create<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));

const open = (id: string) => useOpenDrafts.setState(({ ids }) => ({ ids: new Set(ids).add(id) }));
const close = (id: string) =>
  useOpenDrafts.setState(({ ids }) => ({ ids: new Set([...ids].filter((one) => one !== id)) }));

/** How long after the last key what was typed is kept, ms. */
const rest = 300;

export type DraftState = 'none' | 'kept' | 'failed';

type Means = Pick<DraftActs, 'onKeepDraft' | 'onDropDraft' | 'reasonOf'>;

interface Typed {
  readonly doc: RichText;
  readonly activity: TypedActivity | null;
}

interface Beginning {
  readonly id: string;
  readonly rev: number;
  readonly noteId: string | null;
  readonly base: string | null;
}

/** Keeps what is typed, one save after the other, under an id of its own. */
export class DraftKeeper {
  id: string;
  #rev: number;
  #pending: Typed | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #isOver = false;
  readonly #beginning: Beginning;
  readonly #means: () => Means;
  readonly #tell: (state: DraftState, error?: unknown) => void;
  readonly #onShared: () => void;

  constructor(
    beginning: Beginning,
    means: () => Means,
    tell: (state: DraftState, error?: unknown) => void,
    onShared: () => void,
  ) {
    this.#beginning = beginning;
    this.id = beginning.id;
    this.#rev = beginning.rev;
    this.#means = means;
    this.#tell = tell;
    this.#onShared = onShared;
  }

  typed(doc: RichText, activity: TypedActivity | null = null): void {
    this.#pending = { doc, activity };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), rest);
  }

  /** Answers when all that was typed is kept, or could not be. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#keep());
    return this.#running;
  }

  /** Nothing is kept any more: it is saved, or given up. What was on its way has arrived then. */
  async end(): Promise<void> {
    this.#isOver = true;
    this.#pending = null;
    await this.flush();
  }

  async #keep(): Promise<void> {
    const typed = this.#pending;
    if (typed === null || this.#isOver) return;
    this.#pending = null;
    const { noteId, base } = this.#beginning;
    try {
      this.#rev = (await this.#means().onKeepDraft({ id: this.id, noteId, base, ...typed, rev: this.#rev })).rev;
      this.#tell('kept');
    } catch (error) {
      if (this.#means().reasonOf(error) !== 'draft.taken') return this.#tell('failed', error);
      // Another window writes the same draft: this one goes on under its own name, and neither loses a word.
      this.#rev = 0;
      this.id = crypto.randomUUID();
      open(this.id);
      this.#onShared();
      this.#pending ??= typed;
      await this.#keep();
    }
  }
}

/** The draft of one text for as long as it is on screen; leaving, hiding or closing the window keeps it. */
export function useDraft(beginning: Beginning, means: Means, onLeft: () => Promise<void>) {
  const [state, setState] = useState<DraftState>('none');
  const [error, setError] = useState<unknown>(null);
  const [isShared, setShared] = useState(false);
  const [latest] = useState(() => ({ means, onLeft }));
  latest.means = means;
  latest.onLeft = onLeft;
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        beginning,
        () => latest.means,
        (next, reason) => {
          setState(next);
          setError(reason ?? null);
        },
        () => setShared(true),
      ),
  );
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    open(keeper.id);
    const flush = () => void keeper.flush();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      isHere.current = false;
      // Only when the list of drafts is that of now: one that was saved is not offered again for a moment.
      const leave = async () => {
        await keeper.flush();
        if (isHere.current) return;
        await latest.onLeft();
        if (isHere.current) return;
        close(keeper.id);
        close(beginning.id);
      };
      void leave();
    };
  }, [keeper, latest, beginning.id]);
  return { keeper, state, error, isShared };
}
