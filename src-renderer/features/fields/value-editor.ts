import type { CustomField, CustomValue } from '../../../src-shared/contract/fields';
import type { SaveValue } from './use-record-fields';

/** What every editor of a value is given. */
export interface ValueEditorProps {
  readonly field: CustomField;
  readonly value: CustomValue | null;
  readonly save: SaveValue;
  /** The record it stands on; left out where there is none yet. */
  readonly recordId?: string;
}
