import type { PrincipalTable } from '../records/principal-table.js';

/**
 * Tells who is inside a scope: whom the scope names, and whoever is affiliated with what it names (O8). Denied wins over
 * allowed. Each distinct scope is worked out once, from the top down, so that the cost does not grow with the rooms.
 */
export class ScopeMembership {
  readonly #principals: PrincipalTable;
  readonly #known = new Map<string, Uint8Array>();
  #members: Map<number, number[]> | undefined;

  constructor(principals: PrincipalTable) {
    this.#principals = principals;
  }

  #membersOf(): Map<number, number[]> {
    if (this.#members !== undefined) return this.#members;
    const members = new Map<number, number[]>();
    for (let place = 0; place < this.#principals.size; place++) {
      for (const group of this.#principals.groups(place)) {
        const list = members.get(group);
        if (list === undefined) members.set(group, [place]);
        else list.push(place);
      }
    }
    this.#members = members;
    return members;
  }

  #reach(places: number[], mark: (place: number) => void): void {
    const members = this.#membersOf();
    const reached = new Set(places);
    for (const place of reached) {
      mark(place);
      for (const member of members.get(place) ?? []) reached.add(member);
    }
  }

  /** A byte per principal: 1 inside, 0 outside. */
  inside(allowed: number[], denied: number[]): Uint8Array {
    const sorted = (places: number[]): string => [...places].sort((a, b) => a - b).join(',');
    const key = `${sorted(allowed)}|${sorted(denied)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const inside = new Uint8Array(this.#principals.size);
    this.#reach(allowed, (place) => {
      inside[place] = 1;
    });
    this.#reach(denied, (place) => {
      inside[place] = 0;
    });
    this.#known.set(key, inside);
    return inside;
  }
}
