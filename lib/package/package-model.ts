import { PrincipalTable } from '../records/principal-table.js';
import type { AddinRecord, CategoryRecord, Guid, RoleEntry, RoomMessages, RoomRecord } from '../records/records.js';
import { nobody, RoleList } from '../records/role-list.js';
import type { Element } from './element.js';
import { FieldProblem } from './fields.js';
import { EntryName, includes, type Manifest } from './format.js';
import { Keeper } from './keeper.js';
import type { PackageReader } from './package-reader.js';
import { readAddin, readAffiliation, readCategory, readPrincipal, readRoom } from './read-xml.js';

export type PackageCategory = Omit<CategoryRecord, 'roles'> & { roles: RoleList };
export type PackageRoom = Omit<RoomRecord, 'roles'> & { roles: RoleList; statistics: RoomMessages };

/** Everything of a package but its messages, invitations and preferences, which stay in the file and are streamed. */
export interface PackageModel {
  name: string;
  manifest: Manifest;
  principals: PrincipalTable;
  /** Parents before children. */
  categories: PackageCategory[];
  rooms: PackageRoom[];
  addins: AddinRecord[];
  /** Role, scope and affiliation entries that name a principal the package does not hold. */
  unknownPrincipals: number;
}

const principalLists = [
  [EntryName.users, 'AdUsers'],
  [EntryName.groups, 'AdGroups'],
  [EntryName.folders, 'AdFolders'],
] as const;

/** Streams the items of an entry as records. @throws CmdletError PackageDamaged, naming entry and item */
export const readRecords = async function* <T>(
  reader: PackageReader,
  entry: EntryName,
  list: string,
  read: (element: Element) => T,
): AsyncGenerator<T> {
  for await (const batch of reader.elements(entry, list)) {
    for (const element of batch) {
      try {
        yield read(element);
      } catch (cause) {
        if (cause instanceof FieldProblem) throw reader.damaged(entry, `is not valid: ${cause.message}`, cause);
        throw cause;
      }
    }
  }
};

/**
 * Reads a package of ours into memory and checks its references.
 *
 * @throws CmdletError PackageDamaged
 */
export const readPackageModel = async (
  reader: PackageReader,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<PackageModel> => {
  let unknownPrincipals = 0;
  const principals = new PrincipalTable();
  for (const [entry, list] of principalLists) {
    for await (const record of readRecords(reader, entry, list, readPrincipal)) {
      if (!principals.add(record)) throw reader.damaged(entry, `holds the principal ${record.id} twice`);
    }
    signal.throwIfAborted();
  }
  const place = (id: Guid | null): number => {
    const found = principals.place(id);
    if (found === undefined && id !== null) unknownPrincipals++;
    return found ?? nobody;
  };
  for await (const { id, groups } of readRecords(reader, EntryName.affiliations, 'AdAffiliations', readAffiliation)) {
    const member = place(id);
    if (member !== nobody)
      principals.setGroups(
        member,
        groups.map(place).filter((group) => group !== nobody),
      );
  }
  const roleList = (entries: RoleEntry[]): RoleList => {
    // Most roles on a node were given by the same person.
    let known: { by: Guid | null; place: number } = { by: null, place: nobody };
    const placeOf = (by: Guid | null): number => {
      if (by !== known.by) known = { by, place: principals.place(by) ?? nobody };
      return known.place;
    };
    return RoleList.from(
      entries
        .map(({ principal, roles, updatedBy }) => [place(principal), roles, placeOf(updatedBy)] as const)
        .filter(([principal]) => principal !== nobody),
    );
  };

  const keeper = new Keeper();
  const categories: PackageCategory[] = [];
  const categoryIds = new Set<Guid>();
  for await (const record of readRecords(reader, EntryName.categories, 'Categories', readCategory)) {
    const sound = record.isRoot
      ? categories.length === 0 && record.parent === record.id
      : categoryIds.has(record.parent);
    if (!sound || categoryIds.has(record.id)) {
      throw reader.damaged(EntryName.categories, `is not valid: category ${record.id} is out of place`);
    }
    const scope = record.scope.filter(({ principal }) => place(principal) !== nobody);
    const category = keeper.category(record, scope, roleList(record.roles));
    categoryIds.add(category.id);
    categories.push(category);
  }
  if (includes(manifest.level, 'Category') && categories.length === 0) {
    throw reader.damaged(EntryName.categories, 'has no root category');
  }

  const addins: AddinRecord[] = [];
  for await (const record of readRecords(reader, EntryName.addins, 'Addins', readAddin)) addins.push(record);

  const rooms: PackageRoom[] = [];
  const roomIds = new Set<Guid>();
  for await (const record of readRecords(reader, EntryName.rooms, 'ChatRooms', readRoom)) {
    if (!categoryIds.has(record.parent) || roomIds.has(record.id) || categoryIds.has(record.id)) {
      throw reader.damaged(EntryName.rooms, `is not valid: room ${record.id} is out of place`);
    }
    const room = keeper.room(record, roleList(record.roles));
    roomIds.add(room.id);
    rooms.push(room);
  }
  signal.throwIfAborted();
  return { name: reader.name, manifest, principals, categories, rooms, addins, unknownPrincipals };
};
