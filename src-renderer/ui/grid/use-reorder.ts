import { type DragEvent, useState } from 'react';

/** The order after one of them was carried to the place of another. */
export function carried(ids: readonly string[], id: string, to: string): string[] {
  const others = ids.filter((one) => one !== id);
  const at = ids.indexOf(to);
  return [...others.slice(0, at), id, ...others.slice(at)];
}

/** Things that can be dragged to the place of one another; answers what each of them needs. The keyboard has ways of its own. */
export function useReorder(ids: readonly string[], onOrder: (ids: string[]) => void) {
  const [lifted, setLifted] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const end = () => {
    setLifted(null);
    setOver(null);
  };
  return (id: string, title: string) => ({
    draggable: true,
    'data-lifted': lifted === id || undefined,
    'data-over':
      lifted !== null && over === id && lifted !== id
        ? ids.indexOf(lifted) < ids.indexOf(id)
          ? ('behind' as const)
          : ('before' as const)
        : undefined,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', title);
      setLifted(id);
    },
    onDragOver: (event: DragEvent) => {
      if (lifted === null) return;
      event.preventDefault();
      setOver(id);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (lifted !== null && lifted !== id) onOrder(carried(ids, lifted, id));
      end();
    },
    onDragEnd: end,
  });
}
