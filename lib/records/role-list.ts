/** Stands for "nobody" where a principal's place in the table is stored. */
export const nobody = 0xffff_ffff;

/**
 * Roles on one node, packed: a pool may have two million of them. Principals are places in a PrincipalTable.
 * Each entry is (principal, sum of Role bits, who changed it last or {@link nobody}).
 */
export class RoleList {
  readonly #packed: Uint32Array;

  private constructor(packed: Uint32Array) {
    this.#packed = packed;
  }

  static readonly empty = new RoleList(new Uint32Array(0));

  /** Joins entries of the same principal; the order is by principal. */
  static from(entries: Iterable<readonly [principal: number, roles: number, by: number]>): RoleList {
    const joined = new Map<number, { roles: number; by: number }>();
    for (const [principal, roles, by] of entries) {
      const known = joined.get(principal);
      if (known === undefined) joined.set(principal, { roles, by });
      else known.roles |= roles;
    }
    if (joined.size === 0) return RoleList.empty;
    const packed = new Uint32Array(joined.size * 3);
    let i = 0;
    for (const principal of [...joined.keys()].sort((a, b) => a - b)) {
      const { roles, by } = joined.get(principal)!;
      packed.set([principal, roles, by], i);
      i += 3;
    }
    return new RoleList(packed);
  }

  get size(): number {
    return this.#packed.length / 3;
  }

  *[Symbol.iterator](): Generator<[principal: number, roles: number, by: number]> {
    const packed = this.#packed;
    for (let i = 0; i < packed.length; i += 3) yield [packed[i]!, packed[i + 1]!, packed[i + 2]!];
  }

  /** Number of principals with the role. */
  count(role: number): number {
    let found = 0;
    for (let i = 1; i < this.#packed.length; i += 3) if ((this.#packed[i]! & role) !== 0) found++;
    return found;
  }

  equals(other: RoleList): boolean {
    if (this.#packed.length !== other.#packed.length) return false;
    for (let i = 0; i < this.#packed.length; i += 3) {
      if (this.#packed[i] !== other.#packed[i] || this.#packed[i + 1] !== other.#packed[i + 1]) return false;
    }
    return true;
  }
}
