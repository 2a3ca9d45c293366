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
  #members: Members | undefined;

  constructor(principals: PrincipalTable) {
    this.#principals = principals;
  }

  /** Who the places are, and whoever is affiliated with them: a bit for each principal, as there may be hundreds of thousands. */
  #reach(places: number[]): Uint8Array {
    this.#members ??= new Members(this.#principals);
    const reached = new Uint8Array(Math.ceil(this.#principals.size / 8));
    const waiting = [...places];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (has(reached, place)) continue;
      reached[place >> 3]! |= 1 << (place & 7);
      for (const member of this.#members.of(place)) waiting.push(member);
    }
    return reached;
  }

  /** Gives memory back that only scopes need which are not known yet. */
  rest(): void {
    this.#members = undefined;
  }

  /** @returns what unpacks who is inside; that tells until the insiders of another scope are asked for */
  insiders(allowed: number[], denied: number[]): () => Inside {
    const sorted = (places: number[]): string => [...places].sort((a, b) => a - b).join(',');
    const key = `${sorted(allowed)}|${sorted(denied)}`;
    const place = this.#known.get(key) ?? this.#insiders.length;
    if (place === this.#insiders.length) {
      const insiders = this.#reach(allowed);
      if (denied.length > 0) {
        for (const [byte, bits] of this.#reach(denied).entries()) insiders[byte]! &= ~bits;
      }
      this.#insiders.push(pack(insiders));
      this.#known.set(key, place);
    }
    return () => unpack(this.#insiders.at(place), Math.ceil(this.#principals.size / 8));
  }
}

/** The less of two ways: the bits, or the places. There may be thousands of scopes with a few hundred insiders each. */
const pack = (bits: Uint8Array): Uint8Array => {
  const places: number[] = [];
  const most = bits.length / Uint32Array.BYTES_PER_ELEMENT;
  for (let place = 0; place < bits.length * 8 && places.length < most; place++)
    if (has(bits, place)) places.push(place);
  return places.length < most ? new Uint8Array(Uint32Array.from(places).buffer) : bits;
};

const unpack = (packed: Uint8Array, bitsLength: number): Inside => {
  if (packed.length === bitsLength) return (place) => has(packed, place);
  // A copy begins where numbers may begin.
  const rising = new Uint32Array(new Uint8Array(packed).buffer);
  return (place) => {
    let [low, high] = [0, rising.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rising[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return rising[low] === place;
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
      this.#starts[group + 1]!++;
    });
    for (let place = 0; place < principals.size; place++) this.#starts[place + 1]! += this.#starts[place]!;
    this.#members = new Uint32Array(this.#starts[principals.size]!);
    const next = this.#starts.slice();
    each((group, place) => {
      this.#members[next[group]!++] = place;
    });
  }

  of(place: number): Uint32Array {
    return this.#members.subarray(this.#starts[place], this.#starts[place + 1]);
  }
}
