import type { CategoryTable } from '../package/category-table.js';
import type { PrincipalTable } from '../records/principal-table.js';
import type { Guid, ScopeEntry } from '../records/records.js';
import { nobody } from '../records/role-list.js';
import { type Inside, ScopeMembership } from './inside-scope.js';
import type { PlannedCategory } from './planned.js';
import { mayHaveRole } from './role-holders.js';

/** Who is inside a scope, and what the target keeps of its rows. */
export interface PlannedScope {
  insiders(): Inside;
  entries: PlannedCategory['scope'];
}

/** Scopes by the place of the category whose rows define them, each worked out once: most categories have that of another one. */
export class PlannedScopes {
  readonly #principals: PrincipalTable;
  readonly #categories: CategoryTable;
  readonly #membership: ScopeMembership;
  readonly #known = new Map<number, PlannedScope>();

  constructor(principals: PrincipalTable, categories: CategoryTable) {
    this.#principals = principals;
    this.#categories = categories;
    this.#membership = new ScopeMembership(principals);
  }

  of(definer: number): PlannedScope {
    let scope = this.#known.get(definer);
    if (scope === undefined) {
      scope = this.#workOut(this.#categories.at(definer)!.scope);
      this.#known.set(definer, scope);
    }
    return scope;
  }

  #workOut(rows: ScopeEntry[]): PlannedScope {
    const place = (id: Guid | null): number => this.#principals.place(id) ?? nobody;
    const places = (isDenied: boolean): number[] =>
      rows
        .filter(({ denied }) => denied === isDenied)
        .map(({ principal }) => place(principal))
        .filter((principal) => principal !== nobody);
    const allowed = places(false);
    const denied = places(true);
    const by = new Map(rows.map(({ principal, updatedBy }) => [place(principal), place(updatedBy)]));
    const entriesOf = (from: number[], isDenied: boolean): PlannedScope['entries'] =>
      [...new Set(from)]
        .filter((principal) => mayHaveRole(this.#principals, principal))
        .map((principal) => ({ principal, denied: isDenied, by: by.get(principal) ?? nobody }));
    return {
      insiders: this.#membership.insiders(allowed, denied),
      entries: [...entriesOf(allowed, false), ...entriesOf(denied, true)],
    };
  }

  /** Gives memory back that only scopes need which are not known yet. */
  rest(): void {
    this.#membership.rest();
  }
}
