import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeWorlds, type Inputs, openWorld, type World } from './world';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(closeWorlds);

const fails = async (act: Promise<unknown>) => {
  const error = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error as { code: string; details: { field?: string; reason?: string } } | null;
};
const person = async (familyName: string) => (await world.contact({ familyName })).id;
const firm = async (name: string) => (await world.company({ name })).id;
const relate = (input: Inputs['connections']['saveRelationship']) =>
  call(world.handlers.connections.saveRelationship, input);
const seen = async (partyId: string) => call(world.handlers.connections.list, { partyId });
const told = async (partyId: string) =>
  (await seen(partyId)).relationships.map(({ other, type, word }) => [other.name, word || type]);

describe('a relationship', () => {
  test('is told by both sides, each in its own direction', async () => {
    const [mother, son] = [await person('Curie'), await person('Joliot')];
    await relate({ partyId: mother, otherId: son, type: 'child', since: '1897-09-12' });
    expect(await told(mother)).toEqual([['Joliot', 'child']]);
    expect(await told(son)).toEqual([['Curie', 'parent']]);
  });

  test('in own words has a word for each side, or one for both', async () => {
    const [muse, poet] = [await person('Lou'), await person('Rilke')];
    await relate({ partyId: poet, otherId: muse, type: 'other', word: 'Muse', inverse: 'Poet' });
    expect([await told(poet), await told(muse)]).toEqual([[['Lou', 'Muse']], [['Rilke', 'Poet']]]);
    const { relationships } = await seen(muse);
    await relate({ partyId: muse, id: relationships[0]?.id ?? '', otherId: poet, type: 'other', word: 'Penfriend' });
    expect([await told(poet), await told(muse)]).toEqual([[['Lou', 'Penfriend']], [['Rilke', 'Penfriend']]]);
  });

  test('can be changed from either side; undo takes it back', async () => {
    const [one, other] = [await person('One'), await person('Other')];
    const { id } = await relate({ partyId: one, otherId: other, type: 'manager' });
    await relate({ partyId: other, id, otherId: one, type: 'manager' });
    expect([await told(one), await told(other)]).toEqual([[['Other', 'report']], [['One', 'manager']]]);
    await world.undoLast();
    expect([await told(one), await told(other)]).toEqual([[['Other', 'manager']], [['One', 'report']]]);
    await call(world.handlers.connections.removeRelationship, { partyId: other, id });
    expect([await told(one), await told(other)]).toEqual([[], []]);
    await world.undoLast();
    expect(await told(other)).toEqual([['One', 'report']]);
  });

  test('is refused with oneself, twice, between a company and its sibling, and with days that can’t be', async () => {
    const [one, other, company] = [await person('One'), await person('Other'), await firm('Works')];
    const refused = async (input: Omit<Inputs['connections']['saveRelationship'], 'partyId'>) => {
      const error = await fails(relate({ partyId: one, ...input }));
      return [error?.code, error?.details.field, error?.details.reason];
    };
    expect(await refused({ otherId: one, type: 'friend' })).toEqual(['validation', 'otherId', 'self']);
    expect(await refused({ otherId: company, type: 'sibling' })).toEqual(['validation', 'type', 'people']);
    expect(await refused({ otherId: other, type: 'other' })).toEqual(['validation', 'word', 'required']);
    expect(await refused({ otherId: other, type: 'friend', since: '2023-02-29' })).toEqual([
      'validation',
      'since',
      'date.none',
    ]);
    expect(await refused({ otherId: other, type: 'friend', since: '2024-02-29', until: '2024-02-28' })).toEqual([
      'validation',
      'until',
      'date.beforeSince',
    ]);
    await relate({ partyId: one, otherId: other, type: 'parent' });
    const back = await fails(relate({ partyId: other, otherId: one, type: 'child' }));
    expect([back?.code, back?.details.reason]).toEqual(['conflict', 'known']);
  });

  test('is hidden while the other side lies in the bin, and goes for good with it', async () => {
    const [one, other] = [await person('One'), await person('Other')];
    await relate({ partyId: one, otherId: other, type: 'friend' });
    await world.bin(other);
    expect(await told(one)).toEqual([]);
    await call(world.handlers.contacts.restore, { selection: { ids: [other] } });
    expect(await told(one)).toEqual([['Other', 'friend']]);
    await world.bin(other);
    await call(world.handlers.contacts.purge, { selection: { ids: [other] } });
    expect(world.sql('SELECT 1 FROM relationship')).toEqual([]);
    expect(world.sql(`SELECT 1 FROM journal WHERE tbl = 'relationship'`)).toEqual([]);
  });
});

describe('a role in a further company', () => {
  const save = (input: Inputs['connections']['saveAffiliation']) =>
    call(world.handlers.connections.saveAffiliation, input);

  test('stands with the person and with the company, which is made where there is none', async () => {
    const contactId = await person('Curie');
    const { companyId, id } = await save({ partyId: contactId, companyName: 'Sorbonne', role: 'Professor' });
    const expected = { contactName: 'Curie', companyName: 'Sorbonne', role: 'Professor' };
    expect((await seen(contactId)).affiliations).toMatchObject([expected]);
    expect((await seen(companyId)).affiliations).toMatchObject([expected]);
    await save({ partyId: contactId, id, until: '1934-07-04' });
    expect((await seen(contactId)).affiliations).toMatchObject([{ ...expected, until: '1934-07-04' }]);
  });

  test('is what the person is found by, also when the company is renamed; not when the role is gone', async () => {
    const contactId = await person('Curie');
    const { companyId, id } = await save({ partyId: contactId, companyName: 'Sorbonne' });
    const found = async (text: string) => (await world.find(text)).map((hit) => hit.id).includes(contactId);
    expect(await found('sorbonne')).toBe(true);
    await call(world.handlers.companies.update, { id: companyId, patch: { name: 'Pierre et Marie' } });
    expect([await found('sorbonne'), await found('pierre')]).toEqual([false, true]);
    await call(world.handlers.connections.removeAffiliation, { partyId: contactId, id });
    expect(await found('pierre')).toBe(false);
  });

  test('is only for people, and only in companies', async () => {
    const [contactId, companyId] = [await person('Curie'), await firm('Sorbonne')];
    expect((await fails(save({ partyId: companyId, companyName: 'Sorbonne' })))?.details.field).toBe('partyId');
    expect((await fails(save({ partyId: contactId, companyId: contactId })))?.details.field).toBe('companyId');
    expect((await fails(save({ partyId: contactId })))?.details.field).toBe('companyName');
  });

  test('goes for good with the company', async () => {
    const contactId = await person('Curie');
    const { companyId } = await save({ partyId: contactId, companyName: 'Sorbonne' });
    await call(world.handlers.companies.bin, { selection: { ids: [companyId] } });
    expect((await seen(contactId)).affiliations).toEqual([]);
    await call(world.handlers.companies.purge, { selection: { ids: [companyId] } });
    expect(world.sql('SELECT 1 FROM affiliation')).toEqual([]);
  });
});

describe('the graph', () => {
  test('has the records around one, the nearest first, and what ties them', async () => {
    const [ada, byron] = [await person('Lovelace'), await person('Byron')];
    const { id: works, parentId } = await call(world.handlers.companies.create, { name: 'Works', parentName: 'Group' });
    const babbage = await world.contact({ familyName: 'Babbage', companyName: 'Works', role: 'Founder' });
    await relate({ partyId: ada, otherId: byron, type: 'parent' });
    await relate({ partyId: babbage.id, otherId: ada, type: 'colleague', until: '1852-11-27' });
    const graph = (depth: number, limit: number) =>
      call(world.handlers.connections.graph, { partyId: ada, depth, limit });
    const { nodes, edges, more } = await graph(2, 60);
    expect(nodes.map(({ name, depth }) => [name, depth])).toEqual([
      ['Lovelace', 0],
      ['Byron', 1],
      ['Babbage', 1],
      ['Works', 2],
    ]);
    expect(edges.map(({ kind, from, to, ended }) => [kind, from, to, ended])).toEqual([
      ['relationship', ada, byron, false],
      ['relationship', babbage.id, ada, true],
      ['employment', babbage.id, works, false],
    ]);
    expect(more).toBe(false);
    expect((await graph(3, 60)).nodes.map(({ id }) => id)).toContain(parentId);
    const small = await graph(2, 2);
    expect([small.nodes.length, small.edges.length, small.more]).toEqual([2, 1, true]);
  });
});
