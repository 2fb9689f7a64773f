import { describe, expect, it } from 'vitest';
import { groupChanges, type RowChange } from '../../../../src-renderer/features/history/change-groups';
import { readable } from '../../../../src-renderer/features/history/field-words';

const lena = { kind: 'contact' as const, id: '0190f0a0-0000-7000-8000-000000000001', name: 'Lena Brandt' };
const noor = { kind: 'contact' as const, id: '0190f0a0-0000-7000-8000-000000000002', name: 'Noor Haddad' };

const change = (given: Partial<RowChange>): RowChange => ({
  table: 'contact',
  rowId: 'r1',
  record: lena,
  act: 'update',
  fields: [],
  ...given,
});
const email = (after: string) => ({ field: 'email', before: null, after });

describe('the changes of one act', () => {
  it('are gathered by the record they belong to, in their order', () => {
    const groups = groupChanges([
      change({ act: 'insert', fields: [{ field: 'givenName', before: null, after: 'Lena' }] }),
      change({ table: 'contact_point', rowId: 'p1', act: 'insert', fields: [email('lena@brandt.example')] }),
      change({ record: noor, fields: [{ field: 'role', before: 'Owner', after: '' }] }),
      change({ table: 'contact_point', rowId: 'p2', act: 'insert', fields: [email('l.brandt@post.example')] }),
    ]);
    expect(groups.map(({ record, isNew, fields }) => [record?.name, isNew, fields.length])).toEqual([
      ['Lena Brandt', true, 2],
      ['Noor Haddad', false, 1],
      ['Lena Brandt', false, 1],
    ]);
  });

  it('do not call a contact new because something was added to it', () => {
    const [group] = groupChanges([
      change({ table: 'contact_point', rowId: 'p1', act: 'insert', fields: [email('lena@brandt.example')] }),
    ]);
    expect(group?.isNew).toBe(false);
  });

  it('keep rows apart that belong to no record', () => {
    const tag = (rowId: string, name: string) =>
      change({
        table: 'tag',
        rowId,
        record: null,
        act: 'insert',
        fields: [{ field: 'name', before: null, after: name }],
      });
    expect(groupChanges([tag('t1', 'client'), tag('t2', 'trades')]).map(({ isNew }) => isNew)).toEqual([true, true]);
  });

  it('leave out fields that stand as before', () => {
    const [group] = groupChanges([
      change({
        fields: [
          { field: 'role', before: null, after: '' },
          { field: 'about', before: 'Mornings', after: null },
        ],
      }),
    ]);
    expect(group?.fields.map(({ field }) => field)).toEqual(['about']);
  });
});

describe('a field nobody put into words', () => {
  it.each([
    ['next_step', 'Next step'],
    ['nextStep', 'Next step'],
    ['role', 'Role'],
  ])('%s is read as %s', (name, words) => {
    expect(readable(name)).toBe(words);
  });
});
