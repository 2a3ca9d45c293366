import type { PrincipalTable } from '../records/principal-table.js';
import type { Guid, ScopeEntry } from '../records/records.js';
import { nobody } from '../records/role-list.js';
import type { Inheritance } from './effective.js';
import { type Inside, ScopeMembership } from './inside-scope.js';
import type { PlannedCategory } from './planned.js';
import { mayHaveRole } from './role-holders.js';

/** Who is inside a scope, and what the target keeps of its rows. */
export interface PlannedScope {
  insiders(): Inside;
  entries: PlannedCategory['scope'];
}

/** Scopes by the rows that define them, each worked out once: most categories have that of another one. */
export class PlannedScopes {
  readonly #principals: PrincipalTable;
  readonly #inheritance: Inheritance;
  readonly #membership: ScopeMembership;
  readonly #known = new Map<ScopeEntry[], PlannedScope>();

  constructor(principals: PrincipalTable, inheritance: Inheritance) {
    this.#principals = principals;
    this.#inheritance = inheritance;
    this.#membership = new ScopeMembership(principals);
  }

  of(rows: ScopeEntry[]): PlannedScope {
    let scope = this.#known.get(rows);
    if (scope === undefined) {
      scope = this.#workOut(rows);
      this.#known.set(rows, scope);
    }
    return scope;
  }

  #workOut(rows: ScopeEntry[]): PlannedScope {
    const allowed = this.#inheritance.places(rows, false);
    const denied = this.#inheritance.places(rows, true);
    const place = (id: Guid | null): number => this.#principals.place(id) ?? nobody;
    const by = new Map(rows.map(({ principal, updatedBy }) => [place(principal), place(updatedBy)]));
    const entriesOf = (places: number[], isDenied: boolean): PlannedScope['entries'] =>
      [...new Set(places)]
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
