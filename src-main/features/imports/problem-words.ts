import type { CellProblem } from './draft';

type Words = readonly [english: string, german: string];

/** What is wrong, in words, for the file of faulty rows; the screens have their own. */
const reasons: Readonly<Record<string, Words>> = {
  'row.quote': ['a quotation mark that is not closed', 'ein Anführungszeichen ohne Gegenstück'],
  'row.tooLong': ['the row is too long', 'die Zeile ist zu lang'],
  'row.width': ['more cells than columns', 'mehr Zellen als Spalten'],
  'row.change': ['a change to an entry', 'eine Änderung an einem Eintrag'],
  'row.list': ['a list of others', 'eine Liste von anderen'],
  'card.cut': ['the file ends in this card', 'die Datei endet in dieser Karte'],
  'card.tooLong': ['the card is too long', 'die Karte ist zu lang'],
  'card.outside': ['no card', 'keine Karte'],
  'card.tooMany': ['too many values of a kind', 'zu viele Werte einer Art'],
  'row.noName': ['no name, company, email or phone', 'weder Name, Firma, E-Mail noch Telefon'],
  'cell.encoding': ['characters that can’t be read', 'unlesbare Zeichen'],
  'cell.tooLong': ['too long', 'zu lang'],
  'field.unreadable': ['no such value', 'kein solcher Wert'],
  'field.tooLong': ['too long for this field', 'zu lang für dieses Feld'],
  'field.number': ['no number', 'keine Zahl'],
  'field.rating': ['more stars than there are', 'mehr Sterne, als es gibt'],
  'field.day': ['no day', 'kein Tag'],
  'money.tooLarge': ['an amount that is too large', 'ein zu großer Betrag'],
  'id.malformed': ['no id of Praxis', 'keine Kennung von Praxis'],
  'email.empty': ['no address', 'keine Adresse'],
  'email.noAt': ['an address without @', 'eine Adresse ohne @'],
  'email.severalAt': ['an address with several @', 'eine Adresse mit mehreren @'],
  'email.space': ['an address with a blank in it', 'eine Adresse mit Leerzeichen'],
  'email.local': ['characters before the @ that can’t be there', 'unzulässige Zeichen vor dem @'],
  'email.domain': ['no domain behind the @', 'keine Domain hinter dem @'],
  'email.tooLong': ['an address that is too long', 'eine zu lange Adresse'],
  'phone.notANumber': ['no phone number', 'keine Telefonnummer'],
  'phone.tooLong': ['a phone number that is too long', 'eine zu lange Telefonnummer'],
  'phone.rounded': ['a number that a spreadsheet has rounded', 'eine von der Tabellenkalkulation gerundete Nummer'],
};

/** One problem as text: column, what is wrong, and the value. */
export function describeProblem(problem: CellProblem, headers: readonly string[], language: 'en' | 'de'): string {
  const words = reasons[problem.reason]?.[language === 'de' ? 1 : 0] ?? problem.reason;
  const header = problem.column === null ? '' : headers[problem.column] || `${problem.column + 1}`;
  const value = problem.value === '' ? '' : ` (${problem.value.slice(0, 60)})`;
  return `${header === '' ? '' : `${header}: `}${words}${value}`;
}
