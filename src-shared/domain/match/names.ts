import { displayName } from '../name';
import { sound, typosBetween } from './letters';
import { isNickname } from './nicknames';
import type { Profile } from './profile';
import type { Reason } from './score';
import { type ReasonKind, weights } from './weights';

type Likeness = 'same' | 'nickname' | 'typo' | 'initial' | 'part' | 'missing' | 'different';

/** From what says most to what says least. */
const order: readonly Likeness[] = ['same', 'nickname', 'typo', 'part', 'initial', 'missing', 'different'];

const weaker = (a: Likeness, b: Likeness) => (order.indexOf(a) > order.indexOf(b) ? a : b);

const allowedTypos = (a: string, b: string) => {
  const shorter = Math.min(a.length, b.length);
  return shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
};

function isTypo(a: string, b: string): boolean {
  const most = allowedTypos(a, b);
  return most > 0 && (typosBetween(a, b, most) <= most || (a[0] === b[0] && sound(a) === sound(b)));
}

/** A difference at the end tells a woman from a man (Julia and Julian, Martin and Martina): no typo. */
const isGivenTypo = (a: string, b: string) => a.at(-1) === b.at(-1) && isTypo(a, b);

function givenWord(a: string, b: string): Likeness {
  if (a === b) return 'same';
  if (isNickname(a, b)) return 'nickname';
  if ((a.length === 1 || b.length === 1) && a[0] === b[0]) return 'initial';
  return isGivenTypo(a, b) ? 'typo' : 'different';
}

/** Of several given names one is enough: Hans Peter may be called Peter. */
function likeGiven(a: Profile, b: Profile): Likeness {
  const calledA = a.nickname ? [...a.given, a.nickname] : a.given;
  const calledB = b.nickname ? [...b.given, b.nickname] : b.given;
  if (calledA.length === 0 || calledB.length === 0) return 'missing';
  let best: Likeness = 'different';
  for (const first of calledA) {
    for (const second of calledB) {
      const like = givenWord(first, second);
      if (order.indexOf(like) < order.indexOf(best)) best = like;
      if (best === 'same') {
        if (first === a.given[0] && second === b.given[0]) return best;
        best = 'nickname';
      }
    }
  }
  return a.given.join('') === b.given.join('') && a.given.length > 0 ? 'same' : best;
}

function likeFamily(a: Profile, b: Profile): Likeness {
  if (a.familyWhole === '' || b.familyWhole === '') return 'missing';
  if (a.familyWhole === b.familyWhole) return 'same';
  // Married names: Weber and Weber-Lang.
  const [fewer, more] = a.family.length < b.family.length ? [a.family, b.family] : [b.family, a.family];
  if (fewer.length < more.length && fewer.every((word) => word.length > 2 && more.includes(word))) return 'part';
  return isTypo(a.familyWhole, b.familyWhole) ? 'typo' : 'different';
}

const kinds: Readonly<Record<Exclude<Likeness, 'missing' | 'different'>, ReasonKind>> = {
  same: 'name.same',
  nickname: 'name.nickname',
  typo: 'name.typo',
  part: 'name.part',
  initial: 'name.initial',
};

const written = ({ facts }: Profile) =>
  displayName({ ...facts, prefix: '', suffix: '' }) || facts.nickname || facts.familyName;

/** The same letters once folded and without umlauts, but not as written: Müller and Mueller. */
const asWritten = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

const isSwapped = (a: Profile, b: Profile) =>
  a.given.length > 0 &&
  b.given.length > 0 &&
  a.familyWhole !== b.familyWhole &&
  a.familyWhole === b.given.join('') &&
  b.familyWhole === a.given.join('');

/** How far the more common a name is, the less its sameness says: `namesakes` bear it, these two among them. */
const rarity = (namesakes: number) => (namesakes <= 3 ? 1 : Math.max(0.4, 1 - 0.05 * (namesakes - 3)));

/** Whether the names are the same to the letter, or only spelled alike. A further given name is no other spelling. */
const isSameText = (a: Profile, b: Profile) =>
  a.given.length !== b.given.length ||
  asWritten(`${a.facts.givenName} ${a.facts.familyName}`) === asWritten(`${b.facts.givenName} ${b.facts.familyName}`);

function kindOf(given: Likeness, family: Likeness): ReasonKind | null {
  if (given === 'missing' && family === 'missing') return null;
  if (given === 'different') return family === 'different' ? 'name.different' : 'given.different';
  if (family === 'different') return given === 'missing' ? 'name.different' : 'family.different';
  if (given === 'missing' || family === 'missing') return 'name.part';
  return kinds[weaker(given, family) as keyof typeof kinds];
}

/** What two people's names say; at most one reason. `namesakes`: how many bear exactly this name. */
export function compareNames(a: Profile, b: Profile, namesakes: number): Reason[] {
  const [given, family] = [likeGiven(a, b), likeFamily(a, b)];
  const found = isSwapped(a, b) ? 'name.swapped' : kindOf(given, family);
  if (found === null) return [];
  const kind = found === 'name.same' && !isSameText(a, b) ? 'name.spelling' : found;
  const bothWrong = given === 'typo' && family === 'typo';
  const share = found === 'name.same' ? rarity(namesakes) : bothWrong ? 0.7 : 1;
  return [{ kind, points: weights[kind] * share, left: written(a), right: written(b) }];
}
