import type { MergeChoice, MergePart, MergePreview, Side } from '../../../src-shared/contract/duplicates';
import { displayName, noName } from '../../../src-shared/domain/name';

/** What the user chose so far; what they did not touch is as suggested. */
export interface Choices {
  readonly keep: Side;
  readonly fields: Readonly<Record<string, MergeChoice>>;
  /** Ids of parts that the result is not to have. */
  readonly without: ReadonlySet<string>;
}

type Field = MergePreview['fields'][number];

/** Something that belongs to one of the two or to both. */
export interface PartLine {
  readonly ids: readonly string[];
  readonly field: string;
  readonly text: string;
  readonly side: Side | 'both';
}

export const otherSide = (side: Side): Side => (side === 'left' ? 'right' : 'left');

export const suggested = ({ keep }: MergePreview): Choices => ({ keep, fields: {}, without: new Set() });

/** Whose value stands, or which other: what was chosen, else that of the record that stays unless it is empty. */
export const choiceOf = ({ keep, fields }: Choices, field: Field): MergeChoice =>
  fields[field.field] ?? (field[keep] === '' ? otherSide(keep) : keep);

export function textOf(choices: Choices, field: Field): string {
  const choice = choiceOf(choices, field);
  return typeof choice === 'string' ? field[choice] : choice.value;
}

export const differs = ({ left, right }: Field): boolean => left !== right;

/** The parts of both; what both have stands once. */
export function partLines(parts: readonly MergePart[]): PartLine[] {
  const shown = new Set(parts.filter(({ side }) => side === 'left').map(({ id }) => id));
  return parts.flatMap(({ id, side, field, text, twin }): PartLine[] => {
    if (side === 'right' && twin !== null && shown.has(twin)) return [];
    return [{ ids: twin === null ? [id] : [id, twin], field, text, side: twin === null ? side : 'both' }];
  });
}

/** Lines by their field, in the order the fields first come. */
export function byField(lines: readonly PartLine[]): { field: string; lines: PartLine[] }[] {
  const groups = new Map<string, PartLine[]>();
  for (const line of lines) groups.set(line.field, [...(groups.get(line.field) ?? []), line]);
  return [...groups].map(([field, those]) => ({ field, lines: those }));
}

export const isLeftOut = ({ without }: Choices, { ids }: PartLine): boolean => ids.some((id) => without.has(id));

export function togglePart(choices: Choices, { ids }: PartLine): Choices {
  const without = new Set(choices.without);
  const isOut = ids.some((id) => without.has(id));
  for (const id of ids) isOut ? without.delete(id) : without.add(id);
  return { ...choices, without };
}

/** The name of the result. */
export function resultName(preview: MergePreview, choices: Choices): string {
  const values = Object.fromEntries(preview.fields.map((field) => [field.field, textOf(choices, field)]));
  if (preview.kind === 'company') return values.name ?? '';
  return displayName({ ...noName, ...values }) || preview[choices.keep].name;
}

/** What the core is asked to do. */
export const toInput = (pair: { leftId: string; rightId: string }, { keep, fields, without }: Choices) => ({
  ...pair,
  keep,
  fields: { ...fields },
  without: [...without],
});
