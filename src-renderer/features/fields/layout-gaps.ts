import type { KeyboardCoordinateGetter } from '@dnd-kit/core';
import type { CustomField } from '../../../src-shared/contract/fields';

/** Where a field can be put: into a section, behind one of its fields or (null) at its head. */
export interface Gap {
  readonly section: string;
  readonly after: string | null;
}

const end = 'end ';

/** The name of the gap behind the last field of a section; the one before a field is called by the field's id. */
export const endOf = (section: string): string => `${end}${section}`;

/** The gap of a name, for the field `moved`, which is left out of the order; null where there is none such. */
export function gapOf(fields: readonly CustomField[], name: string, moved: string): Gap | null {
  const section = name.startsWith(end) ? name.slice(end.length) : fields.find(({ id }) => id === name)?.section;
  if (section === undefined) return null;
  const below = fields.filter((field) => field.section === section);
  const at = name.startsWith(end) ? below.length : below.findIndex(({ id }) => id === name);
  const before = below.slice(0, at).filter(({ id }) => id !== moved);
  return { section, after: before.at(-1)?.id ?? null };
}

/** The arrows go from gap to gap. */
export const nextGap: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const { collisionRect, droppableRects, over, active } = context;
  const gaps = [...droppableRects].sort(([, a], [, b]) => a.top - b.top);
  const now = gaps.findIndex(([id]) => id === (over?.id ?? active?.id));
  const next = gaps[now + step]?.[1];
  if (!next || !collisionRect) return;
  return { x: currentCoordinates.x, y: next.top + next.height / 2 - collisionRect.height / 2 };
};
