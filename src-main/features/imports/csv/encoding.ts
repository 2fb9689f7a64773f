import { isAscii } from 'node:buffer';
import { type Encoding, likeliestLegacy } from './legacy-encodings';

/** Bytes of words with bytes beyond ASCII that are kept to tell the older encodings apart. */
const sampleSize = 64 * 1024;
/** Bytes of which it is asked at once whether they are ASCII, as most are. */
const block = 1024;
/** Bytes kept of a word. */
const wordSize = 256;

/** How many bytes follow a first byte of UTF-8, and the bounds of the next one where they are narrower (RFC 3629). */
function following(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 1;
  if (first >= 0xe0 && first <= 0xef) return 2;
  return first >= 0xf0 && first <= 0xf4 ? 3 : 0;
}
const lowest: Readonly<Record<number, number>> = { 224: 0xa0, 240: 0x90 };
const highest: Readonly<Record<number, number>> = { 237: 0x9f, 244: 0x8f };

/**
 * Looks at every byte of a file, piece by piece, to tell its encoding: byte order mark, the NULs of UTF-16 without
 * one, whether it is UTF-8 throughout (a character cut at the end is no fault), else the likeliest older encoding.
 */
export class EncodingScan {
  #start = new Uint8Array(0);
  #length = 0;
  readonly #zeros: [number, number] = [0, 0];
  /** Well-formed and broken multi-byte sequences of UTF-8 (RFC 3629). */
  #valid = 0;
  #invalid = 0;
  #controls = 0;
  #pending = 0;
  #lower = 0x80;
  #upper = 0xbf;
  readonly #sample = new Uint8Array(sampleSize);
  #sampled = 0;
  #word: number[] = [];
  #wordIsHigh = false;

  push(bytes: Uint8Array): void {
    if (this.#start.length < 4096) {
      this.#start = Uint8Array.from([...this.#start, ...bytes.subarray(0, 4096 - this.#start.length)]);
    }
    for (let at = 0; at < bytes.length; at += block) {
      const part = bytes.subarray(at, at + block);
      const isPlain = this.#pending === 0 && !this.#wordIsHigh && isAscii(part);
      for (const byte of part) {
        this.#count(byte);
        if (isPlain) continue;
        this.#utf8(byte);
        this.#collect(byte);
      }
      if (isPlain) this.#endWith(part);
    }
  }

  #count(byte: number): void {
    if (byte === 0) this.#zeros[(this.#length & 1) as 0 | 1]++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) this.#controls++;
    this.#length++;
  }

  /** The word that is under way at the end of plain bytes. */
  #endWith(part: Uint8Array): void {
    const before = part.findLastIndex((byte) => byte < 0x40);
    const word = before < 0 ? [...this.#word, ...part] : [...part.subarray(before + 1)];
    this.#word = word.slice(0, wordSize);
  }

  /** The first 4 KiB. */
  get start(): Uint8Array {
    return this.#start;
  }

  encoding(): Encoding {
    const [a, b, c] = this.#start;
    if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
    if (a === 0xff && b === 0xfe) return 'utf-16le';
    if (a === 0xfe && b === 0xff) return 'utf-16be';
    const wide = this.#wide();
    if (wide) return wide;
    if (this.#invalid === 0 || this.#valid > 4 * this.#invalid) return 'utf-8';
    this.#collect(0);
    return likeliestLegacy(this.#sample.subarray(0, this.#sampled));
  }

  /** Whether so many control characters are in it that it can't be text of any kind. */
  isBinary(): boolean {
    if (this.#wide()) return false;
    return this.#controls + this.#zeros[0] + this.#zeros[1] > this.#length * 0.05 + 16;
  }

  /** UTF-16 shows by NULs in every other byte: of all Latin text, and of the commas and line ends of any other. */
  #wide(): Encoding | null {
    const [even, odd] = this.#zeros;
    const enough = this.#length * 0.02;
    if (odd > enough && odd > 8 * even) return 'utf-16le';
    if (even > enough && even > 8 * odd) return 'utf-16be';
    return null;
  }

  #utf8(byte: number): void {
    if (this.#pending > 0 && byte >= this.#lower && byte <= this.#upper) {
      this.#pending--;
      this.#lower = 0x80;
      this.#upper = 0xbf;
      if (this.#pending === 0) this.#valid++;
      return;
    }
    if (this.#pending > 0) this.#invalid++;
    this.#pending = following(byte);
    if (byte >= 0x80 && this.#pending === 0) this.#invalid++;
    this.#lower = lowest[byte] ?? 0x80;
    this.#upper = highest[byte] ?? 0xbf;
  }

  /** Keeps the words that have bytes beyond ASCII. Bytes below 0x40 end a word: they are no second byte anywhere. */
  #collect(byte: number): void {
    if (byte >= 0x40) {
      if (byte >= 0x80) this.#wordIsHigh = true;
      if (this.#word.length < wordSize) this.#word.push(byte);
      return;
    }
    if (this.#wordIsHigh && this.#sampled + this.#word.length < sampleSize) {
      this.#sample.set([...this.#word, 0x20], this.#sampled);
      this.#sampled += this.#word.length + 1;
    }
    this.#word = [];
    this.#wordIsHigh = false;
  }
}
