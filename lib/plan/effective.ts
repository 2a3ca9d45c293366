import type { PackageCategory, PackageModel, PackageRoom } from '../package/package-model.js';
import type { PrincipalTable } from '../records/principal-table.js';
import { type Guid, Role, type ScopeEntry } from '../records/records.js';
import { nobody, RoleList, type RoleListEntry } from '../records/role-list.js';

/** Values of a fresh root, for a source whose root does not say (schema-mapping section 1). */
const rootDefaults = { invite: false, logged: true, filePost: true, visibility: 3, childCreation: true };

export interface EffectiveSettings {
  invite: boolean;
  logged: boolean;
  filePost: boolean;
  visibility: number;
  childCreation: boolean;
}

/**
 * Resolves what categories and rooms inherit down the tree (R24). In the target nothing is inherited, so what a node effectively
 * has in the source is written out.
 */
export class Inheritance {
  readonly #categories: Map<Guid, PackageCategory>;
  readonly #principals: PrincipalTable;
  readonly #settings = new Map<Guid, EffectiveSettings>();
  readonly #memberCache = new Map<Guid, RoleList>();
  readonly #managerCache = new Map<Guid, RoleList>();
  readonly #flat: boolean;

  constructor(model: PackageModel) {
    this.#categories = new Map(model.categories.map((category) => [category.id, category]));
    this.#principals = model.principals;
    this.#flat = model.manifest.source.kind === 'PersistentChat';
    const root = this.#flat ? undefined : model.categories.find(({ isRoot }) => isRoot);
    this.rootManagers = new Set(
      [...(root?.roles ?? RoleList.empty).withRole(Role.manager)].map(([principal]) => principal),
    );
  }

  category(id: Guid): PackageCategory | undefined {
    return this.#categories.get(id);
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

  /**
   * Effective members of a category, the creators-to-be where child creation is on (O7): those of the path from the last node
   * that started a new list. In Persistent Chat nothing is inherited.
   */
  members(category: Guid): RoleList {
    const known = this.#memberCache.get(category);
    if (known !== undefined) return known;
    const own = this.#categories.get(category)!;
    const startsHere = own.isRoot || (own.roleDefiner === null ? own.overrideMember : own.roleDefiner === own.id);
    const members = join(startsHere || this.#flat ? RoleList.empty : this.members(own.parent), own, Role.member);
    this.#memberCache.set(category, members);
    return members;
  }

  #managers(category: Guid): RoleList {
    const known = this.#managerCache.get(category);
    if (known !== undefined) return known;
    const own = this.#categories.get(category)!;
    const inherited = own.isRoot || this.#flat ? RoleList.empty : this.#managers(own.parent);
    const managers = join(inherited, own, Role.manager);
    this.#managerCache.set(category, managers);
    return managers;
  }

  /** Managers of the root, who become managers of every room (R8); they stay even outside its scope (O8). */
  readonly rootManagers: Set<number>;

  /**
   * Members, then managers of a room; one principal may come more than once. The managers of all categories above it are among
   * them (R8, O5).
   */
  *roomRoles(room: PackageRoom): Generator<RoleListEntry> {
    const startsHere = room.roleDefiner === null ? room.overrideMember : room.roleDefiner === room.id;
    if (!startsHere && !this.#flat) yield* this.members(room.parent);
    yield* room.roles.withRole(Role.member);
    if (!this.#flat) yield* this.#managers(room.parent);
    yield* room.roles.withRole(Role.manager);
  }

  /** Places of a scope's principals. */
  places(entries: ScopeEntry[], denied: boolean): number[] {
    return entries
      .filter((entry) => entry.denied === denied)
      .map(({ principal }) => this.#principals.place(principal) ?? nobody)
      .filter((place) => place !== nobody);
  }
}

/** Inherited entries, and those of a category itself. Most categories have none, and share what they inherit. */
const join = (inherited: RoleList, { roles }: PackageCategory, role: number): RoleList => {
  const own = [...roles.withRole(role)];
  return own.length === 0 ? inherited : RoleList.from([...inherited, ...own]);
};
