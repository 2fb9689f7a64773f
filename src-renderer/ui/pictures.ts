import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';

/** Where small pictures come from, by the hash of their content. Asking for one that is not there yet fetches it. */
export interface PictureSource {
  /** The picture as a `data:` address; null while there is none. */
  get(hash: string): string | null;
  subscribe(hash: string, listener: () => void): () => void;
}

const noPictures: PictureSource = { get: () => null, subscribe: () => () => {} };

export const Pictures = createContext<PictureSource>(noPictures);

/** The small picture of a content, null while there is none; '' is no content. */
export function usePicture(hash: string): string | null {
  const source = useContext(Pictures);
  const subscribe = useCallback(
    (listener: () => void) => (hash === '' ? () => {} : source.subscribe(hash, listener)),
    [source, hash],
  );
  return useSyncExternalStore(subscribe, () => (hash === '' ? null : source.get(hash)));
}
