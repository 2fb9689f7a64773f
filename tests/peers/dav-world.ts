import { join } from 'node:path';
import { call } from '@orpc/server';
import { accountHandlers } from '../../src-main/engines/carddav';
import { imageOfContact } from '../../src-main/engines/carddav/contact-image';
import type { Image } from '../../src-main/engines/carddav/image';
import type { House } from '../../src-main/engines/carddav/run';
import { syncAccount } from '../../src-main/engines/carddav/sync';
import { takeInTask } from '../../src-main/engines/carddav/take-in-task';
import { companyProjection } from '../../src-main/features/companies';
import { contactProjection, contactsFeature } from '../../src-main/features/contacts';
import { setPhoto } from '../../src-main/features/files/photo';
import { partiesFeature } from '../../src-main/features/parties';
import { binRecord, restoreRecord } from '../../src-main/features/records';
import { EncryptedFiles } from '../../src-main/platform/files/encrypted-files';
import { Jobs } from '../../src-main/platform/jobs/jobs';
import type { ContactPatch } from '../../src-shared/contract/contacts';
import type { NewNotification } from '../../src-shared/notifications';
import { actor, openTestStore, silentLog } from '../support/store';
import type { DavServer } from './dav-server';

/** A store with the CardDAV engine over it, whose runs a test starts itself. */
export function openDavWorld() {
  let house: House;
  const later = () => house;
  const opened = openTestStore({
    projections: [companyProjection, contactProjection(later)],
    tasks: () => [takeInTask(later)],
  });
  const { store, undo } = opened;
  const told: NewNotification[] = [];
  const { clock } = opened;
  const files = new EncryptedFiles({ folder: join(opened.folder, 'files'), key: opened.key, clock, log: silentLog });
  house = {
    ...opened,
    jobs: new Jobs(store, [], silentLog),
    log: silentLog,
    reads: null as never,
    files,
    actor: () => actor,
    notify: (wanted) => void told.push(wanted),
    country: () => 'DE',
  };
  const accounts = accountHandlers(house);
  const contacts = contactsFeature(house).handlers;
  const parties = partiesFeature(house).handlers;
  const act = { label: { key: 'contact.binned' }, actor } as const;
  const ids = () =>
    store.db
      .prepare<[], { id: string }>('SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id')
      .all()
      .map(({ id }) => id);

  return {
    store,
    files,
    clock,
    net: opened.net,
    told,
    accounts,
    contacts,
    parties,
    /** Sets an account up on a book of the server, and lets it begin. */
    connect: async (
      server: Pick<DavServer, 'home' | 'user' | 'password'>,
      book = 'book/',
      more: { direction?: 'both' | 'in'; preview?: boolean } = {},
    ) => {
      const { id } = await call(accounts.add, {
        preset: 'radicale',
        name: 'Office',
        server: server.home,
        userName: server.user,
        password: server.password,
        lan: true,
        direction: more.direction ?? 'both',
        books: [{ url: new URL(book, server.home).href, name: 'Book', writable: true }],
      });
      if (!more.preview) await call(accounts.begin, { id });
      return id;
    },
    sync: (id: string) => syncAccount(house, id, new AbortController().signal),
    account: async (id: string) => {
      const found = (await call(accounts.list, undefined)).find((account) => account.id === id);
      if (!found) throw new Error('no such account');
      return found;
    },
    create: async (
      givenName: string,
      more: { email?: string; role?: string; tags?: string[]; companyName?: string } = {},
    ) => {
      const { email, ...fields } = more;
      const emails = email ? [{ value: email, label: 'work' }] : [];
      return (await call(contacts.create, { givenName, emails, phones: [], ...fields })).id;
    },
    update: (id: string, patch: ContactPatch) => call(contacts.update, { id, patch }),
    get: (id: string) => call(contacts.get, { id }),
    /** Gives a contact a photo, as the record does once it is uploaded. */
    setPhoto: async (id: string, data: Uint8Array) => {
      const { hash } = await files.put(data);
      store.transact(act, (tx) => setPhoto(tx, 'contact', id, hash));
      return hash;
    },
    bin: (...gone: string[]) => store.transact(act, (tx) => gone.forEach((id) => void binRecord(tx, 'contact', id))),
    restore: (id: string) => store.transact(act, (tx) => restoreRecord(tx, 'contact', id)),
    ids,
    images: (): Image[] => ids().map((id) => imageOfContact(store.db, id) ?? {}),
    undoLatest: async () => {
      const latest = store.db
        .prepare<[], { id: number }>(`SELECT max(id) AS id FROM operation WHERE kind = 'do'`)
        .get();
      return undo.revert(latest?.id ?? 0, 'undone', actor, false);
    },
    operations: (): { label: string; actor: string; changes: number }[] =>
      store.db
        .prepare<[], { label: string; actor: string; changes: number }>(
          'SELECT label_key AS label, actor_kind AS actor, changes FROM operation ORDER BY id',
        )
        .all(),
    close: () => {
      opened.net.stop();
      store.close();
    },
  };
}

export type DavWorld = ReturnType<typeof openDavWorld>;
