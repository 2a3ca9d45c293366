import { hashSeed } from './hash-seed.js';

/** None of them is null. */
type Texts = { readonly length: number; at(place: number): string | null | undefined };

/**
 * Finds texts again: for each the places where it is. Made for hundreds of thousands of texts that are kept elsewhere; a map of
 * them takes ten times the memory.
 */
export class TextIndex {
  readonly #texts: Texts;
  readonly #fold: (text: string) => string;
  /**
   * The first place of each text, counted from 1, by hash; 0 is free. The bits that a place does not need are those of the hash:
   * texts may be packed, and few must be unpacked to tell that they are others.
   */
  readonly #slots: Uint32Array;
  readonly #placeBits: number;
  /** The next place of the same text, counted from 1; 0 is none. Undefined where no text comes more than once. */
  #following: Uint32Array | undefined;

  /** @param fold texts are the same for which it gives the same */
  constructor(texts: Texts, fold: (text: string) => string) {
    const { length } = texts;
    this.#texts = texts;
    this.#fold = fold;
    this.#placeBits = 2 ** Math.ceil(Math.log2(length + 1)) - 1;
    // At most three quarters of them are taken.
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(length / 0.75 + 1)));
    // From the last on, so that the places of one text come in rising order.
    for (let place = length - 1; place >= 0; place--) {
      const folded = this.#foldedAt(place);
      const hash = hashOf(folded);
      const slot = this.#slotOf(folded, hash);
      const next = this.#placeIn(slot);
      if (next !== 0) {
        this.#following ??= new Uint32Array(length);
        this.#following[place] = next;
      }
      this.#slots[slot] = (place + 1) | (hash & ~this.#placeBits);
    }
  }

  /** Whether a text comes more than once. */
  get hasDoubles(): boolean {
    return this.#following !== undefined;
  }

  #foldedAt(place: number): string {
    return this.#fold(this.#texts.at(place)!);
  }

  #placeIn(slot: number): number {
    return this.#slots[slot]! & this.#placeBits;
  }

  #firstPlace(text: string): number {
    const folded = this.#fold(text);
    return this.#placeIn(this.#slotOf(folded, hashOf(folded)));
  }

  /** Places of the text, in rising order. */
  *places(text: string): Generator<number> {
    for (let next = this.#firstPlace(text); next !== 0; next = this.#following?.[next - 1] ?? 0) yield next - 1;
  }

  /** The first place of the text. */
  place(text: string): number | undefined {
    const found = this.#firstPlace(text);
    return found === 0 ? undefined : found - 1;
  }

  /** The slot of a folded text, or the free one where it belongs. */
  #slotOf(folded: string, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = (hash ^ (hash >>> 16)) & mask; ; slot = (slot + 1) & mask) {
      const place = this.#placeIn(slot);
      if (place === 0) return slot;
      const isLike = ((this.#slots[slot]! ^ hash) & ~this.#placeBits) === 0;
      if (isLike && this.#foldedAt(place - 1) === folded) return slot;
    }
  }
}

const hashOf = (text: string): number => {
  let hash = hashSeed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i) ^ (hash >>> 15), 0x9e3779b1);
  return hash;
};
