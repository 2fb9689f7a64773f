import { fold } from '../fold';
import { typosBetween } from './letters';
import { compareNames } from './names';
import type { DayOf, Profile } from './profile';
import { judge, type Match, type Reason } from './score';
import { householdShare, largestBlock, type ReasonKind, weights } from './weights';

/** What is known of the whole store: how many names share an address or number, and how many parties bear a name. */
export interface Commonness {
  sharing(kind: 'email' | 'phone', value: string): number;
  namesakes(profile: Profile): number;
}

/** Where nothing is known: what two records share, only they share. */
export const rare: Commonness = { sharing: () => 2, namesakes: () => 2 };

const roles = new Set(
  (
    'info office kontakt contact mail post hello hallo admin buero büro service support sales verkauf team rechnung ' +
    'rechnungen billing invoice accounting buchhaltung bewerbung jobs praxis sekretariat empfang reception webmaster ' +
    'postmaster noreply no-reply zentrale vertrieb marketing presse press hr'
  ).split(' '),
);

const isRole = (email: string) => roles.has(email.slice(0, email.lastIndexOf('@')));

const same = (kind: ReasonKind, text: string, share = 1): Reason => ({
  kind,
  points: weights[kind] * share,
  left: text,
  right: text,
});

const common = (a: readonly string[], b: readonly string[]) => a.filter((text) => b.includes(text));

/** The more parties share an address or number, the less it says; from a certain number on, nothing. */
const shareOf = (sharing: number) => (sharing > largestBlock ? 0 : Math.min(1, 2 / Math.max(2, sharing)));

/** The one shared address or number that says most, in full; each further one adds a tenth. */
function shared(kind: 'email' | 'phone', a: Profile, b: Profile, { sharing }: Commonness): Reason[] {
  const values = kind === 'email' ? common(a.facts.emails, b.facts.emails) : common(a.facts.phones, b.facts.phones);
  const reasons = values
    .map((value) =>
      same(
        kind === 'email' ? (isRole(value) ? 'email.role' : 'email.same') : 'phone.same',
        value,
        shareOf(sharing(kind, value)),
      ),
    )
    .sort((x, y) => y.points - x.points);
  return reasons.map((reason, at) => (at === 0 ? reason : { ...reason, points: reason.points / 10 }));
}

function places(a: Profile, b: Profile): Reason[] {
  const [street] = common([...a.streets.keys()], [...b.streets.keys()]);
  if (street !== undefined) {
    const [left, right] = [a.streets.get(street) ?? '', b.streets.get(street) ?? ''];
    return [{ kind: 'address.same', points: weights['address.same'], left, right }];
  }
  const [city] = common(a.cities, b.cities);
  const shown = ({ facts }: Profile) => facts.places.find((place) => place.city !== '')?.city ?? '';
  if (city !== undefined) return [{ kind: 'city.same', points: weights['city.same'], left: shown(a), right: shown(b) }];
  const differ = a.cities.length > 0 && b.cities.length > 0;
  return differ ? [{ kind: 'city.different', points: weights['city.different'], left: shown(a), right: shown(b) }] : [];
}

const dayText = ({ year, month, day }: DayOf) =>
  `${year ?? '-'}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function birthdays(a: Profile, b: Profile): Reason[] {
  const [first, second] = [a.facts.birthday, b.facts.birthday];
  if (!first || !second) return [];
  const isDay = first.month === second.month && first.day === second.day;
  const isYear = first.year === null || second.year === null || first.year === second.year;
  const both = { left: dayText(first), right: dayText(second) };
  if (isDay && isYear) {
    const share = first.year === null || second.year === null ? 0.6 : 1;
    return [{ kind: 'birthday.same', points: weights['birthday.same'] * share, ...both }];
  }
  // Day and month the wrong way round, or one digit wrong.
  const isSlip =
    (isYear && first.month === second.day && first.day === second.month) || typosBetween(both.left, both.right, 1) <= 1;
  return [{ kind: 'birthday.different', points: weights['birthday.different'] * (isSlip ? 0.25 : 1), ...both }];
}

function companies(a: Profile, b: Profile): Reason[] {
  if (a.company === '' || b.company === '') return [];
  const kind = a.company === b.company ? 'company.same' : 'company.different';
  return [{ kind, points: weights[kind], left: a.facts.companyName, right: b.facts.companyName }];
}

function forms(a: Profile, b: Profile): Reason[] {
  const reasons: Reason[] = [];
  if (a.suffix !== b.suffix) {
    const share = a.suffix !== '' && b.suffix !== '' ? 1 : 0.4;
    reasons.push({
      kind: 'suffix.different',
      points: weights['suffix.different'] * share,
      left: a.facts.suffix,
      right: b.facts.suffix,
    });
  }
  if (a.gender !== '' && b.gender !== '' && a.gender !== b.gender) {
    reasons.push({
      kind: 'title.different',
      points: weights['title.different'],
      left: a.facts.prefix,
      right: b.facts.prefix,
    });
  }
  return reasons;
}

const ofHome: ReadonlySet<ReasonKind> = new Set([
  'email.same',
  'email.role',
  'phone.same',
  'address.same',
  'city.same',
]);

function comparePeople(a: Profile, b: Profile, known: Commonness): Reason[] {
  const names = compareNames(a, b, a.familyWhole === b.familyWhole ? known.namesakes(a) : 2);
  const apart = names.some(({ kind }) => kind === 'given.different' || kind === 'name.different');
  const rest = [
    ...shared('email', a, b, known),
    ...shared('phone', a, b, known),
    ...places(a, b),
    ...companies(a, b),
    ...birthdays(a, b),
    ...forms(a, b),
  ];
  const counted = apart
    ? rest.map((reason) => (ofHome.has(reason.kind) ? { ...reason, points: reason.points * householdShare } : reason))
    : rest;
  return [...names, ...counted];
}

function companyNames(a: Profile, b: Profile): Reason[] {
  const both = { left: a.facts.companyName, right: b.facts.companyName };
  const reason = (kind: ReasonKind): Reason[] => [{ kind, points: weights[kind], ...both }];
  if (a.company === b.company) {
    const alike = fold(both.left) === fold(both.right);
    const differ = a.legal !== '' && b.legal !== '' && a.legal !== b.legal;
    return [...reason(alike ? 'company.name' : 'company.spelling'), ...(differ ? reason('legal.different') : [])];
  }
  const most =
    Math.min(a.company.length, b.company.length) >= 9 ? 2 : Math.min(a.company.length, b.company.length) >= 5 ? 1 : 0;
  const isTypo = most > 0 && typosBetween(a.company, b.company, most) <= most && !/\d/.test(a.company + b.company);
  return reason(isTypo ? 'company.typo' : 'name.different');
}

function compareCompanies(a: Profile, b: Profile, known: Commonness): Reason[] {
  const [domain] = common(a.domains, b.domains);
  return [
    ...companyNames(a, b),
    ...(domain === undefined ? shared('email', a, b, known) : [same('domain.same', domain)]),
    ...shared('phone', a, b, known),
    ...places(a, b),
  ];
}

/**
 * How likely two people, or two companies, are the same, and why (RULES.md). Symmetric but for the sides of the
 * reasons. A person and a company are never the same.
 */
export function compare(a: Profile, b: Profile, known: Commonness = rare): Match {
  if (a.kind !== b.kind) return judge([]);
  const reasons = a.kind === 'contact' ? comparePeople(a, b, known) : compareCompanies(a, b, known);
  return judge(reasons.filter(({ points }) => points !== 0));
}
