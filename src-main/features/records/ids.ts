import { v5 } from 'uuid';
import { fold } from '../../../src-shared/domain/fold';

const namespace = '0b9d4a52-6f0e-5d0c-9a37-3c1f6b7e2d48';

/**
 * A new tag's id (UUIDv5, RFC 9562): follows from its folded name, so that the same tag made on two laptops is one
 * row. `taken` counts on where a tag that has since been renamed holds the id.
 */
export const tagIdOf = (name: string, taken = 0): string =>
  v5(`tag ${fold(name)}${taken > 0 ? ` ${taken}` : ''}`, namespace);

/** The id of a record's tagging: follows from both, for the same reason. */
export const taggingIdOf = (recordId: string, tagId: string): string => v5(`tagging ${recordId} ${tagId}`, namespace);

/** The id of an activity's link to a record: follows from both, for the same reason. */
export const activityRecordId = (activityId: string, recordId: string): string =>
  v5(`activity ${activityId} ${recordId}`, namespace);
