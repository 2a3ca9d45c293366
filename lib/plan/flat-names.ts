import type { PackageCategory, PackageRoom } from '../package/package-model.js';
import type { Guid } from '../records/records.js';
import { type Finding, finding } from './finding.js';

/** Longest name of a category or room in the target, in UTF-16 units as nvarchar counts (R7). */
export const longestName = 256;

/** Names of categories in the target, by GUID of the source: the names of all parents in front, without the root (R5, O2). */
export const flatCategoryNames = (categories: PackageCategory[], separator: string): Map<Guid, string> => {
  const root = categories.find(({ isRoot }) => isRoot);
  const names = new Map<Guid, string>();
  for (const { id, isRoot, parent, name } of categories) {
    names.set(id, isRoot || parent === root?.id ? name : `${names.get(parent)}${separator}${name}`);
  }
  return names;
};

/** Name of a room in the target: prefixed when its category is not at the top (R6). */
export const flatRoomName = (
  room: PackageRoom,
  category: PackageCategory,
  categoryNames: Map<Guid, string>,
  root: Guid,
  separator: string,
): string =>
  category.id === root || category.parent === root
    ? room.name
    : `${categoryNames.get(category.id)}${separator}${room.name}`;

/** What is wrong with a name in the target (R7). Names are never cut. */
export const checkName = (kind: 'Category' | 'Room', before: string, after: string): Finding[] => {
  const about = { kind, name: after, before, after };
  if (before.trim() === '')
    return [finding('NameEmpty', { ...about, message: `A ${kind.toLowerCase()} has no name.` })];
  const findings: Finding[] = [];
  if (after.length > longestName) {
    const excess = after.length - longestName;
    const message = `The name has ${after.length} characters with its parents in front, ${excess} more than the ${longestName} allowed.`;
    findings.push(
      finding('NameTooLong', {
        ...about,
        message,
        action: `Make it ${excess} characters shorter in the source and export again.`,
      }),
    );
  }
  if (after.includes('\\')) {
    findings.push(
      finding('NameWithBackslash', {
        ...about,
        message: 'The name has a backslash, so it cannot be used in an Identity without its pool.',
      }),
    );
  }
  return findings;
};
