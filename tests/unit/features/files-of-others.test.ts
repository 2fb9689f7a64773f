import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { insertContact } from '../../../src-main/features/contacts';
import { attachBytes, setPhoto, sniffed } from '../../../src-main/features/files';
import { EncryptedFiles } from '../../../src-main/platform/files/encrypted-files';
import { openTestStore, removeTestFolders, silentLog } from '../../support/store';

afterAll(removeTestFolders);

it('other parts attach files and set photos in transactions of their own', async () => {
  const { store, folder, key, clock, actor } = openTestStore();
  const files = new EncryptedFiles({ folder: path.join(folder, 'files'), key, clock, log: silentLog });
  const { hash } = await files.put(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  const facts = await sniffed(files, hash);
  const id = store.transact({ label: { key: 'contact.created' }, actor }, (tx) => {
    const made = insertContact(tx, { givenName: 'Ada', companyName: '', points: [], addresses: [], tagIds: [] });
    attachBytes(tx, made, { hash, name: '../ada.png', ...facts });
    attachBytes(tx, made, { hash, name: '', ...facts });
    setPhoto(tx, 'contact', made, hash);
    return made;
  });
  const rows = store.db.prepare('SELECT party_id, name, media_type, size, position FROM attachment ORDER BY position');
  const row = { party_id: id, media_type: 'image/png', size: 8 };
  expect(rows.all()).toEqual([
    { ...row, name: 'ada.png', position: 0 },
    { ...row, name: 'file', position: 1 },
  ]);
  expect(store.db.prepare('SELECT photo FROM contact').get()).toEqual({ photo: hash });
  store.close();
});
