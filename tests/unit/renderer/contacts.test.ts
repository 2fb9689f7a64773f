import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partChange } from '../../../src-renderer/api/save-part';
import { cellPatch, isPart, isPatch, withCell } from '../../../src-renderer/features/contacts/cells';
import { isBlank, noDraft, splitName, toInput } from '../../../src-renderer/features/contacts/new-contact';

const point = (id: string, kind: 'email' | 'phone', value: string, label = '') => ({
  id,
  kind,
  value,
  label,
  normalized: value,
  position: 0,
  preferred: false,
  consent: 'unknown' as const,
  consentAt: null,
  consentSource: '',
});
const nobody = { points: [], addresses: [] };

test('a name in one line changes its parts, and leaves a nickname that it does not mention', () => {
  expect(cellPatch('name', 'Dr. Lena Brandt')).toEqual({
    prefix: 'Dr.',
    givenName: 'Lena',
    additionalName: '',
    familyName: 'Brandt',
    suffix: '',
  });
  expect(cellPatch('name', 'Lena "Leni" Brandt')).toMatchObject({ nickname: 'Leni' });
});

test('a cell stands for the first email: it is changed with its label, made where there is none, removed when emptied', () => {
  const two = { points: [point('1', 'phone', '+1'), point('2', 'email', 'a@x.example', 'work')], addresses: [] };
  expect(partChange(two, 'email', 'b@x.example')).toEqual({
    kind: 'savePoint',
    point: { id: '2', kind: 'email', value: 'b@x.example', label: 'work' },
  });
  expect(partChange(two, 'email', '')).toEqual({ kind: 'removePoint', id: '2' });
  const preferring = { ...two, points: [...two.points, { ...point('3', 'email', 'c@x.example'), preferred: true }] };
  expect(partChange(preferring, 'email', '')).toEqual({ kind: 'removePoint', id: '3' });
  expect(partChange(nobody, 'email', 'b@x.example')).toEqual({
    kind: 'savePoint',
    point: { kind: 'email', value: 'b@x.example', label: '' },
  });
  expect(partChange(nobody, 'phone', '')).toEqual({ kind: 'nothing' });
  expect(partChange(nobody, 'city', 'Berlin')).toEqual({ kind: 'saveCity', address: { city: 'Berlin' } });
});

test('every column that can be edited is either a part or a field, never both', () => {
  for (const column of ['name', 'company', 'role', 'email', 'phone', 'city', 'owner']) {
    expect([isPart(column), isPatch(column)].filter(Boolean)).toHaveLength(1);
  }
  expect(isPart('tags') || isPatch('tags')).toBe(false);
});

test('the row shows the change before the core has answered', () => {
  const row = {
    id: 'r',
    displayName: 'A',
    givenName: '',
    familyName: '',
    companyId: null,
    companyName: '',
    role: '',
    email: '',
    phone: '',
    city: '',
    photo: '',
    tags: [],
    ownerId: 'u1',
    ownerName: 'Ada',
    createdAt: 0,
    updatedAt: 0,
  };
  expect(withCell(row, 'company', 'Lind Boats', '')).toMatchObject({ companyName: 'Lind Boats' });
  expect(withCell(row, 'owner', 'u2', 'Ben')).toMatchObject({ ownerId: 'u2', ownerName: 'Ben' });
  expect(withCell(row, 'city', 'Berlin', '')).toMatchObject({ city: 'Berlin' });
});

test('a form with nothing to know somebody by is blank', () => {
  expect(isBlank(noDraft)).toBe(true);
  expect(isBlank({ ...noDraft, tags: ['client'] })).toBe(true);
  expect(isBlank({ ...noDraft, full: '  ' })).toBe(true);
  expect(isBlank({ ...noDraft, phone: '1' })).toBe(false);
  expect(isBlank({ ...noDraft, full: 'Lena' })).toBe(false);
});

test('empty emails and numbers are not sent', () => {
  expect(toInput({ ...noDraft, full: 'Lena Brandt', email: ' ' })).toMatchObject({
    givenName: 'Lena',
    familyName: 'Brandt',
    emails: [],
    phones: [],
  });
});

test('taking a name apart and putting it together again loses no word', () => {
  const word = fc.constantFrom('Lena', 'Brandt', 'van', 'Dr.', 'Anna-Maria', 'Jr.', 'Øystein', 'de');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const draft = splitName({ ...noDraft, full: words.join(' ') });
      const parts = Object.values(draft.parts ?? {})
        .join(' ')
        .split(' ')
        .filter(Boolean)
        .sort();
      expect(parts).toEqual([...words].sort());
    }),
  );
});
