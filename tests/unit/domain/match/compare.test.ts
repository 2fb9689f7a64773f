import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noAddress } from '../../../../src-shared/domain/address';
import { compare, rare } from '../../../../src-shared/domain/match/compare';
import { keysOf } from '../../../../src-shared/domain/match/keys';
import { type Facts, profileOf } from '../../../../src-shared/domain/match/profile';
import type { ReasonKind } from '../../../../src-shared/domain/match/weights';
import { corpus, person } from '../../../support/match-corpus';

const match = (a: Partial<Facts>, b: Partial<Facts>, known = rare) =>
  compare(profileOf(person(a)), profileOf(person(b)), known);
const kinds = (a: Partial<Facts>, b: Partial<Facts>): ReasonKind[] => match(a, b).reasons.map(({ kind }) => kind);
const anna = { givenName: 'Anna', familyName: 'Weber' };
const named = (givenName: string, familyName = 'Lindemann'): Partial<Facts> => ({ givenName, familyName });
const mail = { emails: ['anna.weber@mail.example'] };
const company = (companyName: string, more: Partial<Facts> = {}): Partial<Facts> => ({
  kind: 'company',
  companyName,
  ...more,
});

const records = corpus(60, 3);
const facts = fc.constantFrom(...records.map((record) => record.facts));

describe('comparing two records', () => {
  it('[1] is symmetric', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const [there, back] = [match(a, b), match(b, a)];
        expect(back.score).toBeCloseTo(there.score, 9);
        expect(back.class).toBe(there.class);
      }),
    );
  });

  it('[2] is certain of a copy that has a full name and an address of its own', () => {
    fc.assert(
      fc.property(facts, (a) => {
        const own = { ...a, emails: ['someone.of.her.own@mail.example'] };
        expect(match(own, own).class).toBe('certain');
      }),
    );
  });

  it('[3] never thinks less of a pair that has one more thing in common', () => {
    fc.assert(
      fc.property(facts, facts, fc.constantFrom('email', 'phone', 'company', 'birthday'), (a, b, what) => {
        const more: Partial<Facts> =
          what === 'email'
            ? { emails: ['both@mail.example'] }
            : what === 'phone'
              ? { phones: ['+4930999'] }
              : what === 'company'
                ? { companyName: 'Beide GmbH' }
                : { birthday: { year: 1980, month: 5, day: 17 } };
        const add = (one: Facts): Partial<Facts> => ({
          ...one,
          ...more,
          emails: [...one.emails, ...(more.emails ?? [])],
          phones: [...one.phones, ...(more.phones ?? [])],
        });
        expect(match(add(a), add(b)).score).toBeGreaterThanOrEqual(match(a, b).score);
      }),
    );
  });

  it.each([
    ['Müller', 'Mueller'],
    ['Müller', 'Muller'],
    ['Groß', 'Gross'],
    ['Lefèvre', 'LEFEVRE'],
    ['Иванов', 'Ivanov'],
    ['Παππας', 'Pappas'],
  ])('[4] takes %s and %s for one spelling', (one, other) => {
    expect(match(named('Anna', one), named('Anna', other)).reasons[0]?.kind).toMatch(/^name\.(same|spelling)$/);
    expect(match({ ...named('Anna', one), ...mail }, { ...named('Anna', other), ...mail }).class).toBe('certain');
  });

  it('[4] says that a name is spelled another way', () => {
    expect(kinds(named('Anna', 'Müller'), named('Anna', 'Mueller'))).toEqual(['name.spelling']);
    expect(kinds(anna, { givenName: 'ANNA', familyName: 'weber' })).toEqual(['name.same']);
  });

  it('[5] forgives a slip in a longer name', () => {
    expect(kinds(named('Johanna'), named('Johana'))).toEqual(['name.typo']);
    expect(kinds(named('Anna', 'Lindemann'), named('Anna', 'Lindenmann'))).toEqual(['name.typo']);
    expect(kinds(named('Anna', 'Schwarzenegger'), named('Anna', 'Schwarznegker'))).toEqual(['name.typo']);
    expect(kinds(named('Johanna', 'Lindemann'), named('Johana', 'Lindeman'))).toEqual(['name.typo']);
    expect(kinds(named('Anna', 'Lang'), named('Anna', 'Lanz'))).toEqual(['family.different']);
  });

  it('[5] does not take Martina for a slip of Martin', () => {
    expect(kinds(named('Martin'), named('Martina'))).toEqual(['given.different']);
    expect(kinds(named('Julian'), named('Julia'))).toEqual(['given.different']);
  });

  it('[6] knows nicknames', () => {
    expect(kinds(named('Robert'), named('Bob'))).toEqual(['name.nickname']);
    expect(kinds(named('Rob'), named('Bob'))).toEqual(['name.nickname']);
    expect(kinds({ ...named('Friedrich'), nickname: 'Atze' }, named('Atze'))).toEqual(['name.nickname']);
    expect(kinds(named('Hans Peter'), named('Peter'))).toEqual(['name.nickname']);
    expect(kinds(named('Christian'), named('Christoph'))).toEqual(['given.different']);
  });

  it('[7] sees names the wrong way round', () => {
    expect(kinds(anna, { givenName: 'Weber', familyName: 'Anna' })).toEqual(['name.swapped']);
  });

  it('knows initials, parts of names and double names', () => {
    expect(kinds(anna, { givenName: 'A.', familyName: 'Weber' })).toEqual(['name.initial']);
    expect(kinds(anna, { familyName: 'Weber' })).toEqual(['name.part']);
    expect(kinds(anna, { givenName: 'Anna' })).toEqual(['name.part']);
    expect(kinds(anna, { givenName: 'Anna', familyName: 'Weber-Lang' })).toEqual(['name.part']);
    expect(kinds(anna, { familyName: 'Lindemann' })).toEqual(['name.different']);
    expect(kinds(anna, {})).toEqual([]);
  });

  it.each([
    [{ suffix: 'Jr.' }, { suffix: 'Sr.' }, 'suffix.different'],
    [{ prefix: 'Herr' }, { prefix: 'Frau' }, 'title.different'],
    [
      { birthday: { year: 1980, month: 1, day: 2 } },
      { birthday: { year: 1971, month: 5, day: 23 } },
      'birthday.different',
    ],
  ] as [Partial<Facts>, Partial<Facts>, ReasonKind][])('[8] is never certain against %o', (one, other, kind) => {
    const all = {
      ...anna,
      ...mail,
      phones: ['+49301'],
      companyName: 'Adler',
      places: [{ ...noAddress, street: 'Am Hang 1', city: 'Kiel' }],
    };
    const found = match({ ...all, ...one }, { ...all, ...other });
    expect(found.reasons.map((reason) => reason.kind)).toContain(kind);
    expect(found.class).not.toBe('certain');
  });

  it('takes a birthday with a slip for less of a contradiction', () => {
    const born = (year: number | null, month: number, day: number) => ({ ...anna, birthday: { year, month, day } });
    const points = (a: Partial<Facts>, b: Partial<Facts>) =>
      match(a, b).reasons.find(({ kind }) => kind.startsWith('birthday'))?.points ?? 0;
    expect(points(born(1980, 5, 7), born(1980, 7, 5))).toBeGreaterThan(points(born(1980, 5, 7), born(1962, 11, 30)));
    expect(points(born(1980, 5, 7), born(1980, 5, 7))).toBeGreaterThan(points(born(1980, 5, 7), born(null, 5, 7)));
  });

  it('[9] leaves a couple with one address and number two', () => {
    const home = { ...mail, phones: ['+49301'], places: [{ ...noAddress, street: 'Am Hang 1', city: 'Kiel' }] };
    expect(match({ ...anna, ...home }, { givenName: 'Peter', familyName: 'Weber', ...home }).class).toBeNull();
  });

  it('[10] makes little of shared addresses', () => {
    const info = { emails: ['info@adler.example'] };
    expect(match({ ...anna, ...info }, { ...named('Petra'), ...info }).class).toBeNull();
    expect(match({ ...anna, ...info }, { ...anna, ...info }).class).toBe('possible');
    const many = { ...rare, sharing: () => 51 };
    expect(match({ ...anna, ...mail }, { ...anna, ...mail }, many).class).toBe('possible');
    expect(match(mail, mail).class).toBe('likely');
  });

  it('[11] makes less of a name that many bear', () => {
    const common = { ...rare, namesakes: () => 20 };
    expect(match(anna, anna).score).toBeGreaterThan(match(anna, anna, common).score);
  });

  it('[12] compares companies by name, domain and number', () => {
    const site = { links: ['https://www.adler.example/kontakt'] };
    expect(
      match(company('Adler GmbH', site), company('ADLER & Co. KG', { emails: ['post@adler.example'] })).class,
    ).toBe('likely');
    expect(match(company('Adler GmbH', site), company('Adler', { emails: ['post@adler.example'] })).class).toBe(
      'certain',
    );
    expect(
      match(company('Adler GmbH', { phones: ['+49301'] }), company('Adler G.m.b.H.', { phones: ['+49301'] })).class,
    ).toBe('certain');
    expect(match(company('Nordlicht', site), company('Nordlicth', site)).class).toBe('likely');
    expect(match(company('Adler'), company('Falke')).class).toBeNull();
    expect(
      match(company('Adler', { emails: ['adler@gmx.de'] }), company('Falke', { emails: ['falke@gmx.de'] })).class,
    ).toBeNull();
    expect(match(company('GmbH'), company('GmbH')).class).toBe('possible');
  });

  it('[13] never takes a person for a company', () => {
    expect(match(anna, company('Weber')).class).toBeNull();
  });
});

describe('a labelled corpus', () => {
  const all = corpus(400, 11).map(({ who, facts: one }) => ({
    who,
    profile: profileOf(one),
    keys: new Set(keysOf(profileOf(one))),
  }));
  const pairs = all.flatMap((a, at) => all.slice(at + 1).map((b) => ({ a, b, found: compare(a.profile, b.profile) })));

  it('has 99 of 100 certain ones right, and nearly all that can be known', () => {
    const certain = pairs.filter(({ found }) => found.class === 'certain');
    const right = certain.filter(({ a, b }) => a.who === b.who);
    expect(certain.length).toBeGreaterThan(20);
    expect(right.length / certain.length).toBeGreaterThanOrEqual(0.99);
    const same = pairs.filter(({ a, b }) => a.who === b.who);
    const seen = same.filter(({ found }) => found.class !== null);
    expect(seen.length / same.length).toBeGreaterThanOrEqual(0.85);
  });

  it('[14] finds every likely pair by a key they have in common', () => {
    const likely = pairs.filter(({ found }) => found.class === 'certain' || found.class === 'likely');
    expect(likely.filter(({ a, b }) => ![...a.keys].some((key) => b.keys.has(key)))).toEqual([]);
  });
});
