import type { FilterOperator, ListKind } from '../../contract/filters';
import { type FieldType, recordKindOf } from '../list-fields';
import type { RecordKind } from '../record-kind';

/** A field as it is spoken of: by its title in the user's language. */
export interface SpokenField {
  readonly id: string;
  readonly title: string;
  readonly type: FieldType;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** What one can speak of: the fields and relations of each list, with the tags, people and choices there are. */
export interface Vocabulary {
  fields(kind: ListKind): readonly SpokenField[];
  relations(kind: ListKind): readonly { readonly id: string; readonly title: string; readonly to: ListKind }[];
}

/** Further names of fields, folded, in English and German. */
export const fieldNames: Readonly<Record<string, readonly string[]>> = {
  city: ['city', 'town', 'stadt', 'ort', 'wohnort'],
  email: ['email', 'e-mail', 'mail', 'email address', 'address', 'mailadresse', 'e-mail-adresse', 'emails'],
  phone: ['phone', 'phone number', 'number', 'telefon', 'telefonnummer', 'nummer', 'handy', 'handynummer'],
  role: ['role', 'job', 'rolle', 'position', 'funktion', 'beruf'],
  name: ['name', 'named', 'called', 'namens'],
  company: ['company', 'firm', 'firma', 'unternehmen'],
  owner: ['owner', 'zustandig'],
  tag: ['tag', 'tags', 'tagged', 'tagged as', 'tagged with', 'schlagwort', 'schlagworter'],
  contacts: ['people', 'contacts', 'employees', 'personen', 'kontakte', 'mitarbeiter', 'mitarbeitern'],
  createdAt: ['created', 'added', 'new', 'neu', 'neue', 'neuen', 'neuer', 'angelegt', 'angelegte', 'erstellt'],
  updatedAt: ['changed', 'updated', 'edited', 'touched', 'geandert', 'geanderte', 'bearbeitet', 'aktualisiert'],
  talked: [
    ...['talked to', 'talked with', 'talked', 'spoken to', 'spoken with', 'spoken', 'spoke to', 'spoke with'],
    ...['contacted', 'been in touch with', 'been in touch', 'in touch', 'heard from', 'met', 'met with'],
    ...['gesprochen', 'geredet', 'kontaktiert', 'getroffen', 'gehort', 'von gehort', 'kontakt gehabt'],
  ],
  category: ['category', 'kategorie'],
  sku: ['sku', 'artikelnummer'],
  stage: ['stage', 'phase'],
  amount: ['amount', 'value', 'worth', 'betrag', 'wert', 'volumen'],
  expectedClose: [
    ...['closes', 'closing', 'close', 'closed', 'expected', 'expected close', 'expected to close', 'ending'],
    ...['abschluss', 'erwartet', 'abschliessen', 'abschliesst', 'abgeschlossen'],
  ],
  due: ['due', 'fallig', 'fallige'],
  doneAt: ['done on', 'completed', 'erledigt am'],
  priority: ['priority', 'prioritat'],
  kind: ['kind', 'art'],
  assignee: ['assigned to', 'assignee', 'zugewiesen', 'fur'],
};

/** Further names of relations, folded. */
export const relationNames: Readonly<Record<string, readonly string[]>> = {
  company: ['company', 'companies', 'firm', 'firma', 'unternehmen', 'client', 'customer'],
  people: ['people', 'contacts', 'contact', 'person', 'personen', 'kontakte', 'kontakt', 'ansprechpartner'],
  openDeals: [
    ...['open deal', 'open deals', 'running deals', 'offenen deal', 'offenen deals', 'offene deals', 'offener deal'],
    ...['offenes geschaft', 'offene geschafte', 'laufende deals', 'laufenden deals', 'offenem deal'],
  ],
  openTasks: [
    ...[
      'open task',
      'open tasks',
      'task open',
      'tasks open',
      'next step',
      'next steps',
      'follow-up',
      'followup',
      'todo',
    ],
    ...['offene aufgabe', 'offene aufgaben', 'offenen aufgaben', 'offener aufgabe', 'aufgabe offen', 'aufgaben offen'],
    ...['nachsten schritt', 'nachster schritt', 'wiedervorlage'],
  ],
  deals: ['deal', 'deals', 'geschaft', 'geschafte', 'auftrag', 'auftrage'],
  tasks: ['task', 'tasks', 'aufgabe', 'aufgaben'],
};

/** What is to be done is open: where a list knows only open tasks, these are meant. */
export const taskNames = relationNames.tasks ?? [];

/** Of texts, choices, days. */
export const comparisons: readonly (readonly [string, FilterOperator])[] = [
  ['is not empty', 'notEmpty'],
  ['ist nicht leer', 'notEmpty'],
  ['is empty', 'empty'],
  ['is missing', 'empty'],
  ['is unknown', 'empty'],
  ['ist leer', 'empty'],
  ['fehlt', 'empty'],
  ['is not', 'isNot'],
  ["isn't", 'isNot'],
  ['ist nicht', 'isNot'],
  ['starts with', 'startsWith'],
  ['begins with', 'startsWith'],
  ['beginnt mit', 'startsWith'],
  ['contains', 'contains'],
  ['includes', 'contains'],
  ['enthalt', 'contains'],
  ['is', 'is'],
  ['ist', 'is'],
  ['=', 'is'],
];

export const dayComparisons: readonly (readonly [string, FilterOperator])[] = [
  ['before', 'before'],
  ['vor', 'before'],
  ['bevor', 'before'],
  ['after', 'after'],
  ['nach', 'after'],
];

/** How much: more, less; and what a number itself fulfils, too. */
export const amountComparisons: readonly (readonly [string, FilterOperator, orEqual: boolean])[] = [
  ...['more than', 'greater than', 'bigger than', 'over', 'above', '>', 'mehr als', 'grosser als', 'uber'].map(
    (words) => [words, 'after', false] as const,
  ),
  ...['less than', 'fewer than', 'smaller than', 'under', 'below', '<', 'weniger als', 'kleiner als', 'unter'].map(
    (words) => [words, 'before', false] as const,
  ),
  ...['at least', 'from', 'mindestens', 'ab', '>='].map((words) => [words, 'after', true] as const),
  ...['at most', 'up to', 'hochstens', 'maximal', 'bis', 'bis zu', '<='].map(
    (words) => [words, 'before', true] as const,
  ),
];

export const betweenWords = ['between', 'zwischen'];
export const toWords = ['and', 'und', 'to', 'bis', '-'];
/** `more than 3 months ago`, `älter als 2 Wochen`: a time before. */
export const longAgoWords = ['more than', 'over', 'older than', 'vor mehr als', 'vor uber', 'alter als', 'langer als'];
export const sinceWords = ['since', 'seit'];
export const forWords = ['for', 'in', 'seit', 'over'];

export const withWords = ['with', 'mit', 'has', 'have', 'hat', 'haben', 'having'];
export const withoutWords = [
  ...['without', 'ohne', 'no', 'kein', 'keine', 'keinen', 'keiner', 'keinem', 'missing', 'lacking'],
  ...['has no', 'have no', 'having no', 'with no', "don't have", "doesn't have", 'do not have', 'does not have'],
  ...[
    "haven't",
    "hasn't",
    "haven't got",
    "hasn't got",
    'hat keine',
    'hat keinen',
    'hat kein',
    'noch keine',
    'noch keinen',
  ],
];
export const inWords = [
  ...['in', 'from', 'aus', 'based in', 'living in', 'live in', 'lives in', 'located in', 'near'],
  ...['wohnhaft in', 'wohnen in', 'wohnt in', 'leben in', 'mit sitz in'],
];
/** They stand behind the place in German. */
export const placeVerbs = [
  'wohnen',
  'wohnt',
  'leben',
  'lebt',
  'sitzen',
  'sitzt',
  'arbeiten',
  'arbeitet',
  'kommen',
  'kommt',
];
export const atWords = [
  ...['at', 'bei', 'of', 'von', 'working at', 'works at', 'work at', 'working for', 'works for', 'work for'],
  ...['arbeiten bei', 'arbeitet bei'],
];
export const ownedWords = [
  ...['owned by', 'belonging to', 'belongs to', 'belong to', 'managed by', 'assigned to', 'owner is', 'owner'],
  ...['zugewiesen an', 'betreut von', 'zustandig', 'zustandig ist'],
];
export const ownVerbs = ['gehoren', 'gehort', 'zugewiesen', 'zugeteilt', 'betreut', 'betreue'];
export const selfWords = ['me', 'myself', 'mir', 'mich', 'ich'];
export const overdueWords = ['overdue', 'late', 'uberfallig', 'uberfallige', 'uberfalligen'];
export const doneWords = ['done', 'finished', 'erledigt', 'erledigte'];
export const openWords = ['open', 'undone', 'not done', 'offen', 'offene', 'unerledigt', 'nicht erledigt'];
export const mineWords = ['mine', 'my', 'my own', 'meine', 'mein', 'meiner', 'meinen', 'ich betreue'];
export const neverWords = ['never', 'nie', 'noch nie', 'niemals', 'noch nicht'];
export const notWords = [
  ...['not', "isn't", "aren't", 'is not', 'are not', "haven't", 'have not', "hasn't", 'has not', "didn't", 'did not'],
  ...["haven't been", "hasn't been", "weren't", "wasn't", "don't", "doesn't", "i haven't", 'we have not', "we haven't"],
  ...['nicht', 'nichts', 'without', 'ohne', 'no', 'kein', 'keine', 'keinen', 'except', 'ausser', 'but not', 'non'],
  ...['nobody has', 'excluding', ...['never', 'nie', 'noch nie', 'noch nicht']],
];
export const orWords = ['or', 'oder'];

/** What the records of a list are called: of their own list it says nothing, of another it is no filler. */
const nouns: Readonly<Record<RecordKind, string>> = {
  contact: 'contact contacts people person persons everyone everybody anyone kontakt kontakte kontakten leute personen',
  company: 'company companies firm firms organisations organizations firma firmen unternehmen betriebe',
  deal: 'deal deals opportunities opportunity geschafte deals auftrage chancen',
  product: 'product products produkt produkte artikel',
  task: 'task tasks todos aufgabe aufgaben',
  custom: 'records entries eintrage',
};

const common = new Set(
  `a an all any alle aller allen alles and und der die das den dem denen ein eine einen einem einer the who whom which
   that those these are is were was be been ist sind war waren wer welche welchen welcher show list find get give
   display zeige zeig zeigen suche such finde liste filter me mir i ich we wir us uns you records only nur with mit
   tagged have has had having haben habe hat hatte to do does did of with please bitte but aber whose deren dessen there
   got yet still currently noch gerade want see need je ever als markiert getaggt getagged`.split(/\s+/),
);

/** Words that say nothing a filter of the list would ask. */
export const fillersOf = (kind: ListKind): ReadonlySet<string> =>
  new Set([...common, ...nouns[recordKindOf(kind)].split(' ')]);
