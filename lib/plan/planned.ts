import { GuidIndex } from '../records/guid-index.js';
import { PackedList } from '../records/packed-list.js';
import type { AddinRecord, Guid, Ticks } from '../records/records.js';
import { type RoleList, RoleLists } from '../records/role-list.js';

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
  category: PlannedCategory;
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

/** The rooms that migrate, in the order of the package. */
export class PlannedRooms extends PackedList<PlannedRoom, 'category' | 'roles'> {
  readonly #ids = new GuidIndex();

  constructor() {
    super({ category: [], roles: new RoleLists() });
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
