import { ByteList } from './byte-list.js';

/** What an array and a {@link PackedList} have in common. */
export interface List<T> extends Iterable<T> {
  readonly length: number;
  at(place: number): T | undefined;
}

/** Takes values, and gives them back by place; an array is one. */
export interface Column<T> {
  push(value: T): void;
  at(place: number): T | undefined;
}

type Columns<T, Key extends keyof T> = { readonly [K in Key]: Column<T[K]> };

/** How many items are packed together: many of them take one read from the disk, one of them is found fast. */
const blockLength = 16;

/**
 * A list of records or texts that grows, kept as JSON. Made for tens of thousands of rooms or findings and hundreds of thousands of
 * names, which are walked through a few times: as objects they would stay in memory. What comes out is a copy; to change it changes
 * nothing in the list.
 */
export class PackedList<T, Apart extends keyof T & string = never> implements List<T> {
  readonly #apart: Columns<T, Apart>;
  readonly #keys: Apart[];
  readonly #blocks = new ByteList();
  /** Those after the last whole block. */
  #rest: T[] = [];
  #unpacked: { block: number; items: T[] } = { block: -1, items: [] };

  /** @param apart properties that are kept elsewhere, because they refer to something or are packed in a way of their own */
  constructor(apart = {} as Columns<T, Apart>) {
    this.#apart = apart;
    this.#keys = Object.keys(apart) as Apart[];
  }

  get length(): number {
    return this.#blocks.length * blockLength + this.#rest.length;
  }

  add(item: T): void {
    this.#rest.push(item);
    if (this.#rest.length === blockLength) this.#pack();
  }

  #pack(): void {
    const plain = this.#keys.length === 0 ? this.#rest : this.#rest.map((item) => this.#setApart(item));
    this.#blocks.push(Buffer.from(JSON.stringify(plain)));
    this.#rest = [];
  }

  #setApart(item: T): Partial<T> {
    const copy: Partial<T> = Object.assign({}, item);
    for (const key of this.#keys) {
      this.#apart[key].push(item[key]);
      copy[key] = undefined;
    }
    return copy;
  }

  #unpack(block: number): T[] {
    if (block === this.#blocks.length) return this.#rest;
    const items: T[] = JSON.parse(this.#blocks.at(block).toString());
    for (const key of this.#keys) {
      for (const [i, item] of items.entries()) item[key] = this.#apart[key].at(block * blockLength + i)!;
    }
    return items;
  }

  /** Those near the one before are found fastest. Undefined beyond the end. */
  at(place: number): T | undefined {
    if (place >= this.length) return undefined;
    const block = Math.floor(place / blockLength);
    if (block === this.#blocks.length) return this.#rest[place % blockLength];
    if (block !== this.#unpacked.block) this.#unpacked = { block, items: this.#unpack(block) };
    return this.#unpacked.items[place % blockLength];
  }

  *[Symbol.iterator](): Generator<T> {
    for (let block = 0; block <= this.#blocks.length; block++) yield* this.#unpack(block);
  }

  /** With their places. */
  *entries(): Generator<[place: number, item: T]> {
    let place = 0;
    for (const item of this) yield [place++, item];
  }
}
