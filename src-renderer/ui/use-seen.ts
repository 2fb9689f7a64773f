import { type RefObject, useEffect, useState } from 'react';

/** Whether something has come near what is seen of the pane (`data-scrolls`) it is in: once it has, it stays so. */
export function useSeen(place: RefObject<Element | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (isSeen || place.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      root: place.current.closest('[data-scrolls]'),
      rootMargin: '600px',
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isSeen, place]);
  return isSeen;
}
