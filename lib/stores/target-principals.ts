import type { TargetPrincipals } from '../plan/target.js';
import type { GuidIndex } from '../records/guid-index.js';
import { foldAddress } from '../records/names.js';
import type { NumberIndex } from '../records/number-index.js';
import type { Guid } from '../records/records.js';
import { TextIndex } from '../records/text-index.js';
import { TextList } from '../records/text-list.js';
import { WordList } from '../records/word-list.js';

/** The principals of a target by number, GUID and address. There may be hundreds of thousands, so it keeps columns. */
export class TargetPrincipalTable implements TargetPrincipals {
  readonly #guids: GuidIndex;
  readonly #places: NumberIndex;
  readonly #numbers = new WordList();
  readonly #uris = new TextList();
  /** Made when somebody asks, since most are found by their GUID. */
  #byUri: TextIndex | undefined;

  /**
   * @param guids of the principals, in the order in which they are added here
   * @param places of their numbers, in the same order
   */
  constructor(guids: GuidIndex, places: NumberIndex) {
    this.#guids = guids;
    this.#places = places;
  }

  /** Principals come in the order of their numbers. */
  add(number: number, uri: string): void {
    this.#numbers.add(number);
    this.#uris.add(uri);
  }

  byId(id: Guid): number | undefined {
    const place = this.#guids.place(id);
    return place === undefined ? undefined : this.#numbers.at(place);
  }

  /** Where several have the address, the one with the smallest number. */
  byUri(uri: string): number | undefined {
    this.#byUri ??= new TextIndex(this.#uris, foldAddress);
    const place = this.#byUri.place(uri);
    return place === undefined ? undefined : this.#numbers.at(place);
  }

  uri(number: number): string {
    const place = this.#places.place(number);
    return place === undefined ? '' : this.#uris.at(place)!;
  }
}
