import { includes } from '../package/format.js';
import type { PackageCategory, PackageModel, PackageRoom, WholePackage } from '../package/package-model.js';
import { pathSeparator } from '../package/scope.js';
import { GuidIndex } from '../records/guid-index.js';
import { foldName } from '../records/names.js';
import { type List, PackedList } from '../records/packed-list.js';
import { type Guid, Role, type ScopeEntry } from '../records/records.js';
import { nobody, RoleList, type RoleListEntry } from '../records/role-list.js';
import { TextIndex } from '../records/text-index.js';
import { Inheritance } from './effective.js';
import { count, type FindingCode } from './finding.js';
import { Findings } from './findings.js';
import { categoryNames, checkName, type Names, roomNames } from './flat-names.js';
import { ScopeMembership } from './inside-scope.js';
import { type PlannedAddin, type PlannedCategory, type PlannedRoom, PlannedRooms } from './planned.js';
import type { PrincipalMapEntry } from './principal-map.js';
import { PrincipalMapping } from './principal-mapping.js';
import { Renames } from './renames.js';
import type { TargetCategory, TargetModel, TargetRoom } from './target.js';

export interface Structure {
  addins: PlannedAddin[];
  categories: PlannedCategory[];
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

/** The vendor's ceiling for a pool (capacity planning). */
const mostAccessEntries = 2_000_000;
const namesShown = 10;
/** Numbers that no principal of a target has count down from here. */
const largestNumber = 0xffff_ffff;

const listed = (names: string[]): string =>
  names.length <= namesShown
    ? names.join(', ')
    : `${names.slice(0, namesShown).join(', ')} and ${names.length - namesShown} more`;

/** One list after the other, any number of times. */
const chain = <T>(...lists: Iterable<T>[]) =>
  function* (): Generator<T> {
    for (const list of lists) yield* list;
  };

const onOff = (value: boolean): string => (value ? 'on' : 'off');

/** Who is inside a scope, and what the target keeps of its rows. */
interface PlannedScope {
  inside(place: number): boolean;
  entries: PlannedCategory['scope'];
}

/** Items of the target by GUID, else by name. */
class Known<T extends { id: Guid; name: string }> {
  readonly #items: List<T>;
  readonly #byId = new GuidIndex();
  readonly #byName: TextIndex;

  constructor(items: List<T>) {
    this.#items = items;
    const names = new PackedList<string>();
    for (const { id, name } of items) {
      this.#byId.add(id);
      names.add(name);
    }
    this.#byName = new TextIndex(names, foldName);
  }

  find(id: Guid, name: string): T | undefined {
    const place = this.#byId.place(id) ?? this.#byName.place(name);
    return place === undefined ? undefined : this.#items.at(place);
  }
}

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
  /** Without its principals, which are needed only at the beginning. */
  readonly #target: Pick<TargetModel, 'categories' | 'rooms'>;
  readonly #choices: PlanChoices;
  readonly #inheritance: Inheritance;
  readonly #membership: ScopeMembership;
  readonly #principals: PrincipalMapping;
  readonly #findings: Findings;
  readonly #root: PackageCategory | undefined;
  /** A Persistent Chat source is moved as it is: its disabled rooms stay disabled instead of staying behind. */
  readonly #legacy: boolean;
  readonly #sources: Map<Guid, PackageCategory>;
  readonly #names: Names;
  /** By the rows that define them: most categories have the scope of another one. */
  readonly #scopes = new Map<ScopeEntry[], PlannedScope>();
  readonly #known: { categories: Known<TargetCategory>; rooms: Known<TargetRoom>; categoryNames: Map<number, string> };
  readonly #addins: PlannedAddin[];
  /** GUIDs in the target by those of the source. */
  readonly #addinIds: Map<Guid, Guid>;
  /** Numbers of the target's items that are overwritten, or would be if they differed. */
  readonly #overwritten = new Set<number>();
  readonly #categories = new Map<Guid, PlannedCategory>();
  readonly #rooms = new PlannedRooms();
  #roomsInRoot = 0;
  /** Rows of roles and scopes in the target, with those of the rooms so far. */
  #accessEntries: number;
  readonly #leftBehind: string[] = [];

  /** @param findings takes what is found */
  constructor(model: PackageModel, target: TargetModel, choices: PlanChoices, findings: Findings) {
    this.#model = model;
    this.#target = { categories: target.categories, rooms: target.rooms };
    this.#choices = choices;
    this.#findings = findings;
    this.#accessEntries = target.accessEntries;
    this.#inheritance = new Inheritance(model);
    this.#membership = new ScopeMembership(model.principals);
    this.#principals = new PrincipalMapping(model.principals, target.principals, choices.principalMap);
    this.#root = model.categories.find(({ isRoot }) => isRoot);
    this.#legacy = model.manifest.source.kind === 'GroupChat';
    this.#sources = new Map(model.categories.map((category) => [category.id, category]));
    this.#names = categoryNames(model.categories, choices.separator, choices.renames);
    this.#known = {
      categories: new Known(target.categories),
      rooms: new Known(target.rooms),
      categoryNames: new Map(target.categories.map(({ number, name }) => [number, name])),
    };
    this.#checkForest(target);
    this.#addins = this.#planAddins(target);
    this.#addinIds = new Map(model.addins.map(({ id }, i) => [id, this.#addins[i]!.id]));
    for (const category of model.categories) {
      if (!category.contextOnly && !category.isRoot) this.#categories.set(category.id, this.#planCategory(category));
    }
    this.#membership.rest();
  }

  addRoom(room: PackageRoom): void {
    this.#reportRolesWithoutEffect('Room', room);
    const source = this.#sources.get(room.parent)!;
    if (this.#legacy && room.disabled) {
      this.#leaveBehind(room, source);
      return;
    }
    if (source.isRoot) this.#roomsInRoot++;
    let category = this.#categories.get(source.id);
    if (category === undefined) {
      category = this.#planCategory(source);
      this.#categories.set(source.id, category);
    }
    const planned = this.#planRoom(room, source, category);
    this.#rooms.add(planned);
    this.#accessEntries += planned.roles.size;
    this.#needRoom(planned);
  }

  #leaveBehind({ id, name }: PackageRoom, { id: parent, isRoot }: PackageCategory): void {
    const full = isRoot ? name : `${this.#names.source.get(parent)}${pathSeparator}${name}`;
    this.#choices.renames.find('Room', full, id);
    this.#find('RoomLeftBehind', 'Room', full, 'The room is disabled in the source, so it stays behind.');
    this.#leftBehind.push(full);
  }

  /** To be called when all rooms were added. */
  finish(): Structure {
    // The root comes before those below it, although only its rooms show that it is needed.
    const categories = this.#model.categories.flatMap(({ id }) => this.#categories.get(id) ?? []);
    if (this.#roomsInRoot > 0) {
      const message = `${count(this.#roomsInRoot, 'room lies', 'rooms lie')} directly under the root; a category of the root's name is made for them.`;
      this.#find('RootRooms', 'Category', this.#names.target.get(this.#root!.id)!, message);
    }
    this.#checkCollisions(categories);
    this.#reportRoles();
    for (const { kind, oldName, newName } of this.#choices.renames.unused()) {
      this.#find(
        'RenameUnused',
        kind,
        oldName,
        `The source has no ${kind.toLowerCase()} of this name to rename to '${newName}'.`,
      );
    }
    this.#needPrincipals(categories);
    return {
      addins: this.#addins,
      categories,
      rooms: this.#rooms,
      leftBehind: this.#leftBehind,
      principals: this.#principals,
      findings: this.#findings,
    };
  }

  #find(
    code: FindingCode,
    kind: 'Package' | 'Category' | 'Room' | 'Addin' | 'Principal',
    name: string,
    message: string,
    change: { before?: string; after?: string } = {},
  ): void {
    this.#findings.note(code, { kind, name, message, ...change });
  }

  #labels(places: Iterable<number>): string {
    const inOrder = [...places].sort((a, b) => a - b);
    return listed(inOrder.map((place) => this.#model.principals.label(place)));
  }

  /** The forest is a guess from distinguished names; a principal that both sides know by its GUID proves it wrong. */
  #checkForest(target: TargetModel): void {
    const { forest } = this.#model.manifest.source;
    const other = target.forest;
    const related = (a: string, b: string): boolean => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
    if (forest === '' || other === '' || related(forest, other)) return;
    const { principals } = this.#model;
    for (const place of principals.places()) {
      if (!principals.isSystem(place) && target.principals.byId(principals.id(place)) !== undefined) return;
    }
    this.#find(
      'ForestMismatch',
      'Package',
      this.#model.name,
      `The package comes from the forest ${forest}, the target belongs to ${other}.`,
      {
        before: forest,
        after: other,
      },
    );
  }

  #planAddins(target: TargetModel): PlannedAddin[] {
    const byId = new Map(target.addins.map((addin) => [addin.id, addin]));
    const byName = new Map(target.addins.map((addin) => [foldName(addin.name), addin]));
    return this.#model.addins.map(({ id, name, url }) => {
      if (!/^https?:\/\//i.test(url) || name.length > 50 || url.length > 255) {
        this.#find(
          'AddinInvalid',
          'Addin',
          name,
          `The add-in has an address or a name that Persistent Chat does not take: ${url.slice(0, 100)}`,
        );
      }
      const existing = byId.get(id) ?? byName.get(foldName(name));
      if (existing === undefined) return { action: 'Create', id, name, url, before: '', after: '' };
      const same = existing.name === name && existing.url === url;
      if (same) return { action: 'Unchanged', id: existing.id, name, url, before: '', after: '' };
      const before = `${existing.name}: ${existing.url}`;
      const after = `${name}: ${url}`;
      this.#find('ItemOverwritten', 'Addin', name, 'An add-in of the target is overwritten.', { before, after });
      return { action: 'Overwrite', id: existing.id, name, url, before, after };
    });
  }

  /** What the rows of a scope say; worked out once. */
  #scope(rows: ScopeEntry[]): PlannedScope {
    const known = this.#scopes.get(rows);
    if (known !== undefined) return known;
    const allowed = this.#inheritance.places(rows, false);
    const denied = this.#inheritance.places(rows, true);
    const place = (id: Guid | null): number => this.#model.principals.place(id) ?? nobody;
    const by = new Map(rows.map(({ principal, updatedBy }) => [place(principal), place(updatedBy)]));
    const entriesOf = (places: number[], isDenied: boolean): PlannedScope['entries'] =>
      [...new Set(places)]
        .filter((principal) => this.#mayHaveRole(principal))
        .map((principal) => ({ principal, denied: isDenied, by: by.get(principal) ?? nobody }));
    const scope = {
      inside: this.#membership.inside(allowed, denied),
      entries: [...entriesOf(allowed, false), ...entriesOf(denied, true)],
    };
    this.#scopes.set(rows, scope);
    return scope;
  }

  #planCategory(category: PackageCategory): PlannedCategory {
    const name = this.#names.target.get(category.id)!;
    const sourceName = this.#names.source.get(category.id)!;
    if (!category.isRoot && name !== category.name) {
      this.#find('CategoryFlattened', 'Category', name, 'A subcategory becomes a category of its own.', {
        before: category.name,
        after: name,
      });
    }
    this.#findings.add(...checkName('Category', sourceName, name));
    const settings = this.#inheritance.settings(category.id);
    const { entries, repaired } = this.#inheritance.scope(category.id);
    if (repaired) {
      const message = 'The source says wrongly which scope applies; that of the nearest category above it is taken.';
      this.#find('ScopeDefinerInvalid', 'Category', category.name, message);
    }
    const existing = this.#known.categories.find(category.id, name);
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
      scope: this.#scope(entries).entries,
      creators: this.#creators(category, settings.childCreation),
    };
    this.#compareCategory(item, existing);
    return item;
  }

  #inside(category: PackageCategory): (place: number) => boolean {
    return this.#scope(this.#inheritance.scope(category.id).entries).inside;
  }

  /** Members may create rooms where child creation is on (O7); Persistent Chat names creators itself. */
  #creators(category: PackageCategory, childCreation: boolean): RoleList {
    const inside = this.#inside(category);
    const members = childCreation ? [...this.#inheritance.members(category.id)] : [];
    return RoleList.from(
      [...category.roles.withRole(Role.creator), ...members]
        .filter(([place]) => inside(place) && this.#mayHaveRole(place))
        .map(([place, , by]) => [place, Role.creator, by] as const),
    );
  }

  #mayHaveRole(place: number): boolean {
    return !this.#model.principals.isFederated(place) && !this.#model.principals.isSystem(place);
  }

  #planRoom(room: PackageRoom, source: PackageCategory, category: PlannedCategory): PlannedRoom {
    const { separator, renames } = this.#choices;
    const { source: full, target: name } = roomNames(room, source, this.#names, this.#root?.id, separator, renames);
    if (name !== room.name) {
      this.#find('RoomPrefixed', 'Room', name, 'The names of the parent categories are set in front of the name.', {
        before: room.name,
        after: name,
      });
    }
    this.#findings.add(...checkName('Room', full, name));
    const existing = this.#known.rooms.find(room.id, name);
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
      invite: this.#invitations(room, source, name),
      behavior: room.behavior,
      visibility: room.visibility ?? this.#inheritance.settings(room.parent).visibility,
      disabled: room.disabled,
      addin: room.addin === null ? null : (this.#addinIds.get(room.addin) ?? null),
      roles: this.#roomRoles(room, source, name),
      lastMessageId: room.lastMessageId,
    };
    this.#reportLosses(room, source, item);
    this.#compareRoom(item, existing);
    return item;
  }

  /** R9: a room cannot have on what its category has off. */
  #invitations(room: PackageRoom, source: PackageCategory, name: string): false | null {
    if (room.invite === false) return false;
    if (room.invite === null || this.#inheritance.settings(source.id).invite) return null;
    const message = 'The room has invitations on and its category has them off; they are off from now on.';
    this.#find('InvitationsSwitchedOff', 'Room', name, message, { before: 'on', after: 'off' });
    return false;
  }

  #roomRoles(room: PackageRoom, source: PackageCategory, name: string): RoleList {
    const { rootManagers } = this.#inheritance;
    const inside = this.#inside(source);
    const auditorium = room.behavior === 5;
    const presenters = [...room.roles.withRole(Role.presenter)];
    if (!auditorium && presenters.length > 0) {
      const message = `A normal room has no presenters; left out: ${this.#labels(presenters.map(([place]) => place))}.`;
      this.#find('PresenterOnNormalRoom', 'Room', name, message);
    }
    const federated = new Set<number>();
    const outside = new Set<number>();
    const kept: RoleListEntry[] = [];
    const take = (entry: RoleListEntry): void => {
      const [place, role] = entry;
      if (this.#model.principals.isFederated(place)) federated.add(place);
      if (!this.#mayHaveRole(place)) return;
      if (inside(place) || (role === Role.manager && rootManagers.has(place))) kept.push(entry);
      else outside.add(place);
    };
    for (const entry of this.#inheritance.roomRoles(room)) take(entry);
    if (auditorium) for (const entry of presenters) take(entry);
    if (federated.size > 0) {
      const message = `${count(federated.size, 'federated principal')} will have no access: ${this.#labels(federated)}.`;
      this.#find('FederatedMember', 'Room', name, message);
    }
    if (outside.size > 0) {
      const message = `${count(outside.size, 'principal lies', 'principals lie')} outside the scope of the category and ${outside.size === 1 ? 'gets' : 'get'} no role: ${this.#labels(outside)}.`;
      this.#find('OutsideScope', 'Room', name, message);
    }
    const roles = RoleList.from(kept);
    const open = (room.visibility ?? this.#inheritance.settings(source.id).visibility) === 6;
    if (roles.count(Role.member) === 0 && !open) {
      this.#find('EmptyRoom', 'Room', name, 'The room has no members.');
    }
    return roles;
  }

  /** R25: what the target cannot hold. */
  #reportLosses(room: PackageRoom, source: PackageCategory, { name, addin }: PlannedRoom): void {
    const settings = this.#inheritance.settings(source.id);
    if (room.topic !== '') {
      const used = room.description === '';
      const message = used ? 'The topic becomes the description.' : 'The topic is dropped.';
      this.#find('TopicDropped', 'Room', name, message, { before: room.topic });
    }
    if (room.logged !== null && room.logged !== settings.logged) {
      const message = `History is ${onOff(room.logged)} for the room and ${onOff(settings.logged)} for its category, which rules from now on.`;
      this.#find('HistorySettingChanged', 'Room', name, message, {
        before: onOff(room.logged),
        after: onOff(settings.logged),
      });
    }
    if (room.filePost !== null && room.filePost !== settings.filePost) {
      const message = `Upload is ${onOff(room.filePost)} for the room and ${onOff(settings.filePost)} for its category, which rules from now on.`;
      this.#find('UploadSettingChanged', 'Room', name, message, {
        before: onOff(room.filePost),
        after: onOff(settings.filePost),
      });
    }
    if (room.addin !== null && addin === null) {
      const message = `The package does not hold the add-in of the room, ${room.addin}; the room gets none.`;
      this.#find('AddinUnknown', 'Room', name, message);
    }
    const { messagesBefore } = room.statistics;
    if (messagesBefore > 0) {
      const message = `${count(messagesBefore, 'message')} before the start date ${messagesBefore === 1 ? 'stays' : 'stay'} behind.`;
      this.#find('MessagesLeftBehind', 'Room', name, message);
    }
  }

  /** Fills in action, before and after. Facts that nobody sees (who changed it and when) make a difference too. */
  #settle(
    item: PlannedCategory | PlannedRoom,
    kind: 'Category' | 'Room',
    facts: [string, string, string][],
    sameHidden: boolean,
  ): void {
    const { number, name, sourceName } = item;
    if (this.#overwritten.has(number!)) {
      const message = 'Two items of the source would overwrite the same item of the target.';
      this.#find('NameCollision', kind, name, message, { before: sourceName, after: name });
    }
    this.#overwritten.add(number!);
    const differing = facts.filter(([, before, after]) => before !== after);
    item.action = differing.length === 0 && sameHidden ? 'Unchanged' : 'Overwrite';
    item.before = differing.map(([fact, before]) => `${fact}: ${before}`).join('; ');
    item.after = differing.map(([fact, , after]) => `${fact}: ${after}`).join('; ');
    if (differing.length === 0) return;
    const { before, after } = item;
    this.#find('ItemOverwritten', kind, item.name, `A ${kind.toLowerCase()} of the target is overwritten.`, {
      before,
      after,
    });
  }

  #sameHidden(item: PlannedCategory | PlannedRoom, existing: TargetCategory | TargetRoom): boolean {
    return (
      this.#principals.numberOrSystem(item.addedBy) === existing.addedBy &&
      item.addedOn === existing.addedOn &&
      this.#principals.numberOrSystem(item.updatedBy) === existing.updatedBy &&
      item.updatedOn === existing.updatedOn
    );
  }

  #compareCategory(item: PlannedCategory, existing: TargetCategory | undefined): void {
    if (existing === undefined) return;
    const scopeKey = (entries: { principal: number; denied: boolean }[]): string =>
      entries
        .map(({ principal, denied }) => `${principal}${denied ? '-' : '+'}`)
        .sort()
        .join();
    const scope = item.scope.map(({ principal, denied }) => ({
      principal: this.#principals.number(principal) ?? -1 - principal,
      denied,
    }));
    const creators = [...item.creators].map(([place]) => this.#principals.number(place) ?? -1 - place);
    const sameScope = scopeKey(scope) === scopeKey(existing.scope);
    const key = (numbers: number[]): string => [...new Set(numbers)].sort((a, b) => a - b).join();
    const sameCreators = key(creators) === key(existing.creators);
    this.#settle(
      item,
      'Category',
      [
        ['name', existing.name, item.name],
        ['address', existing.id, item.id],
        ['description', existing.description, item.description],
        ['invitations', onOff(existing.invite ?? false), onOff(item.invite)],
        ['history', onOff(existing.logged), onOff(item.logged)],
        ['upload', onOff(existing.filePost), onOff(item.filePost)],
        [
          'allowed and denied members',
          sameScope ? '' : String(existing.scope.length),
          sameScope ? '' : `${item.scope.length}, not the same ones`,
        ],
        [
          'creators',
          sameCreators ? '' : String(existing.creators.length),
          sameCreators ? '' : `${item.creators.size}, not the same ones`,
        ],
      ],
      this.#sameHidden(item, existing),
    );
  }

  #compareRoom(item: PlannedRoom, existing: TargetRoom | undefined): void {
    if (existing === undefined) return;
    const roles = RoleList.from(
      [...item.roles].map(
        ([place, bits, by]) => [this.#principals.number(place) ?? largestNumber - place, bits, by] as const,
      ),
    );
    const sameRoles = roles.equals(existing.roles);
    const privacy = (visibility: number): string =>
      ({ 2: 'Secret', 3: 'Closed', 6: 'Open' })[visibility] ?? String(visibility);
    const summary = (list: RoleList): string =>
      `${count(list.count(Role.member), 'member')}, ${count(list.count(Role.manager), 'manager')}, ${count(list.count(Role.presenter), 'presenter')}`;
    const categoryName = this.#known.categoryNames.get(existing.category) ?? '';
    const sameCategory = item.category.number === existing.category;
    this.#settle(
      item,
      'Room',
      [
        ['name', existing.name, item.name],
        ['address', existing.id, item.id],
        ['description', existing.description, item.description],
        ['category', sameCategory ? '' : categoryName, sameCategory ? '' : item.category.name],
        ['invitations', existing.invite === false ? 'off' : 'inherited', item.invite === false ? 'off' : 'inherited'],
        ['type', existing.behavior === 5 ? 'Auditorium' : 'Normal', item.behavior === 5 ? 'Auditorium' : 'Normal'],
        ['privacy', privacy(existing.visibility), privacy(item.visibility)],
        ['state', existing.disabled ? 'disabled' : 'enabled', item.disabled ? 'disabled' : 'enabled'],
        ['add-in', existing.addin ?? 'none', item.addin ?? 'none'],
        [
          'roles',
          sameRoles ? '' : summary(existing.roles),
          sameRoles ? '' : `${summary(item.roles)}, not the same ones`,
        ],
      ],
      this.#sameHidden(item, existing),
    );
  }

  /** Names must be unique among rooms, among categories, and between the two, here and together with what stays in the target. */
  #checkCollisions(categories: PlannedCategory[]): void {
    type Item = PlannedCategory | PlannedRoom | TargetCategory | TargetRoom;
    const kindOf = (item: Item): 'Category' | 'Room' => ('category' in item ? 'Room' : 'Category');
    const target = chain<TargetCategory | TargetRoom>(this.#target.categories, this.#target.rooms);
    const planned = chain<PlannedCategory | PlannedRoom>(categories, this.#rooms);
    const overwritten = this.#overwritten;
    const all = function* (): Generator<[place: number, item: Item]> {
      let place = 0;
      for (const item of target()) if (!overwritten.has(item.number)) yield [place++, item];
      for (const item of planned()) yield [place++, item];
    };
    const names = new PackedList<string>();
    for (const [, { name }] of all()) names.add(name);
    const index = new TextIndex(names, foldName);
    if (!index.hasDoubles) return;
    /** How the first of each name that comes again is called, by place. */
    const called = new Map<number, string>();
    for (const [place, item] of all()) {
      const { name } = item;
      const [first, second] = index.places(name);
      if (second === undefined) continue;
      const kind = kindOf(item);
      if (first === place) {
        const [side, itself] = 'sourceName' in item ? ['source', item.sourceName] : ['target', name];
        called.set(place, `${kind.toLowerCase()} '${itself}' of the ${side}`);
      } else if ('sourceName' in item) {
        const message = `The name is also that of the ${called.get(first!)}.`;
        this.#find('NameCollision', kind, name, message, { before: item.sourceName, after: name });
      }
    }
  }

  /** R8 and O5: who manages what through the tree; and the size of it all. */
  #reportRoles(): void {
    const rootManagers = this.#inheritance.rootManagers;
    for (const place of rootManagers) {
      if (!this.#mayHaveRole(place)) continue;
      const message = `A manager of the root category becomes a manager of all ${count(this.#rooms.length, 'room')}.`;
      this.#find('RootManager', 'Principal', this.#model.principals.label(place), message);
    }
    if (this.#legacy) {
      for (const category of this.#model.categories) {
        if (category.isRoot || category.roles.count(Role.manager) === 0) continue;
        const managers = [...category.roles.withRole(Role.manager)].map(([place]) => place);
        const message = `Managers of the category become managers of the rooms below it: ${this.#labels(managers)}.`;
        this.#find('CategoryManager', 'Category', category.name, message);
      }
      const { principals } = this.#model;
      for (const place of principals.places()) {
        const permissions = principals.permissions(place);
        if (permissions === null || permissions === '0' || principals.isSystem(place)) continue;
        this.#find(
          'RightsDropped',
          'Principal',
          principals.uri(place) || (principals.displayName(place) ?? ''),
          'Rights of the person itself (upload, administration) are dropped.',
        );
      }
    }
    for (const category of this.#model.categories) this.#reportRolesWithoutEffect('Category', category);
    if (this.#model.unknownPrincipals > 0) {
      const message = `${count(this.#model.unknownPrincipals, 'role, scope or group entry', 'role, scope or group entries')} name principals that the package does not hold.`;
      this.#find('PrincipalUnknown', 'Package', this.#model.name, message);
    }
    if (this.#accessEntries > mostAccessEntries) {
      const message = `The pool would have ${count(this.#accessEntries, 'access entry', 'access entries')}; it holds at most ${mostAccessEntries.toLocaleString('en-US')}.`;
      this.#find('TooManyAccessEntries', 'Package', this.#model.name, message);
    }
  }

  /** Rooms have no creators; categories have no presenters, and in Persistent Chat nothing but creators. */
  #reportRolesWithoutEffect(kind: 'Category' | 'Room', { name, roles }: PackageCategory | PackageRoom): void {
    const onCategory = this.#legacy ? Role.member | Role.manager | Role.creator : Role.creator;
    const effective = kind === 'Category' ? onCategory : Role.member | Role.manager | Role.presenter;
    const without = (Role.member | Role.manager | Role.presenter | Role.creator) & ~effective;
    const places = [...roles.withRole(without)].map(([place]) => place);
    if (places.length === 0) return;
    const message = `${count(places.length, 'principal has', 'principals have')} a role that does not exist on a ${kind.toLowerCase()}: ${this.#labels(places)}.`;
    this.#find('RoleWithoutEffect', kind, name, message);
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
  #needPrincipals(categories: PlannedCategory[]): void {
    if (!includes(this.#model.manifest.level, 'Category')) this.#principals.needAll();
    for (const category of categories) {
      this.#needAuthors(category);
      for (const { principal } of category.scope) this.#principals.need(principal);
      for (const [place] of category.creators) this.#principals.need(place);
    }
  }
}
