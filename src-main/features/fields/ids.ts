import { v5 } from 'uuid';

const namespace = '3f1c8a70-5c2e-5f4b-8d19-a7e64b0c9d52';

/**
 * The id of a value's row (UUIDv5, RFC 9562): follows from record, field and `slot`, so that a field filled in on two
 * laptops is one row. `slot` is empty where a field holds one thing, else what it holds.
 */
export const valueIdOf = (recordId: string, fieldId: string, slot = ''): string =>
  v5(`value ${recordId} ${fieldId} ${slot}`, namespace);
