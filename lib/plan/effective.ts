import { type CategoryTable, type PackageCategory, rootPlace } from '../package/category-table.js';
import type { PackageModel, PackageRoom } from '../package/package-model.js';
import { type Guid, Role } from '../records/records.js';
import { RoleList, type RoleListEntry, RoleLists } from '../records/role-list.js';
import { WordList } from '../records/word-list.js';

/** Values of a fresh root, for a source whose root does not say (schema-mapping section 1). */
const rootDefaults = { invite: false, logged: true, filePost: true, visibility: 3, childCreation: true };

export type EffectiveSettings = typeof rootDefaults;

/** Roles of categories with those they inherit. Most have none of their own, and share what they inherit. */
class InheritedRoles {
  readonly #lists = new RoleLists();
  /** Place of the list of each category. */
  readonly #listOf = new WordList();

  /** @param from the category it inherits from, if it does */
  add(own: RoleListEntry[], from: number | undefined): void {
    if (own.length === 0 && from !== undefined) {
      this.#listOf.add(this.#listOf.at(from));
      return;
    }
    this.#listOf.add(this.#lists.length);
    this.#lists.push(RoleList.from([...(from === undefined ? [] : this.of(from)), ...own]));
  }

  of(category: number): RoleList {
    return this.#lists.at(this.#listOf.at(category));
  }
}

/** Settings of categories. Most have those of another one. */
class InheritedSettings {
  readonly #distinct = new Map<string, EffectiveSettings>();
  readonly #settings: EffectiveSettings[] = [];
  readonly #flat: boolean;

  constructor(flat: boolean) {
    this.#flat = flat;
  }

  add({ invite, logged, filePost, visibility, childCreation }: PackageCategory, from: number | undefined): void {
    const parent = from === undefined ? rootDefaults : this.of(from);
    const settings = {
      invite: invite ?? parent.invite,
      logged: logged ?? parent.logged,
      filePost: filePost ?? parent.filePost,
      visibility: visibility ?? parent.visibility,
      // Persistent Chat names its creators, so nobody gets the right by being a member.
      childCreation: this.#flat ? false : (childCreation ?? parent.childCreation),
    };
    const key = Object.values(settings).join();
    const known = this.#distinct.get(key) ?? settings;
    this.#distinct.set(key, known);
    this.#settings.push(known);
  }

  of(category: number): EffectiveSettings {
    return this.#settings[category]!;
  }
}

/** Which category's rows define the scope of each. */
class InheritedScopes {
  readonly #definers = new WordList();
  /** The nearest category upwards that has rows of its own, itself included; else the root. */
  readonly #nearest = new WordList();
  /** Those for which the source said wrongly where the rows are. */
  readonly #repaired = new Set<number>();

  add(category: PackageCategory, place: number, categories: CategoryTable): void {
    const { scope, scopeDefiner } = category;
    this.#nearest.add(scope.length > 0 || place === rootPlace ? place : this.#nearest.at(categories.parent(place)));
    const named = scopeDefiner === null ? undefined : categories.place(scopeDefiner);
    const isAbove = named !== undefined && isOnPath(named, place, categories);
    if (!isAbove && scopeDefiner !== null) this.#repaired.add(place);
    this.#definers.add(isAbove ? named : this.#nearest.at(place));
  }

  of(category: number): { definer: number; repaired: boolean } {
    return { definer: this.#definers.at(category), repaired: this.#repaired.has(category) };
  }
}

/** Whether a category is one above the other, or that itself. */
const isOnPath = (above: number, place: number, categories: CategoryTable): boolean => {
  let current = place;
  while (current !== above && current !== rootPlace) current = categories.parent(current);
  return current === above;
};

/**
 * Resolves what categories and rooms inherit down the tree (R24). In the target nothing is inherited, so what a node effectively
 * has in the source is written out. Categories are named by their places in the package.
 */
export class Inheritance {
  readonly #settings: InheritedSettings;
  readonly #scopes = new InheritedScopes();
  readonly #members = new InheritedRoles();
  readonly #managers = new InheritedRoles();
  /** In Persistent Chat nothing is inherited. */
  readonly #flat: boolean;
  /** Managers of the root, who become managers of every room (R8); they stay even outside its scope (O8). */
  readonly rootManagers = new Set<number>();

  constructor({ categories, manifest }: PackageModel) {
    this.#flat = manifest.source.kind === 'PersistentChat';
    this.#settings = new InheritedSettings(this.#flat);
    for (const [place, category] of categories.entries()) {
      const parent = category.isRoot ? undefined : categories.parent(place);
      this.#settings.add(category, parent);
      this.#scopes.add(category, place, categories);
      const { overrideMember, roleDefiner, id, roles } = category;
      const from = this.#flat ? undefined : parent;
      const startsHere = startsMembers(overrideMember, roleDefiner, id);
      this.#members.add([...roles.withRole(Role.member)], startsHere ? undefined : from);
      this.#managers.add([...roles.withRole(Role.manager)], from);
      if (!category.isRoot || this.#flat) continue;
      for (const [principal] of roles.withRole(Role.manager)) this.rootManagers.add(principal);
    }
  }

  settings(category: number): EffectiveSettings {
    return this.#settings.of(category);
  }

  /**
   * The category whose rows define the scope, and whether the source said wrongly where they are: then the nearest category
   * upwards that has rows of its own is taken.
   */
  scope(category: number): { definer: number; repaired: boolean } {
    return this.#scopes.of(category);
  }

  /**
   * Effective members of a category, the creators-to-be where child creation is on (O7): those of the path from the last node
   * that started a new list.
   */
  members(category: number): RoleList {
    return this.#members.of(category);
  }

  /**
   * Members, then managers of a room; one principal may come more than once. The managers of all categories above it are among
   * them (R8, O5).
   *
   * @param parent place of its category
   */
  *roomRoles({ overrideMember, roleDefiner, id, roles }: PackageRoom, parent: number): Generator<RoleListEntry> {
    if (!startsMembers(overrideMember, roleDefiner, id) && !this.#flat) yield* this.members(parent);
    yield* roles.withRole(Role.member);
    if (!this.#flat) yield* this.#managers.of(parent);
    yield* roles.withRole(Role.manager);
  }
}

/** Whether a node begins a new list of members instead of inheriting one. */
const startsMembers = (overrideMember: boolean, roleDefiner: Guid | null, id: Guid): boolean =>
  roleDefiner === null ? overrideMember : roleDefiner === id;
