/** Stands for "nobody" where a principal's place in the table is stored. */
export const nobody = 0x0fff_ffff;

const rolesShift = 28;

/** How many numbers are set aside at once: a block of its own for each of a pool's lists would take more than what is in it. */
const blockLength = 1 << 15;
let block = new Uint32Array(0);
let taken = 0;

const setAside = (length: number): { words: Uint32Array; start: number } => {
  if (length > blockLength / 8) return { words: new Uint32Array(length), start: 0 };
  if (taken + length > block.length) {
    block = new Uint32Array(blockLength);
    taken = 0;
  }
  const start = taken;
  taken += length;
  return { words: block, start };
};

/** An entry of a {@link RoleList}: (principal, sum of Role bits, who changed it last or {@link nobody}). */
export type RoleListEntry = readonly [principal: number, roles: number, by: number];

/**
 * Roles on one node, packed: a pool may have two million of them. Principals are places in a PrincipalTable, or numbers of a
 * database; who changed an entry is a place.
 */
export class RoleList {
  /** Two numbers for each entry, from start on: the principal; the roles, and who changed them. */
  readonly #words: Uint32Array;
  readonly #start: number;
  readonly size: number;

  private constructor(words: Uint32Array, start: number, size: number) {
    this.#words = words;
    this.#start = start;
    this.size = size;
  }

  static readonly empty = new RoleList(new Uint32Array(0), 0, 0);

  /** Joins entries of the same principal; the order is by principal. */
  static from(entries: Iterable<RoleListEntry>): RoleList {
    const list = [...entries];
    if (list.length === 0) return RoleList.empty;
    const rising = list.every(([principal], i) => i === 0 || list[i - 1]![0] < principal);
    const joined = rising ? list : joinEntries(list);
    const words = new Uint32Array(joined.length * 2);
    let i = 0;
    for (const [principal, roles, by] of joined) {
      words[i++] = principal;
      words[i++] = (roles << rolesShift) | by;
    }
    return new RoleList(words, 0, joined.length);
  }

  /** The same in a block that it shares with others: for a list that is to stay, among thousands of others. */
  keep(): RoleList {
    if (this.size === 0) return RoleList.empty;
    const { words, start } = setAside(this.size * 2);
    words.set(this.#words.subarray(this.#start, this.#start + this.size * 2), start);
    return new RoleList(words, start, this.size);
  }

  *[Symbol.iterator](): Generator<RoleListEntry> {
    const words = this.#words;
    const end = this.#start + this.size * 2;
    for (let i = this.#start; i < end; i += 2) {
      const rest = words[i + 1]!;
      yield [words[i]!, rest >>> rolesShift, rest & nobody];
    }
  }

  /** Entries with the role, as entries with that role alone. */
  *withRole(role: number): Generator<RoleListEntry> {
    const words = this.#words;
    const end = this.#start + this.size * 2;
    for (let i = this.#start; i < end; i += 2) {
      const rest = words[i + 1]!;
      if (((rest >>> rolesShift) & role) !== 0) yield [words[i]!, role, rest & nobody];
    }
  }

  /** Number of principals with the role. */
  count(role: number): number {
    let found = 0;
    const end = this.#start + this.size * 2;
    for (let i = this.#start + 1; i < end; i += 2) if (((this.#words[i]! >>> rolesShift) & role) !== 0) found++;
    return found;
  }

  /** Whether the same principals have the same roles, whoever gave them. */
  equals(other: RoleList): boolean {
    if (this.size !== other.size) return false;
    for (let i = 0; i < this.size * 2; i += 2) {
      const [mine, theirs] = [this.#start + i, other.#start + i];
      if (this.#words[mine] !== other.#words[theirs]) return false;
      if (this.#words[mine + 1]! >>> rolesShift !== other.#words[theirs + 1]! >>> rolesShift) return false;
    }
    return true;
  }
}

/** The first entry of a principal says who changed it. */
const joinEntries = (entries: RoleListEntry[]): RoleListEntry[] => {
  const joined = new Map<number, RoleListEntry>();
  for (const entry of entries) {
    const [principal, roles] = entry;
    const known = joined.get(principal);
    joined.set(principal, known === undefined ? entry : [principal, known[1] | roles, known[2]]);
  }
  return [...joined.values()].sort(([a], [b]) => a - b);
};
