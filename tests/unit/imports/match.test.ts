import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContactImage, imageOf } from '../../../src-main/features/imports/contact-image';
import type { Draft } from '../../../src-main/features/imports/draft';
import { type ContactBook, nameKeyOf, planRow } from '../../../src-main/features/imports/match';
import { applyMerge, changesNothing, describeMerge, mergeOf } from '../../../src-main/features/imports/merge';
import { noAddress } from '../../../src-shared/domain/address';
import { normalizeEmail } from '../../../src-shared/domain/email';
import { noName } from '../../../src-shared/domain/name';
import { parseName } from '../../../src-shared/domain/parse-name';
import { normalizePhone } from '../../../src-shared/domain/phone';

type Sketch = Partial<Draft> & { name?: string; email?: string; phone?: string };

function sketch({ name = '', email, phone, ...rest }: Sketch): Draft {
  const points: Draft['points'] = [];
  if (email) points.push({ kind: 'email', value: email, normalized: normalizeEmail(email) ?? '', label: '' });
  if (phone) points.push({ kind: 'phone', value: phone, normalized: normalizePhone(phone, 'DE') ?? '', label: '' });
  const empty = {
    ...noName,
    id: '',
    company: '',
    role: '',
    department: '',
    about: '',
    pronouns: '',
    language: '',
    dates: [],
    photo: '',
    addresses: [],
    tags: [],
    notes: [],
  };
  return { ...empty, ...parseName(name), points, ...rest };
}

function bookOf(...contacts: ContactImage[]): ContactBook {
  const having = (test: (contact: ContactImage) => boolean) => contacts.filter(test).map((contact) => contact.id);
  return {
    withId: (id) => contacts.find((contact) => contact.id === id)?.id ?? null,
    withPoint: (kind, normalized) =>
      having((contact) => contact.points.some((point) => point.kind === kind && point.normalized === normalized)),
    withNameKey: (key) => having((contact) => nameKeyOf(contact) === key),
    load: (id) => contacts.find((contact) => contact.id === id) ?? null,
  };
}
const stored = (id: string, sketched: Sketch) => imageOf(sketch(sketched), id);

function verdict(row: Sketch, ...contacts: ContactImage[]) {
  const plan = planRow(sketch(row), bookOf(...contacts), 'fill');
  return plan.verdict === 'new' ? 'new' : `${plan.verdict} of ${plan.contact.id} by ${plan.by}`;
}

describe('planRow', () => {
  const anna = stored('1', { name: 'Anna Weber', email: 'anna@weber.example', phone: '030 1234567', company: 'Acme' });

  test.each<[Sketch, string]>([
    [{ name: 'Anna Weber', email: 'ANNA@weber.example' }, 'duplicate of 1 by email'],
    [{ email: 'anna@weber.example' }, 'duplicate of 1 by email'],
    [{ name: 'Anna Weber', email: 'anna@weber.example', role: 'CEO' }, 'update of 1 by email'],
    [{ name: 'Anna Braun', email: 'anna@weber.example' }, 'duplicate of 1 by email'],
    [{ name: 'A. Weber', phone: '+49 30 1234567' }, 'duplicate of 1 by phone'],
    [{ name: 'Anna Weber', company: 'ACME', email: 'other@weber.example' }, 'update of 1 by name'],
    [{ name: 'Bernd Weber', email: 'anna@weber.example' }, 'new'],
    [{ name: 'Bernd Weber', phone: '030 1234567' }, 'new'],
    [{ name: 'Anna Braun', phone: '030 1234567' }, 'new'],
    [{ name: 'Anna Weber', company: 'Umbrella' }, 'new'],
    [{ name: 'Anna Weber' }, 'new'],
    [{ name: 'Clara Kurz' }, 'new'],
    [{ id: '1', name: 'Somebody Else' }, 'duplicate of 1 by id'],
  ])('of %j', (row, expected) => {
    expect(verdict(row, anna)).toBe(expected);
  });

  test('takes two people of one name without a company for two where their addresses differ', () => {
    const thomas = stored('2', { name: 'Thomas Müller', email: 't@one.example' });
    expect(verdict({ name: 'Thomas Müller', email: 't@two.example' }, thomas)).toBe('new');
    expect(verdict({ name: 'Thomas Müller' }, thomas)).toBe('duplicate of 2 by name');
  });

  test('prefers whom it changes nothing on, then the surest match, then the oldest', () => {
    const poor = stored('1', { name: 'Anna Weber', email: 'anna@weber.example' });
    const rich = stored('2', { name: 'Anna Weber', email: 'anna@weber.example', role: 'CEO' });
    const row = { name: 'Anna Weber', email: 'anna@weber.example', role: 'CEO' };
    expect(verdict(row, poor, rich)).toBe('duplicate of 2 by email');
    expect(verdict({ ...row, department: 'Sales' }, rich, poor)).toBe('update of 1 by email');
  });

  test('changes nothing where matches are to be skipped', () => {
    const plan = planRow(sketch({ name: 'Anna Weber', email: 'anna@weber.example', role: 'x' }), bookOf(anna), 'skip');
    expect(plan.verdict).toBe('duplicate');
  });
});

describe('mergeOf', () => {
  const anna = stored('1', { name: 'Anna Maria Weber', email: 'anna@weber.example', role: 'CEO', tags: ['VIP'] });

  test('fills what is empty and adds what is missing', () => {
    const merge = mergeOf(
      anna,
      sketch({ name: 'Anna Weber', role: 'Boss', department: 'Sales', phone: '030 1234567', tags: ['vip', 'New'] }),
      'fill',
    );
    expect(merge.fields).toEqual({ department: 'Sales' });
    expect(merge.points.map((point) => point.value)).toEqual(['030 1234567']);
    expect(merge.tags).toEqual(['New']);
    expect(describeMerge(anna, merge)).toEqual([
      { field: 'department', before: '', after: 'Sales' },
      { field: 'phone', before: '', after: '030 1234567' },
      { field: 'tag', before: '', after: 'New' },
    ]);
  });

  test('overwrites what the row has and empties nothing', () => {
    const merge = mergeOf(anna, sketch({ name: 'Anna Braun', role: 'Boss' }), 'overwrite');
    expect(merge.fields).toEqual({ familyName: 'Braun', role: 'Boss' });
  });

  test('does not double the parts of a name that was divided otherwise', () => {
    const other = { ...anna, givenName: 'Anna Maria', additionalName: '' };
    expect(mergeOf(other, sketch({ name: 'Anna Maria Weber' }), 'fill').fields).toEqual({});
    expect(mergeOf(other, sketch({ name: 'Anna M. Weber' }), 'fill').fields).toEqual({});
  });

  test('fills the parts of an address it has, and adds another one', () => {
    const home = { ...anna, addresses: [{ ...noAddress, id: 'x', label: '', street: 'Hauptstr. 1', city: 'Bonn' }] };
    const row = sketch({
      name: 'Anna Weber',
      addresses: [
        { ...noAddress, label: '', street: 'HAUPTSTR. 1', postalCode: '53111', city: 'Bonn' },
        { ...noAddress, label: '', street: 'Am Weg 2', city: 'Köln' },
      ],
    });
    const merge = mergeOf(home, row, 'fill');
    expect(merge.addressParts).toEqual([{ at: 0, parts: { postalCode: '53111' } }]);
    expect(merge.addresses.map((address) => address.city)).toEqual(['Köln']);
    expect(changesNothing(mergeOf(applyMerge(home, merge), row, 'fill'))).toBe(true);
  });

  const text = fc.constantFrom('', '', 'a', 'A', 'ä', 'b c');
  const address = fc.record({
    label: text,
    street: text,
    extended: text,
    postalCode: text,
    city: text,
    region: text,
    country: text,
  });
  const point = fc
    .constantFrom('a@x.example', 'b@x.example', 'c@x.example')
    .map((value) => ({ kind: 'email', value, normalized: value, label: '' }) as const);
  const date = fc.record({
    kind: fc.constantFrom('birthday' as const, 'anniversary' as const),
    label: fc.constant(''),
    year: fc.constantFrom(null, 1985),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  });
  const anyDraft: fc.Arbitrary<Draft> = fc.record({
    id: fc.constant(''),
    prefix: text,
    givenName: text,
    additionalName: text,
    familyName: text,
    suffix: text,
    nickname: text,
    company: text,
    role: text,
    department: text,
    about: text,
    pronouns: text,
    language: fc.constantFrom('', 'de'),
    dates: fc.uniqueArray(date, { selector: ({ kind }) => kind, maxLength: 2 }),
    photo: fc.constantFrom('', 'a'.repeat(64)),
    points: fc.uniqueArray(point, { selector: (one) => one.normalized, maxLength: 2 }),
    addresses: fc.array(address, { maxLength: 2 }),
    tags: fc.uniqueArray(fc.constantFrom('x', 'y'), { maxLength: 2 }),
    notes: fc.uniqueArray(fc.constantFrom('n', 'm'), { maxLength: 2 }),
  });

  test('leaves nothing to do the second time', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, fc.constantFrom('fill', 'overwrite', 'skip'), (contact, draft, onMatch) => {
        const before = imageOf(contact, '1');
        const after = applyMerge(before, mergeOf(before, draft, onMatch));
        expect(changesNothing(mergeOf(after, draft, onMatch))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('takes a new contact for a duplicate of its own row', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const reachable = draft.points.length > 0 || nameKeyOf(draft) !== '';
        const plan = planRow(draft, bookOf(imageOf(draft, '1')), 'fill');
        expect(plan.verdict).toBe(reachable ? 'duplicate' : plan.verdict);
      }),
      { numRuns: 2000 },
    );
  });
});
