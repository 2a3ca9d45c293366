import type { Guid } from './records.js';
import { WordList } from './word-list.js';

/** How many 32-bit numbers a GUID is. */
export const guidWords = 4;

/** Places of the hexadecimal digits in 8-4-4-4-12, eight for each word. */
const digitPlaces = [...'00000000-0000-0000-0000-000000000000'].flatMap((char, i) => (char === '-' ? [] : [i]));
const dashPlaces = [8, 13, 18, 23];

/** Value of a hexadecimal digit by its code; 255 for what is none. Lower case is not the form of a {@link Guid}. */
const digitValues = new Uint8Array(128).fill(255);
for (const [value, digit] of [...'0123456789ABCDEF'].entries()) digitValues[digit.charCodeAt(0)] = value;

/** The codes of the digits by their value. */
const digitCodes = Uint8Array.from([...'0123456789ABCDEF'], (digit) => digit.charCodeAt(0));

/** A GUID that is being written: one text made of bytes takes two thirds of the time of one that is joined from many. */
const written = Buffer.alloc(36, '-');

/** Reads a GUID as {@link guidWords} numbers. @returns whether it is one */
export const parseGuid = (guid: string, into: number[]): boolean => {
  if (guid.length !== 36) return false;
  for (const place of dashPlaces) if (guid.charCodeAt(place) !== 0x2d) return false;
  for (let word = 0; word < guidWords; word++) {
    let value = 0;
    for (let i = word * 8; i < word * 8 + 8; i++) {
      const digit = digitValues[guid.charCodeAt(digitPlaces[i]!)] ?? 255;
      if (digit === 255) return false;
      value = (value << 4) | digit;
    }
    into[word] = value >>> 0;
  }
  return true;
};

const parsed: number[] = Array(guidWords).fill(0);

/** A list of GUIDs that grows, kept as numbers: as texts they take five times the memory. */
export class GuidList {
  readonly #words = new WordList();

  get length(): number {
    return this.#words.length / guidWords;
  }

  /** @returns false when it is none */
  add(guid: Guid): boolean {
    if (!parseGuid(guid, parsed)) return false;
    this.addWords(parsed);
    return true;
  }

  /** @param words as {@link parseGuid} reads them */
  addWords(words: readonly number[]): void {
    for (const word of words) this.#words.add(word);
  }

  at(place: number): Guid {
    for (let index = 0; index < guidWords; index++) {
      const word = this.word(place, index);
      for (let digit = 0; digit < 8; digit++)
        written[digitPlaces[index * 8 + digit]!] = digitCodes[(word >>> (28 - 4 * digit)) & 15]!;
    }
    return written.toString('latin1');
  }

  /** One of the numbers that a GUID is. */
  word(place: number, index: number): number {
    return this.#words.at(place * guidWords + index);
  }
}
