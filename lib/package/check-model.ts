import { EntryName } from './format.js';
import type { PackageModel } from './package-model.js';
import type { PackageReader } from './package-reader.js';

/**
 * Checks what shows only when all of a package is read: add-ins that come twice, and the counts of the manifest. Rooms and
 * messages are counted when they are read.
 *
 * @throws CmdletError PackageDamaged
 */
export const checkModel = (reader: PackageReader, model: PackageModel): void => {
  const addins = new Set<string>();
  for (const { id } of model.addins) {
    if (addins.has(id)) throw reader.damaged(EntryName.addins, `holds the add-in ${id} twice`);
    addins.add(id);
  }
  const { counts } = model.manifest;
  let categories = 0;
  for (const { isRoot, contextOnly } of model.categories) if (!isRoot && !contextOnly) categories++;
  reader.ensureCount(EntryName.users, model.principals.size, counts.principals);
  reader.ensureCount(EntryName.categories, categories, counts.categories);
  reader.ensureCount(EntryName.addins, model.addins.length, counts.addins);
};
