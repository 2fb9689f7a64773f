import { call } from '@orpc/server';
import { afterAll, describe, expect, it } from 'vitest';
import { personData } from '../../../src-main/features/safety/privacy/person-data';
import { personPage } from '../../../src-main/features/safety/privacy/person-page';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld } from '../features/world';

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

describe('what a person is told of what is stored', () => {
  it('has the tasks about them and the talks with them, and none of others', async () => {
    const { handlers, store, contact, clock } = openWorld();
    const { id: ada } = await contact({ givenName: 'Ada', familyName: 'Lovelace' });
    const { id: ben } = await contact({ givenName: 'Ben', familyName: 'Ito' });
    const task = await call(handlers.tasks.create, {
      title: 'Send the offer',
      recordIds: [ada],
      due: { on: '2026-02-01' },
    });
    await call(handlers.tasks.saveStep, { taskId: task.id, title: 'Ask for the price' });
    await call(handlers.tasks.create, { title: 'Not hers', recordIds: [ben] });
    await call(handlers.records.saveActivity, {
      kind: 'meeting',
      title: 'The plan for spring',
      at: clock.now() - 60_000,
      recordIds: [ben, ada],
    });
    await call(handlers.records.saveActivity, { kind: 'call', title: 'His alone', recordIds: [ben] });

    const data = personData(store.db, store.captured, ada, 'contact');
    expect(data.shared.task).toMatchObject([
      { title: 'Send the offer', due_on: '2026-02-01', steps: '[ ] Ask for the price' },
    ]);
    expect(data.shared.activity).toMatchObject([{ kind: 'meeting', title: 'The plan for spring' }]);
    expect(data.links.map(({ table }) => table)).not.toContain('task_record');

    const page = personPage(data, 'en', clock.now());
    for (const said of ['Tasks', 'Send the offer', 'Ask for the price', 'The plan for spring'])
      expect(page).toContain(said);
    for (const other of ['Not hers', 'His alone', ben]) expect(page).not.toContain(other);
  });

  it('has what lies in the bin, too', async () => {
    const { handlers, store, contact } = openWorld();
    const { id } = await contact({ givenName: 'Ada', familyName: 'Lovelace' });
    const task = await call(handlers.tasks.create, { title: 'Send the offer', recordIds: [id] });
    await call(handlers.tasks.bin, { ids: [task.id] });
    const [found] = personData(store.db, store.captured, id, 'contact').shared.task;
    expect(found).toMatchObject({ title: 'Send the offer', deleted_at: expect.any(Number) });
  });
});
