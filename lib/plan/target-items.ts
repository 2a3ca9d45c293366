import { GuidIndex } from '../records/guid-index.js';
import { foldName } from '../records/names.js';
import { NumberIndex } from '../records/number-index.js';
import { type List, PackedList } from '../records/packed-list.js';
import { type Guid, Role } from '../records/records.js';
import { RoleList } from '../records/role-list.js';
import { TextIndex } from '../records/text-index.js';
import { count, onOff } from './finding.js';
import type { Findings } from './findings.js';
import type { PlannedCategories, PlannedCategory, PlannedRoom } from './planned.js';
import type { PrincipalMapping } from './principal-mapping.js';
import type { TargetCategory, TargetModel, TargetRoom } from './target.js';

/** Numbers that no principal of a target has count down from here. */
const largestNumber = 0xffff_ffff;

/** A fact of an item, as it reads in the target and as it is to read. */
type Fact = [name: string, before: string, after: string];

/** What both say of a list that is told by its size. */
const listFact = (name: string, isSame: boolean, before: string, after: string): Fact =>
  isSame ? [name, '', ''] : [name, before, `${after}, not the same ones`];

/** Items of the target by GUID, else by name, and by number. */
class Known<T extends { number: number; id: Guid; name: string }> {
  readonly #items: List<T>;
  readonly #byId = new GuidIndex();
  readonly #byName: TextIndex;
  readonly #byNumber = new NumberIndex();

  constructor(items: List<T>) {
    this.#items = items;
    const names = new PackedList<string>();
    for (const { number, id, name } of items) {
      this.#byNumber.add(number);
      this.#byId.add(id);
      names.add(name);
    }
    this.#byName = new TextIndex(names, foldName);
  }

  find(id: Guid, name: string): T | undefined {
    return this.#at(this.#byId.place(id) ?? this.#byName.place(name));
  }

  withNumber(number: number): T | undefined {
    return this.#at(this.#byNumber.place(number));
  }

  #at(place: number | undefined): T | undefined {
    return place === undefined ? undefined : this.#items.at(place);
  }
}

/** The categories and rooms of a target, and what an import makes of them: what has the same GUID or name is overwritten (R2). */
export class TargetItems {
  readonly #target: Pick<TargetModel, 'categories' | 'rooms'>;
  readonly #principals: PrincipalMapping;
  readonly #findings: Findings;
  readonly #categories: Known<TargetCategory>;
  readonly #rooms: Known<TargetRoom>;
  /** Numbers of the items that are overwritten, or would be if they differed. */
  readonly #overwritten = new NumberIndex();

  /** @param findings takes what is found */
  constructor({ categories, rooms }: TargetModel, principals: PrincipalMapping, findings: Findings) {
    this.#target = { categories, rooms };
    this.#principals = principals;
    this.#findings = findings;
    this.#categories = new Known(categories);
    this.#rooms = new Known(rooms);
  }

  /** The category that one of the package becomes. */
  category(id: Guid, name: string): TargetCategory | undefined {
    return this.#categories.find(id, name);
  }

  /** The room that one of the package becomes. */
  room(id: Guid, name: string): TargetRoom | undefined {
    return this.#rooms.find(id, name);
  }

  /** Those that stay as they are. */
  *others(): Generator<TargetCategory | TargetRoom> {
    for (const items of [this.#target.categories, this.#target.rooms])
      for (const item of items) if (!this.#overwritten.has(item.number)) yield item;
  }

  /** Fills in what the import does to a category of the target. */
  compareCategory(item: PlannedCategory, existing: TargetCategory): void {
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
    this.#settle('Category', item, existing, [
      ['name', existing.name, item.name],
      ['address', existing.id, item.id],
      ['description', existing.description, item.description],
      ['invitations', onOff(existing.invite ?? false), onOff(item.invite)],
      ['history', onOff(existing.logged), onOff(item.logged)],
      ['upload', onOff(existing.filePost), onOff(item.filePost)],
      listFact('allowed and denied members', sameScope, String(existing.scope.length), String(item.scope.length)),
      listFact('creators', sameCreators, String(existing.creators.length), String(item.creators.size)),
    ]);
  }

  /** Fills in what the import does to a room of the target. */
  compareRoom(item: PlannedRoom, existing: TargetRoom, categories: PlannedCategories): void {
    const roles = RoleList.from(
      [...item.roles].map(
        ([place, bits, by]) => [this.#principals.number(place) ?? largestNumber - place, bits, by] as const,
      ),
    );
    const privacy = (visibility: number): string =>
      ({ 2: 'Secret', 3: 'Closed', 6: 'Open' })[visibility] ?? String(visibility);
    const summary = (list: RoleList): string =>
      `${count(list.count(Role.member), 'member')}, ${count(list.count(Role.manager), 'manager')}, ${count(list.count(Role.presenter), 'presenter')}`;
    const sameCategory = categories.number(item.category) === existing.category;
    const categoryName = sameCategory ? '' : (this.#categories.withNumber(existing.category)?.name ?? '');
    this.#settle('Room', item, existing, [
      ['name', existing.name, item.name],
      ['address', existing.id, item.id],
      ['description', existing.description, item.description],
      ['category', categoryName, sameCategory ? '' : categories.at(item.category)!.name],
      ['invitations', existing.invite === false ? 'off' : 'inherited', item.invite === false ? 'off' : 'inherited'],
      ['type', existing.behavior === 5 ? 'Auditorium' : 'Normal', item.behavior === 5 ? 'Auditorium' : 'Normal'],
      ['privacy', privacy(existing.visibility), privacy(item.visibility)],
      ['state', existing.disabled ? 'disabled' : 'enabled', item.disabled ? 'disabled' : 'enabled'],
      ['add-in', existing.addin ?? 'none', item.addin ?? 'none'],
      listFact('roles', roles.equals(existing.roles), summary(existing.roles), summary(item.roles)),
    ]);
  }

  #settle(
    kind: 'Category' | 'Room',
    item: PlannedCategory | PlannedRoom,
    existing: TargetCategory | TargetRoom,
    facts: Fact[],
  ): void {
    const { name, sourceName } = item;
    if (this.#overwritten.has(existing.number)) {
      const message = 'Two items of the source would overwrite the same item of the target.';
      this.#findings.note('NameCollision', { kind, name, message, before: sourceName, after: name });
    }
    this.#overwritten.add(existing.number);
    const differing = facts.filter(([, before, after]) => before !== after);
    item.action = differing.length === 0 && this.#isTraceSame(item, existing) ? 'Unchanged' : 'Overwrite';
    item.before = differing.map(([fact, before]) => `${fact}: ${before}`).join('; ');
    item.after = differing.map(([fact, , after]) => `${fact}: ${after}`).join('; ');
    if (differing.length === 0) return;
    const { before, after } = item;
    const message = `A ${kind.toLowerCase()} of the target is overwritten.`;
    this.#findings.note('ItemOverwritten', { kind, name, message, before, after });
  }

  /** Who made and changed an item, and when, is shown to nobody, but it makes a difference too. */
  #isTraceSame(item: PlannedCategory | PlannedRoom, existing: TargetCategory | TargetRoom): boolean {
    return (
      this.#principals.numberOrSystem(item.addedBy) === existing.addedBy &&
      item.addedOn === existing.addedOn &&
      this.#principals.numberOrSystem(item.updatedBy) === existing.updatedBy &&
      item.updatedOn === existing.updatedOn
    );
  }
}
