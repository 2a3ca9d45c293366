import type { Guid } from './records.js';
import { WordList } from './word-list.js';

const words = 4;

/** Places of the hexadecimal digits in 8-4-4-4-12, eight for each word. */
const digitPlaces = [...'00000000-0000-0000-0000-000000000000'].flatMap((char, i) => (char === '-' ? [] : [i]));
const dashPlaces = [8, 13, 18, 23];

/** Value of a hexadecimal digit by its code; 255 for what is none. Lower case is not the form of a {@link Guid}. */
const digitValues = new Uint8Array(128).fill(255);
for (const [value, digit] of [...'0123456789ABCDEF'].entries()) digitValues[digit.charCodeAt(0)] = value;

/** The two digits of each byte. Ten times as fast as toString. */
const byteDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

const mix = (hash: number, word: number): number => Math.imul(hash ^ (hash >>> 15) ^ word, 0x9e3779b1);

const parsed: number[] = Array(words).fill(0);

/** Reads a GUID into {@link parsed}. @returns whether it is one */
const parse = (guid: string): boolean => {
  if (guid.length !== 36) return false;
  for (const place of dashPlaces) if (guid.charCodeAt(place) !== 0x2d) return false;
  for (let word = 0; word < words; word++) {
    let value = 0;
    for (let i = word * 8; i < word * 8 + 8; i++) {
      const digit = digitValues[guid.charCodeAt(digitPlaces[i]!)] ?? 255;
      if (digit === 255) return false;
      value = (value << 4) | digit;
    }
    parsed[word] = value >>> 0;
  }
  return true;
};

/**
 * Gives GUIDs places from 0 on and finds them again. A pool may have hundreds of thousands of them, so they are kept as numbers:
 * a map of texts takes five times the memory and twice the time.
 */
export class GuidIndex {
  readonly #guids = new WordList();
  /** Places counted from 1, by hash; 0 is free. At most half of them are taken. */
  #slots = new Uint32Array(128);

  get size(): number {
    return this.#guids.length / words;
  }

  /** @returns false when the GUID is known already, or is none */
  add(guid: Guid): boolean {
    if (!parse(guid)) return false;
    if (this.size * 2 >= this.#slots.length) this.#grow();
    const slot = this.#slotOf(parsed[0]!, parsed[1]!, parsed[2]!, parsed[3]!);
    if (this.#slots[slot] !== 0) return false;
    this.#guids.add(parsed);
    this.#slots[slot] = this.size;
    return true;
  }

  has(guid: Guid): boolean {
    return this.place(guid) !== undefined;
  }

  place(guid: Guid): number | undefined {
    if (!parse(guid)) return undefined;
    const found = this.#slots[this.#slotOf(parsed[0]!, parsed[1]!, parsed[2]!, parsed[3]!)]!;
    return found === 0 ? undefined : found - 1;
  }

  at(place: number): Guid {
    let guid = '';
    for (let byte = 0; byte < 4 * words; byte++) {
      if (byte === 4 || byte === 6 || byte === 8 || byte === 10) guid += '-';
      const word = this.#guids.at(place * words + (byte >> 2));
      guid += byteDigits[(word >>> (24 - 8 * (byte & 3))) & 255];
    }
    return guid;
  }

  /** The slot of the GUID, or the free one where it belongs. */
  #slotOf(a: number, b: number, c: number, d: number): number {
    // GUIDs can be consecutive, so every bit of them must count.
    let hash = mix(mix(mix(a, b), c), d);
    hash ^= hash >>> 16;
    const mask = this.#slots.length - 1;
    const guids = this.#guids;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot]!;
      if (place === 0) return slot;
      const known = (place - 1) * words;
      if (
        guids.at(known) === a &&
        guids.at(known + 1) === b &&
        guids.at(known + 2) === c &&
        guids.at(known + 3) === d
      ) {
        return slot;
      }
    }
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let place = 0; place < this.size; place++) {
      const [a, b, c, d] = this.#guids.slice(place * words, (place + 1) * words);
      this.#slots[this.#slotOf(a!, b!, c!, d!)] = place + 1;
    }
  }
}
