import type { PackageCategory, PackageModel, PackageRoom } from '../package/package-model.js';
import type { PrincipalTable } from '../records/principal-table.js';
import { type Guid, Role, type ScopeEntry } from '../records/records.js';
import { nobody, RoleList } from '../records/role-list.js';

/** Values of a fresh root, for a source whose root does not say (schema-mapping section 1). */
const rootDefaults = { invite: false, logged: true, filePost: true, visibility: 3, childCreation: true };

export interface EffectiveSettings {
  invite: boolean;
  logged: boolean;
  filePost: boolean;
  visibility: number;
  childCreation: boolean;
}

/** A manager with the place where it comes from: the root's go to every room (R8), those in between to the rooms below (O5). */
export interface EffectiveRoles {
  members: RoleList;
  managers: RoleList;
  /** Managers that are there because the root names them; they stay even outside the scope (O8). */
  rootManagers: Set<number>;
}

/**
 * Resolves what categories and rooms inherit down the tree (R24). In the target nothing is inherited, so what a node effectively
 * has in the source is written out.
 */
export class Inheritance {
  readonly #categories: Map<Guid, PackageCategory>;
  readonly #principals: PrincipalTable;
  readonly #settings = new Map<Guid, EffectiveSettings>();
  readonly #memberCache = new Map<Guid, [number, number, number][]>();
  readonly #managerCache = new Map<Guid, [number, number, number][]>();
  readonly #flat: boolean;

  constructor(model: PackageModel) {
    this.#categories = new Map(model.categories.map((category) => [category.id, category]));
    this.#principals = model.principals;
    this.#flat = model.manifest.source.kind === 'PersistentChat';
    const root = this.#flat ? undefined : model.categories.find(({ isRoot }) => isRoot);
    this.rootManagers = new Set(
      [...withRole(root?.roles ?? RoleList.empty, Role.manager)].map(([principal]) => principal),
    );
  }

  /** From the root down to the category, both included. */
  path(category: Guid): PackageCategory[] {
    const path: PackageCategory[] = [];
    for (let node = this.#categories.get(category); node !== undefined; node = this.#categories.get(node.parent)) {
      path.unshift(node);
      if (node.isRoot) break;
    }
    return path;
  }

  settings(category: Guid): EffectiveSettings {
    const known = this.#settings.get(category);
    if (known !== undefined) return known;
    const own = this.#categories.get(category)!;
    const parent = own.isRoot ? rootDefaults : this.settings(own.parent);
    const settings = {
      invite: own.invite ?? parent.invite,
      logged: own.logged ?? parent.logged,
      filePost: own.filePost ?? parent.filePost,
      visibility: own.visibility ?? parent.visibility,
      // Persistent Chat names its creators, so nobody gets the right by being a member.
      childCreation: this.#flat ? false : (own.childCreation ?? parent.childCreation),
    };
    this.#settings.set(category, settings);
    return settings;
  }

  /**
   * The rows that define the category's scope, and whether the source said wrongly where they are: then the nearest category
   * upwards that has rows of its own is taken.
   */
  scope(category: Guid): { entries: ScopeEntry[]; repaired: boolean } {
    const path = this.path(category);
    const own = path.at(-1)!;
    const named = path.find(({ id }) => id === own.scopeDefiner);
    if (named !== undefined) return { entries: named.scope, repaired: false };
    const nearest = path.findLast(({ scope }) => scope.length > 0) ?? path[0]!;
    return { entries: nearest.scope, repaired: own.scopeDefiner !== null };
  }

  /** Members of the path from the last node that started a new list; in Persistent Chat nothing is inherited. */
  #members(category: Guid): [number, number, number][] {
    const known = this.#memberCache.get(category);
    if (known !== undefined) return known;
    const own = this.#categories.get(category)!;
    const startsHere = own.isRoot || (own.roleDefiner === null ? own.overrideMember : own.roleDefiner === own.id);
    const inherited = startsHere || this.#flat ? [] : this.#members(own.parent);
    const members = [...inherited, ...withRole(own.roles, Role.member)];
    this.#memberCache.set(category, members);
    return members;
  }

  #managers(category: Guid): [number, number, number][] {
    const known = this.#managerCache.get(category);
    if (known !== undefined) return known;
    const own = this.#categories.get(category)!;
    const inherited = own.isRoot || this.#flat ? [] : this.#managers(own.parent);
    const managers = [...inherited, ...withRole(own.roles, Role.manager)];
    this.#managerCache.set(category, managers);
    return managers;
  }

  /** Effective members of a category, the creators-to-be where child creation is on (O7). */
  categoryMembers(category: Guid): RoleList {
    return RoleList.from(this.#members(category));
  }

  /** Managers of the root, who become managers of every room (R8). */
  readonly rootManagers: Set<number>;

  roomRoles(room: PackageRoom): EffectiveRoles {
    const startsHere = room.roleDefiner === null ? room.overrideMember : room.roleDefiner === room.id;
    const inherited = startsHere || this.#flat ? [] : this.#members(room.parent);
    const managers = this.#flat ? [] : this.#managers(room.parent);
    return {
      members: RoleList.from([...inherited, ...withRole(room.roles, Role.member)]),
      managers: RoleList.from([...managers, ...withRole(room.roles, Role.manager)]),
      rootManagers: this.rootManagers,
    };
  }

  /** Places of a scope's principals. */
  places(entries: ScopeEntry[], denied: boolean): number[] {
    return entries
      .filter((entry) => entry.denied === denied)
      .map(({ principal }) => this.#principals.place(principal) ?? nobody)
      .filter((place) => place !== nobody);
  }
}

const withRole = function* (roles: RoleList, role: number): Generator<[number, number, number]> {
  for (const [principal, bits, by] of roles) if ((bits & role) !== 0) yield [principal, role, by];
};
