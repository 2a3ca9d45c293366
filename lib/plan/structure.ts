import { type PackageCategory, rootPlace } from '../package/category-table.js';
import { includes } from '../package/format.js';
import type { PackageModel, PackageRoom, WholePackage } from '../package/package-model.js';
import { pathSeparator } from '../package/scope.js';
import { type Guid, Role } from '../records/records.js';
import { RoleList } from '../records/role-list.js';
import { checkForest } from './check-forest.js';
import { Inheritance } from './effective.js';
import { count } from './finding.js';
import { Findings } from './findings.js';
import { categoryNames, checkName, type Names, roomNames } from './flat-names.js';
import type { Inside } from './inside-scope.js';
import { checkCollisions } from './name-collisions.js';
import { planAddins } from './plan-addins.js';
import {
  type PlannedAddin,
  PlannedCategories,
  type PlannedCategory,
  type PlannedRoom,
  PlannedRooms,
} from './planned.js';
import { PlannedScopes } from './planned-scopes.js';
import type { PrincipalMapEntry } from './principal-map.js';
import { PrincipalMapping } from './principal-mapping.js';
import { Renames } from './renames.js';
import { reportLosses } from './report-losses.js';
import { reportRoles, reportRolesWithoutEffect } from './report-roles.js';
import { mayHaveRole } from './role-holders.js';
import { planRoomRoles } from './room-roles.js';
import type { TargetModel } from './target.js';
import { TargetItems } from './target-items.js';

export interface Structure {
  addins: PlannedAddin[];
  categories: PlannedCategories;
  rooms: PlannedRooms;
  /** Full names of the disabled rooms of the source (R10). */
  leftBehind: string[];
  principals: PrincipalMapping;
  findings: Findings;
}

/** What the admin decides beside package and target. */
export interface PlanChoices {
  /** Text between the names of parent categories and the name (O1). */
  separator: string;
  renames: Renames;
  principalMap: PrincipalMapEntry[];
  /** Whether messages without a known author go to a placeholder instead of being errors. */
  placeholderAuthor: boolean;
}

export const defaultChoices = (): PlanChoices => ({
  separator: pathSeparator,
  renames: new Renames(),
  principalMap: [],
  placeholderAuthor: false,
});

/**
 * Decides what becomes of every category, room, add-in and role: a pure function of package and target. Messages come later.
 */
export const planStructure = (model: WholePackage, target: TargetModel, choices: PlanChoices): Structure => {
  const planner = new StructurePlanner(model, target, choices, new Findings());
  for (const room of model.rooms) planner.addRoom(room);
  return planner.finish();
};

/** The same, room by room, so that the package's own rooms need not be held. */
export class StructurePlanner {
  readonly #model: PackageModel;
  readonly #choices: PlanChoices;
  readonly #inheritance: Inheritance;
  readonly #scopes: PlannedScopes;
  readonly #targetItems: TargetItems;
  readonly #principals: PrincipalMapping;
  readonly #findings: Findings;
  /** A Persistent Chat source is moved as it is: its disabled rooms stay disabled instead of staying behind. */
  readonly #legacy: boolean;
  readonly #names: Names;
  readonly #addins: PlannedAddin[];
  /** GUIDs in the target by those of the source. */
  readonly #addinIds: Map<Guid, Guid>;
  readonly #categories = new PlannedCategories();
  readonly #rooms = new PlannedRooms();
  #roomsInRoot = 0;
  /** Rows of roles and scopes in the target, with those of the rooms so far. */
  #accessEntries: number;
  readonly #leftBehind: string[] = [];

  /** @param findings takes what is found */
  constructor(model: PackageModel, target: TargetModel, choices: PlanChoices, findings: Findings) {
    this.#model = model;
    this.#choices = choices;
    this.#findings = findings;
    this.#accessEntries = target.accessEntries;
    this.#inheritance = new Inheritance(model);
    this.#scopes = new PlannedScopes(model.principals, model.categories);
    this.#principals = new PrincipalMapping(model.principals, target.principals, choices.principalMap);
    this.#targetItems = new TargetItems(target, this.#principals, findings);
    this.#legacy = model.manifest.source.kind === 'GroupChat';
    this.#names = categoryNames(model.categories, choices.separator, choices.renames);
    checkForest(model, target, findings);
    this.#addins = planAddins(model.addins, target.addins, findings);
    this.#addinIds = new Map(model.addins.map(({ id }, i) => [id, this.#addins[i]!.id]));
    for (const [place, category] of model.categories.entries()) {
      if (!category.contextOnly && !category.isRoot) this.#planCategory(category, place);
    }
    this.#scopes.rest();
  }

  addRoom(room: PackageRoom): void {
    reportRolesWithoutEffect(this.#model, 'Room', room, this.#findings);
    const source = this.#model.categories.place(room.parent)!;
    if (this.#legacy && room.disabled) {
      this.#leaveBehind(room, source);
      return;
    }
    if (source === rootPlace) this.#roomsInRoot++;
    // Of the root, and of what is above a scope, only the rooms show that it is needed.
    if (this.#categories.placeOf(source) === undefined) this.#planCategory(this.#model.categories.at(source)!, source);
    const planned = this.#planRoom(room, source, this.#categories.placeOf(source)!);
    this.#rooms.add(planned);
    this.#accessEntries += planned.roles.size;
    this.#needRoom(planned);
  }

  #leaveBehind(room: PackageRoom, category: number): void {
    const name = this.#roomNames(room, category).source;
    const message = 'The room is disabled in the source, so it stays behind.';
    this.#findings.note('RoomLeftBehind', { kind: 'Room', name, message });
    this.#leftBehind.push(name);
  }

  #roomNames(room: PackageRoom, category: number): { source: string; target: string } {
    const { separator, renames } = this.#choices;
    return roomNames(room, category, this.#model.categories, this.#names, separator, renames);
  }

  /** To be called when all rooms were added. */
  finish(): Structure {
    const categories = this.#categories;
    if (this.#roomsInRoot > 0) {
      const message = `${count(this.#roomsInRoot, 'room lies', 'rooms lie')} directly under the root; a category of the root's name is made for them.`;
      this.#findings.note('RootRooms', { kind: 'Category', name: this.#names.target.at(rootPlace)!, message });
    }
    const rooms = this.#rooms;
    const targetItems = this.#targetItems;
    checkCollisions(function* () {
      yield* targetItems.others();
      yield* categories;
      yield* rooms;
    }, this.#findings);
    const { rootManagers } = this.#inheritance;
    const access = { rootManagers, rooms: rooms.length, accessEntries: this.#accessEntries };
    reportRoles(this.#model, access, this.#findings);
    for (const { kind, oldName, newName } of this.#choices.renames.unused()) {
      const message = `The source has no ${kind.toLowerCase()} of this name to rename to '${newName}'.`;
      this.#findings.note('RenameUnused', { kind, name: oldName, message });
    }
    this.#needPrincipals();
    return {
      addins: this.#addins,
      categories,
      rooms,
      leftBehind: this.#leftBehind,
      principals: this.#principals,
      findings: this.#findings,
    };
  }

  #planCategory(category: PackageCategory, place: number): void {
    const name = this.#names.target.at(place)!;
    const sourceName = this.#names.source.at(place)!;
    if (!category.isRoot && name !== category.name) {
      const change = { message: 'A subcategory becomes a category of its own.', before: category.name, after: name };
      this.#findings.note('CategoryFlattened', { kind: 'Category', name, ...change });
    }
    this.#findings.add(...checkName('Category', sourceName, name));
    const settings = this.#inheritance.settings(place);
    const { definer, repaired } = this.#inheritance.scope(place);
    if (repaired) {
      const message = 'The source says wrongly which scope applies; that of the nearest category above it is taken.';
      this.#findings.note('ScopeDefinerInvalid', { kind: 'Category', name: category.name, message });
    }
    const existing = this.#targetItems.category(category.id, name);
    const item: PlannedCategory = {
      action: 'Create',
      number: existing?.number ?? null,
      id: category.id,
      name,
      sourceName,
      description: category.description,
      addedBy: category.addedBy,
      addedOn: category.addedOn,
      updatedBy: category.updatedBy,
      updatedOn: category.updatedOn,
      before: '',
      after: '',
      invite: settings.invite,
      logged: settings.logged,
      filePost: settings.filePost,
      scope: this.#scopes.of(definer).entries,
      creators: this.#creators(category, place, settings.childCreation),
    };
    if (existing !== undefined) this.#targetItems.compareCategory(item, existing);
    this.#categories.addFrom(place, item);
  }

  #inside(category: number): Inside {
    return this.#scopes.of(this.#inheritance.scope(category).definer).insiders();
  }

  /** Members may create rooms where child creation is on (O7); Persistent Chat names creators itself. */
  #creators({ roles }: PackageCategory, place: number, childCreation: boolean): RoleList {
    const inside = this.#inside(place);
    const members = childCreation ? [...this.#inheritance.members(place)] : [];
    return RoleList.from(
      [...roles.withRole(Role.creator), ...members]
        .filter(([principal]) => inside(principal) && mayHaveRole(this.#model.principals, principal))
        .map(([principal, , by]) => [principal, Role.creator, by] as const),
    );
  }

  #planRoom(room: PackageRoom, source: number, category: number): PlannedRoom {
    const { source: full, target: name } = this.#roomNames(room, source);
    if (name !== room.name) {
      const message = 'The names of the parent categories are set in front of the name.';
      this.#findings.note('RoomPrefixed', { kind: 'Room', name, message, before: room.name, after: name });
    }
    this.#findings.add(...checkName('Room', full, name));
    const existing = this.#targetItems.room(room.id, name);
    const settings = this.#inheritance.settings(source);
    // Spelt out: objects that are spread take four times the memory.
    const item: PlannedRoom = {
      action: 'Create',
      number: existing?.number ?? null,
      id: room.id,
      name,
      sourceName: full,
      description: room.description === '' ? room.topic : room.description,
      addedBy: room.addedBy,
      addedOn: room.addedOn,
      updatedBy: room.updatedBy,
      updatedOn: room.updatedOn,
      before: '',
      after: '',
      category,
      invite: this.#invitations(room, settings.invite, name),
      behavior: room.behavior,
      visibility: room.visibility ?? settings.visibility,
      disabled: room.disabled,
      addin: room.addin === null ? null : (this.#addinIds.get(room.addin) ?? null),
      roles: planRoomRoles(room, name, {
        category: source,
        inside: this.#inside(source),
        inheritance: this.#inheritance,
        principals: this.#model.principals,
        findings: this.#findings,
      }),
      lastMessageId: room.lastMessageId,
    };
    reportLosses(room, settings, item, this.#findings);
    if (existing !== undefined) this.#targetItems.compareRoom(item, existing, this.#categories);
    return item;
  }

  /** R9: a room cannot have on what its category has off. */
  #invitations({ invite }: PackageRoom, areOnInCategory: boolean, name: string): false | null {
    if (invite === false) return false;
    if (invite === null || areOnInCategory) return null;
    const message = 'The room has invitations on and its category has them off; they are off from now on.';
    this.#findings.note('InvitationsSwitchedOff', { kind: 'Room', name, message, before: 'on', after: 'off' });
    return false;
  }

  #needRoom(room: PlannedRoom): void {
    this.#needAuthors(room);
    for (const [place] of room.roles) this.#principals.need(place);
  }

  #needAuthors({ addedBy, updatedBy }: PlannedCategory | PlannedRoom): void {
    this.#principals.needId(addedBy);
    this.#principals.needId(updatedBy);
  }

  /** Those with a role or in a scope of something migrated, creators of nodes, and the groups they need. */
  #needPrincipals(): void {
    if (!includes(this.#model.manifest.level, 'Category')) this.#principals.needAll();
    for (const category of this.#categories) {
      this.#needAuthors(category);
      for (const { principal } of category.scope) this.#principals.need(principal);
      for (const [place] of category.creators) this.#principals.need(place);
    }
  }
}
