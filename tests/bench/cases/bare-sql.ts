import type { Connection } from '../../../src-main/platform/store/connection';

/** The SQL a list needs and nothing around it: the page, its tags, its owners. */
export function bareList(
  connection: Connection,
): (key: string, direction: 'ASC' | 'DESC', offset: number) => unknown[] {
  const pages = new Map<string, ReturnType<Connection['prepare']>>();
  const tags = connection.prepare(
    `SELECT g.party_id, t.id, t.name, t.color FROM tagging g JOIN tag t ON t.id = g.tag_id
     WHERE g.deleted_at IS NULL AND t.deleted_at IS NULL AND g.party_id IN (SELECT value FROM json_each(?))`,
  );
  const owners = connection.prepare('SELECT id, name FROM user');
  return (key, direction, offset) => {
    const sql = `SELECT id, display_name, given_name, family_name, company_id, company_name, role, email, phone, city,
      owner_id, created_at, updated_at FROM contact WHERE id IN (SELECT id FROM (
        SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY ${key} ${direction}, id ${direction} LIMIT 100 OFFSET ?))`;
    let page = pages.get(sql);
    if (!page) {
      page = connection.prepare(sql);
      pages.set(sql, page);
    }
    const rows = page.all(offset) as { id: string }[];
    return [rows, tags.all(JSON.stringify(rows.map(({ id }) => id))), owners.all()];
  };
}

/** The SQL a record needs and nothing around it. */
export function bareRecord(connection: Connection): (id: string) => unknown[] {
  const statements = [
    'SELECT * FROM contact WHERE id = ?',
    'SELECT * FROM contact_point WHERE party_id = ? AND deleted_at IS NULL ORDER BY position',
    'SELECT * FROM postal_address WHERE party_id = ? AND deleted_at IS NULL ORDER BY position',
    'SELECT t.* FROM tagging g JOIN tag t ON t.id = g.tag_id WHERE g.party_id = ? AND g.deleted_at IS NULL',
    'SELECT name FROM user WHERE id <> ?',
  ].map((sql) => connection.prepare(sql));
  return (id) => statements.map((statement) => statement.all(id));
}

/** The bare search: FTS5 alone, with the documents it finds. */
export function bareSearch(connection: Connection): (text: string) => unknown[] {
  const trigram = connection.prepare(
    `SELECT d.* FROM search_trigram s JOIN search_document d ON d.rid = s.rowid
     WHERE search_trigram MATCH ? ORDER BY s.rowid DESC LIMIT 12`,
  );
  const word = connection.prepare(
    `SELECT d.* FROM search_word s JOIN search_document d ON d.rid = s.rowid
     WHERE search_word MATCH ? ORDER BY s.rowid DESC LIMIT 12`,
  );
  return (text) => {
    const words = text.split(' ');
    if (words.some((part) => part.length < 3)) return word.all(words.map((part) => `"${part}"*`).join(' AND '));
    const parts = words.flatMap((part) =>
      Array.from({ length: part.length - 2 }, (_, at) => `"${part.slice(at, at + 3)}"`),
    );
    return trigram.all(parts.join(' AND '));
  };
}
