import type { ThumbnailSize } from '../../src-shared/contract/files';
import type { PictureSource } from '../ui/pictures';
import { client } from './transport';

/** Pictures kept in memory: some 10 MB of small ones. */
const most = 2000;

/** One call asks for so many at the most: the contract's limit. */
const atOnce = 100;

/** The part of the contract, and the maker of thumbnails, that pictures need. */
export interface PictureMeans {
  find(size: ThumbnailSize, hashes: string[]): Promise<{ hash: string; data: string }[]>;
  make(hash: string, size: ThumbnailSize): Promise<string>;
}

const means: PictureMeans = {
  find: (size, hashes) => client.files.thumbnails({ size, hashes }),
  make: async (hash, size) => (await import('./thumbnails')).madeThumbnail(hash, size),
};

/**
 * Thumbnails by hash. Those that a screen asks for in one turn are fetched together, so that scrolling a long list
 * costs one small call; those that were never made are made, behind what is on the screen.
 */
export function makePictures(size: ThumbnailSize, { find, make }: PictureMeans = means): PictureSource {
  const known = new Map<string, string | null>();
  const listeners = new Map<string, Set<() => void>>();
  let wanted = new Set<string>();

  const learn = (hash: string, data: string) => {
    known.delete(hash);
    known.set(hash, data === '' ? null : `data:image/webp;base64,${data}`);
    for (const listener of listeners.get(hash) ?? []) listener();
  };
  const forgetOld = () => {
    for (const hash of known.keys()) {
      if (known.size <= most) return;
      if (!listeners.has(hash)) known.delete(hash);
    }
  };
  const makeMissing = async (hash: string) => {
    try {
      learn(hash, await make(hash, size));
    } catch {
      // Asked for again when it is next shown: the core may not have answered.
      known.delete(hash);
    }
  };
  const fetchSome = async (hashes: string[]) => {
    try {
      const found = await find(size, hashes);
      for (const { hash, data } of found) learn(hash, data);
      const there = new Set(found.map(({ hash }) => hash));
      for (const hash of hashes) if (!there.has(hash)) void makeMissing(hash);
    } catch {
      for (const hash of hashes) known.delete(hash);
    }
    forgetOld();
  };
  const fetchWanted = () => {
    const hashes = [...wanted];
    wanted = new Set();
    for (let at = 0; at < hashes.length; at += atOnce) void fetchSome(hashes.slice(at, at + atOnce));
  };

  return {
    get: (hash) => known.get(hash) ?? null,
    subscribe(hash, listener) {
      const own = listeners.get(hash) ?? new Set();
      listeners.set(hash, own.add(listener));
      if (!known.has(hash)) {
        known.set(hash, null);
        if (wanted.size === 0) setTimeout(fetchWanted, 0);
        wanted.add(hash);
      }
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(hash) === own) listeners.delete(hash);
      };
    },
  };
}

export const smallPictures = makePictures('small');
export const largePictures = makePictures('large');
