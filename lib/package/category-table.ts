import { GuidIndex } from '../records/guid-index.js';
import { PackedList } from '../records/packed-list.js';
import type { CategoryRecord, Guid } from '../records/records.js';
import { type RoleList, RoleLists } from '../records/role-list.js';
import { WordList } from '../records/word-list.js';

export type PackageCategory = Omit<CategoryRecord, 'roles'> & { roles: RoleList };

/**
 * The categories of a package, parents before children, so that the root is the first. There may be thousands; what every room
 * asks for is found by their places.
 */
export class CategoryTable extends PackedList<PackageCategory, 'roles'> {
  readonly #ids = new GuidIndex();
  readonly #parents = new WordList();

  constructor() {
    super({ roles: new RoleLists() });
  }

  /** @param category whose parent was added before it, or is itself */
  override add(category: PackageCategory): void {
    this.#ids.add(category.id);
    this.#parents.add(this.#ids.place(category.parent)!);
    super.add(category);
  }

  place(id: Guid): number | undefined {
    return this.#ids.place(id);
  }

  /** The place of the parent; the root is its own. */
  parent(place: number): number {
    return this.#parents.at(place);
  }

  /** Undefined in a package without categories. */
  get root(): PackageCategory | undefined {
    return this.at(0);
  }
}

/** Place of the root. */
export const rootPlace = 0;
