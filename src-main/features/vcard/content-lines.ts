import type { CardProblem } from './card';

/** The unfolded lines between BEGIN and END of one card, one character per byte (ISO 8859-1). */
export interface CardLines {
  lines: string[];
  problem: CardProblem | null;
}

/** Bytes and lines one card may have: room for a large photo, no more. */
const maxCard = 32 * 1024 * 1024;
const maxLines = 20_000;
/** Characters of text between cards that are kept to be shown. */
const outsideShown = 1000;

const begin = /^\s*BEGIN\s*:\s*VCARD\s*$/i;
const end = /^\s*END\s*:\s*VCARD\s*$/i;
const property = /^\s*(?:[\w-]+\.)*[A-Za-z][\w-]*\s*(?::|;[^:]*:|;\s*[\w-]+=)/;
const quotedPrintable = /^[^:]*;\s*(?:ENCODING\s*=\s*)?"?QUOTED-PRINTABLE/i;
const base64 = /^[^:]*;\s*(?:ENCODING\s*=\s*)?"?(?:B|BASE64)"?\s*[;:]|^[^:]*:data:[^,]{0,100};base64,/i;
const base64Line = /^[A-Za-z\d+/=]+\s*$/;

/**
 * Finds the cards of a file and their lines, piece by piece: folded lines (RFC 6350, 3.2; vCard 2.1, 2.1.3), soft
 * breaks of quoted-printable, base64 over several lines without folding or ended by an empty line (Outlook), text
 * broken over lines by mistake, cards without END, a card within AGENT.
 */
export class CardLineReader {
  #rest = '';
  #searched = 0;
  #card: string[] | null = null;
  #current: string[] = [];
  #mode: 'text' | 'quoted' | 'base64' = 'text';
  #isIndented = false;
  #isOld = false;
  #size = 0;
  #tooLong = false;
  #agents = 0;
  #outside = '';
  #found: CardLines[] = [];

  /** Takes the next piece, a character per byte, and gives the cards that are complete. */
  push(piece: string): CardLines[] {
    this.#rest += piece;
    let from = 0;
    const ends = /\r\n?|\n/g;
    ends.lastIndex = this.#searched;
    for (let match = ends.exec(this.#rest); match; match = ends.exec(this.#rest)) {
      const next = match.index + match[0].length;
      // The LF of a CR LF may be in the next piece.
      if (match[0] === '\r' && next === this.#rest.length) break;
      this.#line(this.#rest.slice(from, match.index));
      from = next;
    }
    this.#rest = this.#rest.slice(from);
    this.#searched = Math.max(this.#rest.length - 1, 0);
    if (this.#rest.length > maxCard) {
      if (this.#card) this.#tooLong = true;
      else this.#outside ||= this.#rest.slice(0, outsideShown);
      this.#rest = '';
      this.#searched = 0;
    }
    return this.#take();
  }

  /** Gives what is left at the end of the file. */
  end(): CardLines[] {
    for (const line of this.#rest.split(/\r\n?|\n/)) this.#line(line);
    this.#rest = '';
    if (this.#card) this.#finish('card.cut');
    this.#endOutside();
    return this.#take();
  }

  #take(): CardLines[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #line(line: string): void {
    if (begin.test(line.replace(/^(?:\u00ef\u00bb\u00bf)+/, '')) && !this.#isFolded(line)) this.#begin(line);
    else if (!this.#card) {
      if (line.trim() !== '' && this.#outside.length < outsideShown)
        this.#outside += `${line.slice(0, outsideShown)}\n`;
    } else if (end.test(line) && !this.#isFolded(line)) this.#end();
    else if (this.#agents === 0) this.#inside(line);
  }

  /** Whether a line goes on with the one before, even where it says END: a card's marks are indented as its BEGIN is. */
  #isFolded(line: string): boolean {
    const isText = this.#card !== null && this.#agents === 0 && this.#current.length > 0 && !this.#isIndented;
    return isText && /^[ \t]/.test(line) && !this.#isAgent();
  }

  #isAgent(): boolean {
    return this.#card !== null && /^\s*(?:[\w-]+\.)?AGENT\b[^:]*:\s*$/i.test(this.#current.join(''));
  }

  #begin(line: string): void {
    this.#endOutside();
    if (this.#isAgent() || this.#agents > 0) {
      this.#agents++;
      return;
    }
    // The END of the card before is missing: what it says is whole all the same.
    if (this.#card) this.#finish(null);
    this.#card = [];
    this.#isIndented = /^[ \t]/.test(line);
    this.#isOld = false;
    this.#size = 0;
    this.#tooLong = false;
  }

  #end(): void {
    if (this.#agents > 0) this.#agents--;
    else this.#finish(null);
  }

  #inside(line: string): void {
    this.#size += line.length;
    if (this.#size > maxCard || (this.#card?.length ?? 0) > maxLines) this.#tooLong = true;
    if (this.#tooLong) return;
    if (this.#mode === 'quoted') this.#quoted(line);
    else if (/^[ \t]/.test(line) && this.#current.length > 0) this.#folded(line);
    else if (line.trim() === '') this.#mode = 'text';
    else if (property.test(line)) this.#property(line);
    else if (this.#mode === 'base64' && base64Line.test(line)) this.#current.push(line.trim());
    else if (this.#current.length > 0) this.#current.push(`\\n${line}`);
    else this.#property(`X-UNKNOWN:${line}`);
  }

  #property(line: string): void {
    this.#endLine();
    if (/^\s*VERSION\s*:\s*2\.1/i.test(line)) this.#isOld = true;
    this.#mode = quotedPrintable.test(line) ? 'quoted' : base64.test(line) ? 'base64' : 'text';
    if (this.#mode === 'quoted') this.#quoted(line);
    else this.#current.push(line);
  }

  /** A soft break: the line goes on in the next one (RFC 2045, 6.7). */
  #quoted(line: string): void {
    const goesOn = /=[ \t]*$/.test(line);
    this.#current.push(goesOn ? line.replace(/=[ \t]*$/, '') : line);
    if (!goesOn) this.#mode = 'text';
  }

  #folded(line: string): void {
    if (this.#mode === 'base64') this.#current.push(line.trim());
    // vCard 2.1 breaks at a blank and keeps it; the later ones put one in.
    else this.#current.push(this.#isOld ? ` ${line.trimStart()}` : line.slice(1));
  }

  #endLine(): void {
    if (this.#current.length > 0) this.#card?.push(this.#current.join(''));
    this.#current = [];
    this.#mode = 'text';
  }

  #finish(problem: CardProblem | null): void {
    this.#endLine();
    this.#found.push({ lines: this.#card ?? [], problem: this.#tooLong ? 'card.tooLong' : problem });
    this.#card = null;
    this.#agents = 0;
  }

  #endOutside(): void {
    const text = this.#outside.replace(/^(?:\u00ef\u00bb\u00bf)+/, '').trim();
    this.#outside = '';
    if (text !== '') this.#found.push({ lines: [`NOTE:${text.replace(/\n/g, '\\n')}`], problem: 'card.outside' });
  }
}
