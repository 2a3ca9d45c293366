import { ByteList } from '../records/byte-list.js';
import type { PrincipalTable } from '../records/principal-table.js';

/** Tells by the place of a principal. */
export type Inside = (place: number) => boolean;

/**
 * Tells who is inside a scope: whom the scope names, and whoever is affiliated with what it names (O8). Denied wins over
 * allowed. Each distinct scope is worked out once, from the top down, so that the cost does not grow with the rooms.
 */
export class ScopeMembership {
  readonly #principals: PrincipalTable;
  /** Where the insiders of each scope are. */
  readonly #known = new Map<string, number>();
  /** Packed. */
  readonly #insiders = new ByteList();
  #search: Search | undefined;

  constructor(principals: PrincipalTable) {
    this.#principals = principals;
  }

  /** Gives memory back that only scopes need which are not known yet. */
  rest(): void {
    this.#search = undefined;
  }

  /** @returns what unpacks who is inside; that tells until the insiders of another scope are asked for */
  insiders(allowed: number[], denied: number[]): () => Inside {
    const sorted = (places: number[]): string => [...places].sort((a, b) => a - b).join(',');
    const key = `${sorted(allowed)}|${sorted(denied)}`;
    const place = this.#known.get(key) ?? this.#insiders.length;
    if (place === this.#insiders.length) {
      this.#search ??= new Search(this.#principals);
      this.#insiders.push(pack(this.#search.insiders(allowed, denied)));
      this.#known.set(key, place);
    }
    return () => unpack(this.#insiders.at(place), bitsLength(this.#principals));
  }
}

/** Bytes that have a bit for each principal, as there may be hundreds of thousands. */
const bitsLength = ({ size }: PrincipalTable): number => Math.ceil(size / 8);

/** Finds who is inside. Its bits serve for all scopes: new ones for each would lie about until memory is collected. */
class Search {
  readonly #members: Members;
  readonly #allowed: Uint8Array;
  readonly #denied: Uint8Array;

  constructor(principals: PrincipalTable) {
    this.#members = new Members(principals);
    this.#allowed = new Uint8Array(bitsLength(principals));
    this.#denied = new Uint8Array(bitsLength(principals));
  }

  /** A bit for each principal, lent until the next search. */
  insiders(allowed: number[], denied: number[]): Uint8Array {
    this.#reach(allowed, this.#allowed);
    if (denied.length === 0) return this.#allowed;
    this.#reach(denied, this.#denied);
    for (const [byte, bits] of this.#denied.entries()) this.#allowed[byte]! &= ~bits;
    return this.#allowed;
  }

  /** Who the places are, and whoever is affiliated with them. */
  #reach(places: number[], reached: Uint8Array): void {
    reached.fill(0);
    /** Those whose members are yet to be reached. */
    const waiting: number[] = [];
    const reach = (place: number): void => {
      if (has(reached, place)) return;
      reached[place >> 3]! |= 1 << (place & 7);
      if (this.#members.has(place)) waiting.push(place);
    };
    places.forEach(reach);
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) this.#members.each(place, reach);
  }
}

const bytesOfPlace = 4;

/** The less of two ways: the bits, or the places. There may be thousands of scopes with a few hundred insiders each. */
const pack = (bits: Uint8Array): Uint8Array => {
  const places: number[] = [];
  const most = bits.length / bytesOfPlace;
  for (let place = 0; place < bits.length * 8 && places.length < most; place++)
    if (has(bits, place)) places.push(place);
  if (places.length >= most) return bits;
  const packed = Buffer.alloc(places.length * bytesOfPlace);
  for (const [i, place] of places.entries()) packed.writeUInt32LE(place, i * bytesOfPlace);
  return packed;
};

/** What is lent is not copied: it would be tens of kilobytes for each room. */
const unpack = (packed: Buffer, lengthOfBits: number): Inside => {
  if (packed.length === lengthOfBits) return (place) => has(packed, place);
  const count = packed.length / bytesOfPlace;
  return (place) => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (packed.readUInt32LE(middle * bytesOfPlace) < place) low = middle + 1;
      else high = middle;
    }
    return low < count && packed.readUInt32LE(low * bytesOfPlace) === place;
  };
};

const has = (bits: Uint8Array, place: number): boolean => ((bits[place >> 3]! >> (place & 7)) & 1) === 1;

/** What is affiliated with each principal: the affiliations the other way round. */
class Members {
  readonly #members: Uint32Array;
  /** Where the members of each place begin, and at last where they end. */
  readonly #starts: Uint32Array;

  constructor(principals: PrincipalTable) {
    this.#starts = new Uint32Array(principals.size + 1);
    const each = (visit: (group: number, place: number) => void): void => {
      for (let place = 0; place < principals.size; place++) {
        for (const group of principals.groups(place)) visit(group, place);
      }
    };
    each((group) => {
      this.#starts[group]!++;
    });
    // First where they end; each of them moves that towards where they begin.
    for (let place = 0; place < principals.size; place++) this.#starts[place + 1]! += this.#starts[place]!;
    this.#members = new Uint32Array(this.#starts[principals.size]!);
    each((group, place) => {
      this.#members[--this.#starts[group]!] = place;
    });
  }

  has(place: number): boolean {
    return this.#starts[place]! < this.#starts[place + 1]!;
  }

  each(place: number, visit: (member: number) => void): void {
    for (let i = this.#starts[place]!; i < this.#starts[place + 1]!; i++) visit(this.#members[i]!);
  }
}
