import { ByteList } from './byte-list.js';
import { NumberReader, NumberWriter } from './number-bytes.js';
import type { Column } from './packed-list.js';
import { WordList } from './word-list.js';

/** Stands for "nobody" where a principal's place in the table is stored. */
export const nobody = 0x0fff_ffff;

/** An entry of a {@link RoleList}: (principal, sum of Role bits, who changed it last or {@link nobody}). */
export type RoleListEntry = readonly [principal: number, roles: number, by: number];

/** Beside an entry's roles: another one than the entry before was changed by, and it follows. */
const otherGiver = 0x10;
const roleBits = otherGiver - 1;

const writer = new NumberWriter();

/** Goes through the entries of a list. */
class Cursor {
  principal = 0;
  roles = 0;
  by = nobody;
  readonly #numbers: NumberReader;

  constructor(numbers: NumberReader) {
    this.#numbers = numbers;
  }

  /** @returns false at the end */
  next(): boolean {
    if (this.#numbers.isAtEnd) return false;
    this.principal += this.#numbers.next();
    const roles = this.#numbers.next();
    this.roles = roles & roleBits;
    if ((roles & otherGiver) !== 0) this.by = this.#numbers.next();
    return true;
  }
}

/**
 * Roles on one node, packed: a pool may have two million of them. Principals are places in a PrincipalTable, or numbers of a
 * database; who changed an entry is a place.
 */
export class RoleList {
  /** For each entry how far its principal is from the last one, its roles, and who changed it if that is not as before. */
  readonly bytes: Uint8Array;
  readonly size: number;

  /** @param bytes those of a list of that size */
  constructor(bytes: Uint8Array, size: number) {
    this.bytes = bytes;
    this.size = size;
  }

  static readonly empty = new RoleList(new Uint8Array(0), 0);

  /** Joins entries of the same principal; the order is by principal. */
  static from(entries: Iterable<RoleListEntry>): RoleList {
    const list = [...entries];
    if (list.length === 0) return RoleList.empty;
    const rising = list.every(([principal], i) => i === 0 || list[i - 1]![0] < principal);
    const joined = rising ? list : joinEntries(list);
    let last = 0;
    let giver = nobody;
    for (const [principal, roles, by] of joined) {
      writer.add(principal - last);
      writer.add(by === giver ? roles : roles | otherGiver);
      if (by !== giver) writer.add(by);
      last = principal;
      giver = by;
    }
    return new RoleList(writer.take(), joined.length);
  }

  #cursor(): Cursor {
    return new Cursor(new NumberReader(this.bytes, 0, this.bytes.length));
  }

  *[Symbol.iterator](): Generator<RoleListEntry> {
    const cursor = this.#cursor();
    while (cursor.next()) yield [cursor.principal, cursor.roles, cursor.by];
  }

  toJSON(): RoleListEntry[] {
    return [...this];
  }

  /** Entries with the role, as entries with that role alone. */
  *withRole(role: number): Generator<RoleListEntry> {
    const cursor = this.#cursor();
    while (cursor.next()) if ((cursor.roles & role) !== 0) yield [cursor.principal, role, cursor.by];
  }

  /** Number of principals with the role. */
  count(role: number): number {
    let found = 0;
    const cursor = this.#cursor();
    while (cursor.next()) if ((cursor.roles & role) !== 0) found++;
    return found;
  }

  /** Whether the same principals have the same roles, whoever gave them. */
  equals(other: RoleList): boolean {
    if (this.size !== other.size) return false;
    const mine = this.#cursor();
    const theirs = other.#cursor();
    while (mine.next() && theirs.next()) {
      if (mine.principal !== theirs.principal || mine.roles !== theirs.roles) return false;
    }
    return true;
  }
}

/** The first entry of a principal says who changed it. */
const joinEntries = (entries: RoleListEntry[]): RoleListEntry[] => {
  const joined: RoleListEntry[] = [];
  // Those of one principal keep their order.
  for (const entry of entries.sort(([a], [b]) => a - b)) {
    const [principal, roles] = entry;
    const last = joined.at(-1);
    if (last === undefined || last[0] !== principal) joined.push(entry);
    else joined[joined.length - 1] = [principal, last[1] | roles, last[2]];
  }
  return joined;
};

/** The roles of many nodes: what is set aside for a list of its own takes more than most of them. */
export class RoleLists implements Column<RoleList> {
  readonly #bytes = new ByteList();
  readonly #sizes = new WordList();

  get length(): number {
    return this.#sizes.length;
  }

  push({ bytes, size }: RoleList): void {
    this.#bytes.push(bytes);
    this.#sizes.add(size);
  }

  at(place: number): RoleList {
    return new RoleList(new Uint8Array(this.#bytes.at(place)), this.#sizes.at(place));
  }
}
