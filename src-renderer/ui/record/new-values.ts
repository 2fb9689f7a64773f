import type { CustomValue } from '../../../src-shared/contract/fields';
import type { FieldInput } from '../../../src-shared/domain/custom/check';

/** What was typed into the fields that users made, of a record that is not there yet. */
export interface NewValues {
  /** By field: the value as it is given, and as it is read. */
  readonly typed: Readonly<Record<string, { value: FieldInput | null; shown: CustomValue | null }>>;
  /** How many required fields are empty still. */
  readonly missing: number;
}

export const noNewValues: NewValues = { typed: {}, missing: 0 };

/** As the core is asked to write them. */
export const givenValues = ({ typed }: NewValues): { fieldId: string; value: FieldInput }[] =>
  Object.entries(typed).flatMap(([fieldId, { value }]) => (value === null ? [] : [{ fieldId, value }]));

export interface NewFieldsProps {
  /** The kind of record, or the object's id. */
  readonly target: string;
  readonly own: NewValues;
  readonly onOwn: (own: NewValues) => void;
  /** It was tried to save: what is missing is told beside it. */
  readonly isTried: boolean;
}
