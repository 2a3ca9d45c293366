import { GuidList, guidWords, parseGuid } from './guid-list.js';
import { hashSeed } from './hash-seed.js';
import type { Guid } from './records.js';

const mix = (hash: number, word: number): number => Math.imul(hash ^ (hash >>> 15) ^ word, 0x9e3779b1);

const parsed: number[] = Array(guidWords).fill(0);

/**
 * Gives GUIDs places from 0 on and finds them again. A pool may have hundreds of thousands of them, so they are kept as numbers:
 * a map of texts takes five times the memory and twice the time.
 */
export class GuidIndex {
  readonly #guids = new GuidList();
  /** Places counted from 1, by hash; 0 is free. At most three quarters of them are taken. */
  #slots = new Uint32Array(128);

  get size(): number {
    return this.#guids.length;
  }

  /** @returns false when the GUID is known already, or is none */
  add(guid: Guid): boolean {
    if (!parseGuid(guid, parsed)) return false;
    if (this.size * 4 >= this.#slots.length * 3) this.#grow();
    const slot = this.#slotOf(parsed[0]!, parsed[1]!, parsed[2]!, parsed[3]!);
    if (this.#slots[slot] !== 0) return false;
    this.#guids.addWords(parsed);
    this.#slots[slot] = this.size;
    return true;
  }

  has(guid: Guid): boolean {
    return this.place(guid) !== undefined;
  }

  place(guid: Guid): number | undefined {
    if (!parseGuid(guid, parsed)) return undefined;
    const found = this.#slots[this.#slotOf(parsed[0]!, parsed[1]!, parsed[2]!, parsed[3]!)]!;
    return found === 0 ? undefined : found - 1;
  }

  at(place: number): Guid {
    return this.#guids.at(place);
  }

  *[Symbol.iterator](): Generator<Guid> {
    for (let place = 0; place < this.size; place++) yield this.at(place);
  }

  /** The slot of the GUID, or the free one where it belongs. */
  #slotOf(a: number, b: number, c: number, d: number): number {
    // GUIDs can be consecutive, so every bit of them must count.
    let hash = mix(mix(mix(mix(hashSeed, a), b), c), d);
    hash ^= hash >>> 16;
    const mask = this.#slots.length - 1;
    const guids = this.#guids;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot]!;
      if (place === 0) return slot;
      const known = place - 1;
      if (
        guids.word(known, 0) === a &&
        guids.word(known, 1) === b &&
        guids.word(known, 2) === c &&
        guids.word(known, 3) === d
      ) {
        return slot;
      }
    }
  }

  #grow(): void {
    const guids = this.#guids;
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let place = 0; place < this.size; place++) {
      const slot = this.#slotOf(guids.word(place, 0), guids.word(place, 1), guids.word(place, 2), guids.word(place, 3));
      this.#slots[slot] = place + 1;
    }
  }
}
