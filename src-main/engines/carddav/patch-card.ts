import { displayName, noName } from '../../../src-shared/domain/name';
import { type CardPhoto, emptyCard, readVCards, writeVCard } from '../../features/vcard';
import { imageOfCard } from './card-image';
import { type Difference, type Image, withDifference } from './image';
import { partsOfImage } from './image-parts';

const nameParts: readonly string[] = ['prefix', 'givenName', 'additionalName', 'familyName', 'suffix'];

/** Properties that are written anew, by the parts that ask for it. */
const wholes: readonly { parts: readonly string[]; names: readonly string[] }[] = [
  { parts: nameParts, names: ['N', 'FN'] },
  { parts: ['company', 'department'], names: ['ORG'] },
  { parts: ['role'], names: ['TITLE', 'ROLE'] },
  { parts: ['nickname'], names: ['NICKNAME'] },
  { parts: ['about'], names: ['NOTE'] },
  { parts: ['date birthday'], names: ['BDAY'] },
  { parts: ['photo'], names: ['PHOTO'] },
];

interface Line {
  /** Unfolded. */
  text: string;
  group: string;
  name: string;
}

const linesOf = (card: string): Line[] =>
  card
    .replace(/(?:\r\n?|\n)[ \t]/g, '')
    .split(/\r\n?|\n/)
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const [, group = '', name = ''] = /^(?:([\w-]+)\.)?([\w-]+)/.exec(text) ?? [];
      return { text, group: group.toLowerCase(), name: name.toUpperCase() };
    });

/** RFC 6350, 3.2: no line is longer than 75 bytes, and no character is cut in two. */
function folded(line: string): string {
  const bytes = Buffer.from(line);
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    let to = Math.min(from + (from === 0 ? 75 : 74), bytes.length);
    while (to < bytes.length && ((bytes[to] ?? 0) & 0xc0) === 0x80) to--;
    parts.push(bytes.toString('utf8', from, to));
    from = to;
  }
  return parts.join('\r\n ');
}

/** What is said beside the image: the photo that its hash stands for, and what a card has of its own. */
interface Besides {
  uid?: string;
  formattedName?: string;
  photo?: CardPhoto | null;
  /** Of the card it goes into. */
  version: string;
}

/** vCard 3.0 has no ANNIVERSARY, and each program its own for it but this, which they all read. */
const oldAnniversary = '_$!<Anniversary>!$_';

/** A line of vCard 4.0 as 3.0 has it: whole dates (RFC 2426, 3.1.5) and photos in base64 (3.1.4). */
function older(line: string): string {
  const [, property = '', year = '', month = '', day = ''] =
    /^((?:[\w-]+\.)?(?:BDAY|X-ABDATE)):(\d{4}|--)(\d\d)(\d\d)$/.exec(line) ?? [];
  if (property === '') {
    const type = /^PHOTO:data:image\/(\w+);base64,/.exec(line);
    return type ? `PHOTO;ENCODING=b;TYPE=${type[1]?.toUpperCase()}:${line.slice(type[0].length)}` : line;
  }
  return year === '--'
    ? `${property};X-APPLE-OMIT-YEAR=1604:1604-${month}-${day}`
    : `${property}:${year}-${month}-${day}`;
}

/** The properties that say what `image` says, without those that every card has. */
function written(image: Image, { version, ...card }: Besides): Line[] {
  const { texts, points, addresses, dates, tags } = partsOfImage(image);
  const { about = '', photo: _hash, ...fields } = texts;
  const isOld = version === '3.0';
  const plain = (kind: string) => points.filter((point) => point.kind === kind).map(unpreferred);
  const text = writeVCard({
    ...emptyCard(),
    ...fields,
    notes: about === '' ? [] : [about],
    emails: plain('email'),
    phones: plain('phone'),
    urls: plain('url'),
    addresses: addresses.map(unpreferred),
    dates: dates.map((date) =>
      isOld && date.kind === 'anniversary' ? { ...date, kind: 'custom' as const, label: oldAnniversary } : date,
    ),
    tags: [...tags],
    ...card,
  });
  const lines = isOld ? linesOf(text).map((line) => ({ ...line, text: older(line.text) })) : linesOf(text);
  return lines.filter(({ name }) => !['BEGIN', 'VERSION', 'PRODID', 'END'].includes(name));
}

const unpreferred = <T extends object>(value: T) => ({ ...value, preferred: false });

const nameOf = (image: Image) => {
  const { texts, points } = partsOfImage(image);
  return displayName({ ...noName, ...texts }, texts.company ?? '', points[0]?.value ?? '') || '?';
};

/** A card that says what `image` says, in the version every server and phone takes. `photo` is that of its hash. */
export function newCard(image: Image, uid: string, photo: CardPhoto | null): string {
  const lines = written(image, { uid, formattedName: nameOf(image), photo, version: '3.0' }).map(({ text }) => text);
  return `${['BEGIN:VCARD', 'VERSION:3.0', 'PRODID:-//Praxis//EN', ...lines, 'END:VCARD'].map(folded).join('\r\n')}\r\n`;
}

/**
 * The card with the parts of `difference` changed. All it says besides stays, word by word: properties nobody here
 * knows, parameters, order. `before` is what the card says now; `photo` is that of the hash in `difference`.
 */
export function patchedCard(
  card: string,
  before: Image,
  difference: Difference,
  { photo, country, now }: { photo: CardPhoto | null; country: string; now: number },
): string {
  if (difference.size === 0) return card;
  const after = withDifference(before, difference);
  const changed = (part: string) => difference.has(part);
  const names = new Set(wholes.filter(({ parts }) => parts.some(changed)).flatMap((whole) => whole.names));
  // A card is shown under its company or address where it has no name.
  if (nameOf(before) !== nameOf(after)) names.add('FN');
  const hasTags = [...difference.keys()].some((key) => key.startsWith('tag '));
  if (hasTags) names.add('CATEGORIES');
  const lines = linesOf(modern(card));
  const version = /^VERSION\s*:\s*4/i.test(lines.find(({ name }) => name === 'VERSION')?.text ?? '') ? '4.0' : '3.0';
  const keptLines = lines.filter((line) => !names.has(line.name) && !isReplaced(line, lines, difference, country));
  const groups = new Set(keptLines.filter(({ name }) => name !== 'X-ABLABEL').map(({ group }) => group));
  const kept = keptLines.filter(({ name, group }) => name !== 'X-ABLABEL' || group === '' || groups.has(group));
  const fresh = [
    ...written(after, { formattedName: nameOf(after), photo, version }).filter(({ name }) => names.has(name)),
    ...written(addedIn(difference), { version }).filter(
      ({ name }) => !['N', 'FN'].includes(name) && !wholeNames.has(name),
    ),
  ];
  const end = kept.findIndex(({ name }) => name === 'END');
  const all = [...kept.slice(0, end), ...regrouped(fresh, kept), ...kept.slice(end)];
  const revised = all.map(({ name, text }) => (name === 'REV' ? `REV:${new Date(now).toISOString()}` : text));
  return `${revised.map(folded).join('\r\n')}\r\n`;
}

/** vCard 2.1 breaks its lines in ways of its own; such a card is written anew. */
function modern(card: string): string {
  const [read] = /^\s*VERSION\s*:\s*2\.1/im.test(card) ? readVCards(card) : [];
  return read ? writeVCard(read.card).replace('VERSION:4.0', 'VERSION:3.0') : card;
}

const wholeNames: ReadonlySet<string> = new Set([...wholes.flatMap(({ names }) => names), 'CATEGORIES']);

/** Values that are listed by themselves, as the difference has them. */
const addedIn = (difference: Difference): Image =>
  Object.fromEntries(
    [...difference].flatMap(([key, value]) =>
      value !== null && /^(?:point|address|date) /.test(key) ? [[key, value]] : [],
    ),
  );

const listed: ReadonlySet<string> = new Set([
  'EMAIL',
  'TEL',
  'URL',
  'IMPP',
  'ADR',
  'X-SOCIALPROFILE',
  'SOCIALPROFILE',
  'LABEL',
  'BDAY',
  'ANNIVERSARY',
]);

/** Whether the line says a value that goes, or is written anew. */
function isReplaced(line: Line, lines: readonly Line[], difference: Difference, country: string): boolean {
  if (!listed.has(line.name) && !line.name.startsWith('X-')) return false;
  const version = lines.find(({ name }) => name === 'VERSION')?.text ?? 'VERSION:3.0';
  const label = lines.find(({ name, group }) => name === 'X-ABLABEL' && group !== '' && group === line.group);
  const alone = ['BEGIN:VCARD', version, line.text, ...(label ? [label.text] : []), 'END:VCARD'].join('\r\n');
  const [read] = readVCards(alone);
  return Object.keys(read ? imageOfCard(read.card, country) : {}).some(
    (key) => /^(?:point|address|date) /.test(key) && difference.has(key),
  );
}

/** Groups of new lines are numbered on, so that no label is for two values. */
function regrouped(fresh: readonly Line[], kept: readonly Line[]): Line[] {
  const used = new Set(kept.map(({ group }) => group));
  const renamed = new Map<string, string>();
  return fresh.map((line) => {
    if (line.group === '') return line;
    let name = renamed.get(line.group);
    for (let number = 1; name === undefined; number++) if (!used.has(`item${number}`)) name = `item${number}`;
    renamed.set(line.group, name);
    used.add(name);
    return { ...line, group: name, text: line.text.replace(/^[\w-]+\./, `${name}.`) };
  });
}
