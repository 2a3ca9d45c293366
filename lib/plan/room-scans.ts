import type { List } from '../records/packed-list.js';

/** What an import will do with the messages of one room. */
export interface RoomScan {
  /** Messages in the package. */
  found: number;
  /** Messages that the target does not have. */
  fresh: number;
  /** Messages that the target has already, the same in every respect. */
  present: number;
  /** The first numbers under which the target has another message. */
  clashes: readonly number[];
  unknownAuthors: number;
  fileLinks: number;
  datesOutOfRange: number;
  /** Null when there are none. */
  largestId: number | null;
}

/** Of nearly all rooms. */
const none: readonly number[] = [];

export const emptyScan = (): RoomScan => ({
  found: 0,
  fresh: 0,
  present: 0,
  clashes: none,
  unknownAuthors: 0,
  fileLinks: 0,
  datesOutOfRange: 0,
  largestId: null,
});

const counts = ['found', 'fresh', 'present', 'unknownAuthors', 'fileLinks', 'datesOutOfRange'] as const;
const width = counts.length + 1;

/** Those of all rooms that migrate, in their order. As objects they take four times the memory. */
export class RoomScans implements List<RoomScan> {
  readonly length: number;
  /** For each room the counts, and the largest number. */
  readonly #numbers: Int32Array;
  readonly #clashes = new Map<number, readonly number[]>();

  /** @param length how many rooms there are; none of them has messages yet */
  constructor(length: number) {
    this.length = length;
    this.#numbers = new Int32Array(length * width);
  }

  set(place: number, scan: RoomScan): void {
    const start = place * width;
    for (const [i, count] of counts.entries()) this.#numbers[start + i] = scan[count];
    this.#numbers[start + counts.length] = scan.largestId ?? 0;
    if (scan.clashes.length > 0) this.#clashes.set(place, scan.clashes);
  }

  at(place: number): RoomScan {
    const start = place * width;
    const scan = emptyScan();
    for (const [i, count] of counts.entries()) scan[count] = this.#numbers[start + i]!;
    if (scan.found > 0) scan.largestId = this.#numbers[start + counts.length]!;
    scan.clashes = this.#clashes.get(place) ?? none;
    return scan;
  }

  *[Symbol.iterator](): Generator<RoomScan> {
    for (let place = 0; place < this.length; place++) yield this.at(place);
  }
}
