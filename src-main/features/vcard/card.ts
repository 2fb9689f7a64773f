import type { AddressParts } from '../../../src-shared/domain/address';
import { type NameParts, noName } from '../../../src-shared/domain/name';

/** An email, number or link. `label` as Praxis has it (work, home, mobile, fax …, or free text), else empty. */
export interface CardPoint {
  value: string;
  label: string;
  preferred: boolean;
}

export interface CardAddress extends AddressParts {
  label: string;
  preferred: boolean;
}

/** A day of every year. `label` says what a custom one is about. */
export interface CardDate {
  kind: 'birthday' | 'anniversary' | 'custom';
  label: string;
  year: number | null;
  /** 1 to 12, and 1 to 31. */
  month: number;
  day: number;
}

/** A photo that stands in the card itself; one that is only linked to is among the extras. */
export interface CardPhoto {
  mediaType: string;
  data: Uint8Array;
}

/** Somebody named on the card, as text: "spouse", "Erika". A `urn:uuid:` where the card gives another card's UID. */
export interface CardRelation {
  type: string;
  value: string;
}

/** A property that has no field here, kept so that it can be written again. `value` is escaped as in the file. */
export interface RawProperty {
  group: string;
  /** In capitals. */
  name: string;
  params: readonly (readonly [name: string, values: readonly string[]])[];
  value: string;
}

/** What a vCard of any version says, in the fields Praxis has. Empty strings and lists where it says nothing. */
export interface Card extends NameParts {
  kind: 'individual' | 'org' | 'group';
  uid: string;
  /** The name as the card shows it (FN). Written from the parts where it is empty. */
  formattedName: string;
  pronouns: string;
  /** BCP 47. */
  language: string;
  company: string;
  department: string;
  role: string;
  emails: CardPoint[];
  phones: CardPoint[];
  /** Links and addresses of messengers ("skype:anna"). */
  urls: CardPoint[];
  addresses: CardAddress[];
  dates: CardDate[];
  relations: CardRelation[];
  tags: string[];
  notes: string[];
  photo: CardPhoto | null;
  /** UIDs of the members of a group. */
  members: string[];
  extras: RawProperty[];
}

/** A fresh card that says nothing. */
export const emptyCard = (): Card => ({
  ...noName,
  kind: 'individual',
  uid: '',
  formattedName: '',
  pronouns: '',
  language: '',
  company: '',
  department: '',
  role: '',
  emails: [],
  phones: [],
  urls: [],
  addresses: [],
  dates: [],
  relations: [],
  tags: [],
  notes: [],
  photo: null,
  members: [],
  extras: [],
});

/** Why a card is no good, as a whole: cut off by the file's end, too long, text between cards. */
export type CardProblem = 'card.cut' | 'card.tooLong' | 'card.outside';

export interface ReadCard {
  card: Card;
  problem: CardProblem | null;
  /** "2.1", "3.0", "4.0", or what the card says; empty where it says nothing. */
  version: string;
  /** Who wrote it (PRODID), else empty. */
  producer: string;
}
