import { GuidIndex } from '../records/guid-index.js';
import { NumberIndex } from '../records/number-index.js';
import { PackedList } from '../records/packed-list.js';
import type { AddinRecord, Guid, Ticks } from '../records/records.js';
import { type RoleList, RoleLists } from '../records/role-list.js';
import { WordList } from '../records/word-list.js';

export type Action = 'Create' | 'Overwrite' | 'Unchanged';

interface PlannedNode {
  action: Action;
  /** Number of the item in the target that is overwritten, or null. */
  number: number | null;
  /** GUID, kept from the source so that links to it stay valid. */
  id: Guid;
  name: string;
  /** Name in the source, with its parents. */
  sourceName: string;
  description: string;
  addedBy: Guid | null;
  addedOn: Ticks;
  updatedBy: Guid | null;
  updatedOn: Ticks;
  /** How the differing facts read now and afterwards; empty unless it is overwritten. */
  before: string;
  after: string;
}

export interface PlannedCategory extends PlannedNode {
  invite: boolean;
  logged: boolean;
  filePost: boolean;
  /** Places of principals. */
  scope: { principal: number; denied: boolean; by: number }[];
  /** Places of principals. */
  creators: RoleList;
}

export interface PlannedRoom extends PlannedNode {
  /** Place of its category among the planned ones. */
  category: number;
  /** Null inherits from the category; false is off. On cannot be stored on a room. */
  invite: false | null;
  behavior: number;
  visibility: number;
  disabled: boolean;
  addin: Guid | null;
  /** Places of principals. */
  roles: RoleList;
  lastMessageId: number | null;
}

export interface PlannedAddin extends AddinRecord {
  action: Action;
  before: string;
  after: string;
}

/** The categories that migrate, in the order of the package. */
export class PlannedCategories extends PackedList<PlannedCategory, 'scope' | 'creators'> {
  /** Those that migrate, by their places in the package. */
  readonly #bySource = new NumberIndex();
  /** Numbers in the target, or 0. */
  readonly #numbers = new WordList();

  constructor() {
    super({ scope: [], creators: new RoleLists() });
  }

  /** @param source its place in the package; it may be added after those that follow it there */
  addFrom(source: number, category: PlannedCategory): void {
    this.add(category);
    this.#numbers.add(category.number ?? 0);
    this.#bySource.add(source);
  }

  /** The place of one of the package; undefined for one that does not migrate. */
  placeOf(source: number): number | undefined {
    return this.#bySource.place(source);
  }

  /** Number in the target of one that is there already. */
  number(place: number): number | null {
    return this.#numbers.at(place) || null;
  }

  override *entries(): Generator<[place: number, category: PlannedCategory]> {
    for (let source = 0, left = this.#bySource.size; left > 0; source++) {
      const place = this.placeOf(source);
      if (place === undefined) continue;
      left--;
      yield [place, this.at(place)!];
    }
  }

  override *[Symbol.iterator](): Generator<PlannedCategory> {
    for (const [, category] of this.entries()) yield category;
  }
}

/** The rooms that migrate, in the order of the package. */
export class PlannedRooms extends PackedList<PlannedRoom, 'roles'> {
  readonly #ids = new GuidIndex();

  constructor() {
    super({ roles: new RoleLists() });
  }

  override add(room: PlannedRoom): void {
    super.add(room);
    this.#ids.add(room.id);
  }

  /** Undefined for a room that does not migrate. */
  place(id: Guid): number | undefined {
    return this.#ids.place(id);
  }
}
