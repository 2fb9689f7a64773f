import type { Connection } from '../../../platform/store/connection';

/** What columns of many tables mean. */
const meanings: Readonly<Record<string, string>> = {
  id: 'The row’s id: a UUIDv7 (RFC 9562), or derived from what it links.',
  created_at: 'When it was made, ms since 1970.',
  created_by: 'Who made it: a row of "user".',
  updated_at: 'When it was last changed, ms since 1970.',
  updated_by: 'Who changed it last.',
  owner_id: 'Whose it is: a row of "user".',
  deleted_at: 'When it was put into the bin, ms since 1970; null when it is not there.',
  hlc: 'Hybrid logical clock of the insert: (ms since 2020) × 4096, never going back.',
  node: 'Number of the computer that stamped it.',
  party_id: 'The contact or company the row belongs to.',
  company_id: 'The company.',
  doc: 'The note’s rich text: ProseMirror’s JSON; null for a plain note.',
  talked: 'Whether writing it down meant that one was in touch: 1 or 0.',
  grp: 'A group of fields that merge as one.',
  before: 'The group’s values before the change, as JSON; null where the row was made.',
  hash: 'SHA-256 of a file’s content: its name under files/.',
  photo: 'SHA-256 of a file’s content: its name under files/; empty when there is none.',
  display_key: 'Folded text to sort and search by, derived.',
  name_key: 'Folded text to sort and search by, derived.',
};

interface Column {
  name: string;
  type: string;
  notnull: 0 | 1;
  pk: number;
}

const jsonType = (type: string): string => (/int/i.test(type) ? 'integer' : /real/i.test(type) ? 'number' : 'string');

/** The columns of the tables as JSON Schema (draft 2020-12), one for each table. */
export function schemaDocument(connection: Connection, tables: readonly string[], schema: number): string {
  const describe = (table: string) => {
    const columns = connection.pragma(`table_info("${table}")`) as Column[];
    return {
      type: 'object',
      additionalProperties: false,
      required: columns.map(({ name }) => name),
      properties: Object.fromEntries(
        columns.map(({ name, type, notnull, pk }) => [
          name,
          {
            type: notnull || pk > 0 ? jsonType(type) : [jsonType(type), 'null'],
            ...(meanings[name] ? { description: meanings[name] } : {}),
          },
        ]),
      ),
    };
  };
  return JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: `Praxis archive 1, schema ${schema}`,
      $defs: Object.fromEntries(tables.map((table) => [table, describe(table)])),
    },
    null,
    2,
  );
}
