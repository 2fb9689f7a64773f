import { openConnection } from '../../src-main/platform/store/connection';
import { migrations } from '../../src-main/platform/store/migrate';

/** Makes a store as a program that knew `version` migrations left it, with `contacts` in it; `extra` runs last. */
export function makeOldStore(
  file: string,
  key: Uint8Array,
  { version = migrations.length - 1, contacts = 0, about = '', extra = '' } = {},
): void {
  const connection = openConnection(file, key);
  try {
    connection.transaction(() => {
      for (const migration of migrations.slice(0, version)) connection.exec(migration);
      connection.exec(`INSERT INTO meta (key, value) VALUES ('node', '7')`);
      const insert = connection.prepare(
        `INSERT INTO contact (id, created_at, created_by, updated_at, updated_by, owner_id, hlc, node, given_name, about)
         VALUES (?, 1, 'u', 1, 'u', 'u', 1, 7, ?, ?)`,
      );
      for (let number = 0; number < contacts; number++) insert.run(`c${number}`, `n${number}`, about);
      connection.pragma(`user_version = ${version}`);
      if (extra) connection.exec(extra);
    })();
  } finally {
    connection.close();
  }
}
