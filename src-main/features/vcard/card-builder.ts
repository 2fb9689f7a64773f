import { parseName } from '../../../src-shared/domain/parse-name';
import { type Card, emptyCard, type RawProperty } from './card';
import { addDate, dateProperties, readAndroid } from './events';
import { labelOfApple, labelOfTypes } from './labels';
import { bytesOfDataUri, photoOf } from './photo';
import { component, type Property, paramOf, splitValue, unescapeText } from './property';

/** Messengers that have a property of their own, and how a link to them begins. */
const messengers: Readonly<Record<string, string>> = {
  'X-SKYPE': 'skype',
  'X-SKYPE-USERNAME': 'skype',
  'X-JABBER': 'xmpp',
  'X-GOOGLE-TALK': 'xmpp',
  'X-AIM': 'aim',
  'X-ICQ': 'icq',
  'X-MSN': 'msnim',
  'X-YAHOO': 'ymsgr',
  'X-QQ': 'qq',
  'X-MATRIX': 'matrix',
  'X-TELEGRAM': 'telegram',
  'X-WHATSAPP': 'whatsapp',
};
/** Properties that name somebody, by what that one is. */
const relations: Readonly<Record<string, string>> = {
  RELATED: '',
  'X-ABRELATEDNAMES': '',
  AGENT: 'agent',
  'X-SPOUSE': 'spouse',
  'X-EVOLUTION-SPOUSE': 'spouse',
  'X-MS-SPOUSE': 'spouse',
  'X-KADDRESSBOOK-X-SPOUSESNAME': 'spouse',
  'X-MANAGER': 'manager',
  'X-EVOLUTION-MANAGER': 'manager',
  'X-KADDRESSBOOK-X-MANAGERSNAME': 'manager',
  'X-MS-MANAGER': 'manager',
  'X-ASSISTANT': 'assistant',
  'X-EVOLUTION-ASSISTANT': 'assistant',
  'X-KADDRESSBOOK-X-ASSISTANTSNAME': 'assistant',
  'X-MS-ASSISTANT': 'assistant',
  'X-CHILDREN': 'child',
  'X-MS-CHILD': 'child',
};
/** Our own cards say their parts themselves. */
export const ownProducer = '-//Praxis//EN';

/** About the card and not the person, or said elsewhere in it. */
const consumed: ReadonlySet<string> = new Set('BEGIN END VERSION PRODID REV X-ABLABEL SORT-STRING LABEL'.split(' '));

/** Makes a card of its properties. */
export class CardBuilder {
  readonly card: Card = emptyCard();
  version = '';
  producer = '';
  #hasName = false;
  readonly #labels: ReadonlyMap<string, string>;

  constructor(readonly properties: readonly Property[]) {
    const labelled = properties.filter((property) => property.name === 'X-ABLABEL' && property.group !== '');
    this.#labels = new Map(labelled.map(({ group, value }) => [group, labelOfApple(unescapeText(value).trim())]));
  }

  read(): Card {
    for (const property of this.properties) {
      if (!this.#take(property) && !consumed.has(property.name)) this.card.extras.push(raw(property));
    }
    const left = new Set(this.card.extras.map(({ group }) => group).filter((group) => group !== ''));
    for (const property of this.properties) {
      if (property.name === 'X-ABLABEL' && left.has(property.group)) this.card.extras.push(raw(property));
    }
    this.#settleName();
    return this.card;
  }

  /** Answers false for a property that goes to the extras. */
  #take(property: Property): boolean {
    const { name } = property;
    const { card } = this;
    if (property.bytes) return (name === 'PHOTO' || name === 'LOGO') && this.photo(name, property.bytes);
    const text = unescapeText(property.value).trim();
    if (text === '' && name !== 'N') return true;
    if (name in dateProperties) return addDate(card, property, this.#label(property));
    const messenger = messengers[name];
    if (messenger) return this.point('urls', `${messenger}:${text}`, property, messenger);
    const relation = relations[name];
    if (relation !== undefined) return this.#relation(property, relation, text);
    return this.#named(property, text);
  }

  #named(property: Property, text: string): boolean {
    const handle = handlers[property.name];
    return handle ? handle(this, property, text) : this.#about(property.name, text);
  }

  /** What the card itself is. */
  #about(name: string, text: string): boolean {
    const { card } = this;
    const kind = text.toLowerCase();
    if (name === 'VERSION') this.version = text;
    else if (name === 'PRODID') this.producer = text;
    else if (name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND') {
      if (kind !== 'org' && kind !== 'group') return kind === 'individual';
      card.kind = kind;
    } else if (name === 'X-ABSHOWAS' && kind === 'company') card.kind = 'org';
    else return false;
    return true;
  }

  /** Keeps the first value; another one goes to the extras, the same one nowhere. */
  once(field: 'nickname' | 'pronouns' | 'language' | 'role' | 'uid' | 'company', text: string): boolean {
    if (this.card[field] === '') this.card[field] = field === 'uid' ? uidOf(text) : text;
    return text === '' || this.card[field] === text || (field === 'uid' && this.card.uid === uidOf(text));
  }

  /** ROLE says what somebody does where TITLE says what they are called; Praxis has one field for both. */
  role(text: string): boolean {
    const hasTitle = this.properties.some(({ name, value }) => name === 'TITLE' && value.trim() !== '');
    return hasTitle ? this.card.role === text : this.once('role', text);
  }

  name(value: string): boolean {
    if (this.#hasName) return true;
    const [family, given, additional, prefix, suffix] = splitValue(value, ';');
    const { card } = this;
    card.familyName = component(family, ' ');
    card.givenName = component(given, ' ');
    card.additionalName = component(additional, ' ');
    card.prefix = component(prefix, ' ');
    card.suffix = component(suffix, ', ');
    const { familyName, givenName, additionalName, prefix: before, suffix: after } = card;
    this.#hasName = [familyName, givenName, additionalName, before, after].some((part) => part !== '');
    return true;
  }

  organisation(value: string): boolean {
    const [company, ...units] = splitValue(value, ';').map((part) => unescapeText(part).trim());
    const department = units.filter((unit) => unit !== '').join(', ');
    if (this.card.company !== '' || this.card.department !== '')
      return this.card.company === company && department === '';
    this.card.company = company ?? '';
    this.card.department = department;
    return true;
  }

  point(list: 'emails' | 'phones' | 'urls', value: string, property: Property, label = ''): boolean {
    this.card[list].push({ value, label: this.#label(property) || label, preferred: isPreferred(property) });
    return true;
  }

  social(property: Property, text: string): boolean {
    const service = paramOf(property, 'SERVICE-TYPE')[0]?.toLowerCase() ?? '';
    const user = paramOf(property, 'X-USER')[0] ?? '';
    // Apple writes "x-apple:name" where there is no address.
    const value = /^https?:/i.test(text) || user === '' ? text : user;
    return this.point('urls', value, property, service);
  }

  address(property: Property): boolean {
    const [box, extended, street, city, region, postalCode, country] = splitValue(property.value, ';').map((part) =>
      component(part, ', '),
    );
    const parts = {
      street: street ?? '',
      extended: [box, extended].filter((part) => part).join(', '),
      postalCode: postalCode ?? '',
      city: city ?? '',
      region: region ?? '',
      country: country ?? '',
    };
    if (Object.values(parts).some((part) => part !== ''))
      this.card.addresses.push({ ...parts, label: this.#label(property), preferred: isPreferred(property) });
    return true;
  }

  tags(value: string): boolean {
    for (const tag of splitValue(value, ',').map((part) => unescapeText(part).trim())) {
      if (tag !== '' && !this.card.tags.includes(tag)) this.card.tags.push(tag);
    }
    return true;
  }

  member(text: string): boolean {
    this.card.members.push(uidOf(text));
    return true;
  }

  #relation(property: Property, type: string, text: string): boolean {
    const own = type || this.#label(property);
    this.card.relations.push({ type: own, value: text });
    return true;
  }

  photo(name: string, bytes: Uint8Array | null): boolean {
    const photo = bytes && photoOf(bytes);
    if (!photo || this.card.photo || (name === 'LOGO' && this.#hasPhoto())) return false;
    this.card.photo = photo;
    return true;
  }

  #hasPhoto(): boolean {
    return this.properties.some(({ name }) => name === 'PHOTO');
  }

  #label(property: Property): string {
    return this.#labels.get(property.group) ?? labelOfTypes(paramOf(property, 'TYPE'));
  }

  /** Where there is only the name as shown, its parts are told from it, unless it is the firm's or an address. */
  #settleName(): void {
    const { card } = this;
    const shown = card.formattedName;
    const { givenName, familyName } = card;
    const whole = givenName === '' ? familyName : familyName === '' ? givenName : null;
    if (card.kind === 'org') card.company ||= shown;
    if (card.kind !== 'individual' || this.producer === ownProducer || shown === '' || shown === card.company) return;
    const reached = [...card.emails, ...card.phones].some(({ value }) => value === shown);
    const unparted = this.#hasName ? whole === shown && shown.includes(' ') : !reached && shown !== card.nickname;
    if (!unparted) return;
    const { nickname, ...name } = parseName(shown);
    Object.assign(card, name, { nickname: card.nickname || nickname });
  }
}

type Handler = (builder: CardBuilder, property: Property, text: string) => boolean;

/** What to do with a property of this name; false puts it to the extras. */
const handlers: Readonly<Record<string, Handler>> = {
  N: (builder, { value }) => builder.name(value),
  FN: ({ card }, _property, text) => {
    card.formattedName ||= text;
    return true;
  },
  NICKNAME: (builder, { value }) => builder.once('nickname', component(value, ', ')),
  PRONOUNS: (builder, _property, text) => builder.once('pronouns', text),
  LANG: (builder, _property, text) => builder.once('language', text),
  ORG: (builder, { value }) => builder.organisation(value),
  TITLE: (builder, _property, text) => builder.once('role', text),
  ROLE: (builder, _property, text) => builder.role(text),
  EMAIL: (builder, property, text) => builder.point('emails', text.replace(/^mailto:/i, ''), property),
  TEL: (builder, property, text) => builder.point('phones', text.replace(/^tel:/i, ''), property),
  URL: (builder, property, text) => builder.point('urls', text, property),
  IMPP: (builder, property, text) => builder.point('urls', text, property),
  'X-SOCIALPROFILE': (builder, property, text) => builder.social(property, text),
  SOCIALPROFILE: (builder, property, text) => builder.social(property, text),
  ADR: (builder, property) => builder.address(property),
  CATEGORIES: (builder, { value }) => builder.tags(value),
  NOTE: ({ card }, { value }) => {
    card.notes.push(unescapeText(value).replace(/\s+$/, ''));
    return true;
  },
  UID: (builder, _property, text) => builder.once('uid', text),
  PHOTO: (builder, { name, value }) => builder.photo(name, bytesOfDataUri(value)),
  LOGO: (builder, { name, value }) => builder.photo(name, bytesOfDataUri(value)),
  'X-ANDROID-CUSTOM': ({ card }, property) => readAndroid(card, property),
  MEMBER: (builder, _property, text) => builder.member(text),
  'X-ADDRESSBOOKSERVER-MEMBER': (builder, _property, text) => builder.member(text),
};

const isPreferred = (property: Property): boolean =>
  paramOf(property, 'TYPE').some((type) => /(?:^|,)pref(?:$|,)/i.test(type)) || paramOf(property, 'PREF')[0] === '1';

const uidOf = (text: string) => text.replace(/^urn:uuid:/i, '');

function raw({ group, name, params, value, bytes }: Property): RawProperty {
  if (!bytes) return { group, name, params, value };
  return { group, name, params, value: `data:;base64,${Buffer.from(bytes).toString('base64')}` };
}
