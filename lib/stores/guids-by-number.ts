import { GuidList } from '../records/guid-list.js';
import { NumberIndex } from '../records/number-index.js';
import type { Guid } from '../records/records.js';

/** GUIDs of a table by number. */
export class GuidsByNumber {
  readonly #places = new NumberIndex();
  readonly #guids = new GuidList();

  /** @returns false when the number has one already */
  add(number: number, guid: Guid): boolean {
    if (!this.#places.add(number)) return false;
    this.#guids.add(guid);
    return true;
  }

  place(number: number): number | undefined {
    return this.#places.place(number);
  }

  at(place: number): Guid {
    return this.#guids.at(place);
  }

  get(number: number): Guid | undefined {
    const place = this.place(number);
    return place === undefined ? undefined : this.at(place);
  }
}
