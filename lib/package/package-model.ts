import type { GuidIndex } from '../records/guid-index.js';
import type { List } from '../records/packed-list.js';
import { PrincipalTable } from '../records/principal-table.js';
import type { AddinRecord, Guid, RoleEntry, RoomMessages, RoomRecord } from '../records/records.js';
import { nobody, RoleList } from '../records/role-list.js';
import { detach } from '../text/detach.js';
import { CategoryTable } from './category-table.js';
import type { Element } from './element.js';
import { FieldProblem } from './fields.js';
import { EntryName, includes, type Manifest } from './format.js';
import type { PackageReader } from './package-reader.js';
import { readAddin, readAffiliation, readCategory, readPrincipal, readRoom } from './read-xml.js';

export type PackageRoom = Omit<RoomRecord, 'roles'> & { roles: RoleList; statistics: RoomMessages };

/** What every room and message of a package refers to; those stay in the file and are streamed. */
export interface PackageModel {
  name: string;
  manifest: Manifest;
  principals: PrincipalTable;
  categories: CategoryTable;
  addins: AddinRecord[];
  /** Role, scope and affiliation entries so far that name a principal the package does not hold. */
  unknownPrincipals: number;
}

/** What stays of it when it is settled what becomes of its categories and rooms. */
export type PackageFacts = Pick<PackageModel, 'name' | 'manifest' | 'principals'>;

/** With the rooms, which are most of it. */
export interface WholePackage extends PackageModel {
  rooms: List<PackageRoom>;
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

/** The place of a principal that an entry names; counts those that the package does not hold. */
const placeOf = (model: PackageModel, id: Guid): number => {
  const found = model.principals.place(id);
  if (found === undefined) model.unknownPrincipals++;
  return found ?? nobody;
};

const roleList = (model: PackageModel, entries: RoleEntry[]): RoleList => {
  // Most roles on a node were given by the same person.
  let known: { by: Guid | null; place: number } = { by: null, place: nobody };
  const giver = (by: Guid | null): number => {
    if (by !== known.by) known = { by, place: model.principals.place(by) ?? nobody };
    return known.place;
  };
  return RoleList.from(
    entries
      .map(({ principal, roles, updatedBy }) => [placeOf(model, principal), roles, giver(updatedBy)] as const)
      .filter(([principal]) => principal !== nobody),
  );
};

const readPrincipals = async (reader: PackageReader, signal: AbortSignal): Promise<PrincipalTable> => {
  const principals = new PrincipalTable();
  for (const [entry, list] of principalLists) {
    for await (const record of readRecords(reader, entry, list, readPrincipal)) {
      signal.throwIfAborted();
      if (!principals.add(record)) throw reader.damaged(entry, `holds the principal ${record.id} twice`);
    }
  }
  return principals;
};

const readCategories = async (reader: PackageReader, model: PackageModel): Promise<void> => {
  const { categories } = model;
  for await (const record of readRecords(reader, EntryName.categories, 'Categories', readCategory)) {
    const { id, parent } = record;
    const sound = record.isRoot ? categories.length === 0 && parent === id : categories.place(parent) !== undefined;
    if (!sound || categories.place(id) !== undefined) {
      throw reader.damaged(EntryName.categories, `is not valid: category ${id} is out of place`);
    }
    const scope = record.scope.filter(({ principal }) => placeOf(model, principal) !== nobody);
    categories.add(
      Object.assign(record as Omit<typeof record, 'roles'>, { scope, roles: roleList(model, record.roles) }),
    );
  }
  if (includes(model.manifest.level, 'Category') && categories.length === 0) {
    throw reader.damaged(EntryName.categories, 'has no root category');
  }
};

/**
 * Reads a package of ours, without rooms and messages, and checks its references.
 *
 * @throws CmdletError PackageDamaged
 */
export const readPackageModel = async (
  reader: PackageReader,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<PackageModel> => {
  const principals = await readPrincipals(reader, signal);
  const { name } = reader;
  const categories = new CategoryTable();
  const model: PackageModel = { name, manifest, principals, categories, addins: [], unknownPrincipals: 0 };
  for await (const { id, groups } of readRecords(reader, EntryName.affiliations, 'AdAffiliations', readAffiliation)) {
    const member = placeOf(model, id);
    if (member === nobody) continue;
    const places = groups.map((group) => placeOf(model, group)).filter((place) => place !== nobody);
    principals.setGroups(member, places);
  }
  await readCategories(reader, model);
  for await (const record of readRecords(reader, EntryName.addins, 'Addins', readAddin)) model.addins.push(record);
  signal.throwIfAborted();
  return model;
};

/**
 * Streams the rooms of a package.
 *
 * @param model of the package; the principals that their roles name are looked up in it
 * @param ids takes the GUIDs of the rooms
 * @throws CmdletError PackageDamaged
 */
export const readRooms = async function* (
  reader: PackageReader,
  model: PackageModel,
  ids: GuidIndex,
): AsyncGenerator<PackageRoom> {
  const { categories } = model;
  for await (const record of readRecords(reader, EntryName.rooms, 'ChatRooms', readRoom)) {
    const sound = categories.place(record.parent) !== undefined && categories.place(record.id) === undefined;
    if (!sound || !ids.add(record.id)) {
      throw reader.damaged(EntryName.rooms, `is not valid: room ${record.id} is out of place`);
    }
    // What is found out about a room may keep these; the text that they were cut out of must not stay.
    record.name = detach(record.name);
    record.description = detach(record.description);
    record.topic = detach(record.topic);
    yield Object.assign(record as Omit<typeof record, 'roles'>, { roles: roleList(model, record.roles) });
  }
  reader.ensureCount(EntryName.rooms, ids.size, model.manifest.counts.rooms);
};
