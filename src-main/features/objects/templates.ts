import type { ObjectIcon, Profession } from '../../../src-shared/contract/objects';
import type { FieldConfig, FieldType } from '../../../src-shared/domain/custom/types';

/** A text in English and in German. */
type Words = readonly [en: string, de: string];

export interface TemplateField {
  readonly name: Words;
  readonly type: FieldType;
  readonly config?: FieldConfig;
  /** Choices. */
  readonly options?: readonly Words[];
  readonly required?: boolean;
  readonly section?: Words;
  /** A formula over the fields before it, by their English names. */
  readonly formula?: string;
}

export interface Template {
  readonly name: Words;
  readonly singular: Words;
  readonly icon: ObjectIcon;
  readonly fields: readonly TemplateField[];
}

const one = (name: Words, to: 'contact' | 'company'): TemplateField => ({
  name,
  type: 'relation',
  config: { to, multiple: false },
});
const several = (name: Words, to: 'contact' | 'company'): TemplateField => ({
  name,
  type: 'relation',
  config: { to, multiple: true },
});
const euros = (name: Words): TemplateField => ({ name, type: 'money', config: { currency: 'EUR' } });
const numbers = (name: Words): TemplateField => ({ name, type: 'number' });
const day = (name: Words): TemplateField => ({ name, type: 'date' });
const choice = (name: Words, ...options: Words[]): TemplateField => ({ name, type: 'select', options });

const status = choice(['Status', 'Status'], ['Open', 'Offen'], ['Waiting', 'Wartet'], ['Closed', 'Abgeschlossen']);

/** An object with its fields, as somebody of a profession would make it. */
export const templates: Readonly<Record<Profession, Template>> = {
  law: {
    name: ['Cases', 'Akten'],
    singular: ['Case', 'Akte'],
    icon: 'scale',
    fields: [
      { name: ['File number', 'Aktenzeichen'], type: 'text' },
      status,
      several(['Clients', 'Mandanten'], 'contact'),
      several(['Opposing parties', 'Gegner'], 'contact'),
      { name: ['Court', 'Gericht'], type: 'text' },
      { name: ['Next hearing', 'Nächster Termin'], type: 'dateTime' },
      day(['Limitation', 'Verjährung']),
      euros(['Amount in dispute', 'Streitwert']),
    ],
  },
  therapy: {
    name: ['Treatments', 'Therapien'],
    singular: ['Treatment', 'Therapie'],
    icon: 'heart',
    fields: [
      one(['Client', 'Klient'], 'contact'),
      status,
      choice(
        ['Paid by', 'Kostenträger'],
        ['Public insurance', 'Gesetzlich'],
        ['Private insurance', 'Privat'],
        ['Client', 'Selbstzahler'],
      ),
      day(['Begun', 'Beginn']),
      numbers(['Sessions approved', 'Bewilligte Sitzungen']),
      numbers(['Sessions held', 'Gehaltene Sitzungen']),
      {
        name: ['Sessions left', 'Offene Sitzungen'],
        type: 'formula',
        config: { format: 'number' },
        formula: '{Sessions approved} - {Sessions held}',
      },
      { name: ['Goals', 'Ziele'], type: 'longText' },
    ],
  },
  realEstate: {
    name: ['Properties', 'Immobilien'],
    singular: ['Property', 'Immobilie'],
    icon: 'home',
    fields: [
      { name: ['Address', 'Anschrift'], type: 'text' },
      choice(
        ['Status', 'Status'],
        ['Being prepared', 'In Vorbereitung'],
        ['On offer', 'Im Angebot'],
        ['Reserved', 'Reserviert'],
        ['Sold', 'Verkauft'],
      ),
      several(['Owners', 'Eigentümer'], 'contact'),
      several(['Interested', 'Interessenten'], 'contact'),
      euros(['Price', 'Preis']),
      numbers(['Living area', 'Wohnfläche']),
      {
        name: ['Price per m²', 'Preis je m²'],
        type: 'formula',
        config: { format: 'money', currency: 'EUR' },
        formula: '{Price} / {Living area}',
      },
      numbers(['Rooms', 'Zimmer']),
      { name: ['Exposé', 'Exposé'], type: 'url' },
    ],
  },
  trades: {
    name: ['Jobs', 'Aufträge'],
    singular: ['Job', 'Auftrag'],
    icon: 'hammer',
    fields: [
      one(['Customer', 'Kunde'], 'contact'),
      { name: ['Site', 'Baustelle'], type: 'text' },
      choice(
        ['Status', 'Status'],
        ['Asked for', 'Angefragt'],
        ['Agreed', 'Beauftragt'],
        ['Under way', 'In Arbeit'],
        ['Done', 'Fertig'],
      ),
      day(['Begins', 'Beginn']),
      euros(['Material', 'Material']),
      numbers(['Hours', 'Stunden']),
      euros(['Hourly rate', 'Stundensatz']),
      {
        name: ['Total', 'Summe'],
        type: 'formula',
        config: { format: 'money', currency: 'EUR' },
        formula: '{Material} + {Hours} * {Hourly rate}',
      },
    ],
  },
  consulting: {
    name: ['Projects', 'Projekte'],
    singular: ['Project', 'Projekt'],
    icon: 'bulb',
    fields: [
      one(['Client', 'Kunde'], 'company'),
      several(['Team there', 'Ansprechpartner'], 'contact'),
      status,
      day(['From', 'Von']),
      day(['To', 'Bis']),
      {
        name: ['Duration in days', 'Dauer in Tagen'],
        type: 'formula',
        config: { format: 'number' },
        formula: 'days({From}, {To})',
      },
      euros(['Budget', 'Budget']),
      { name: ['Spent', 'Verbraucht'], type: 'percent' },
    ],
  },
};
