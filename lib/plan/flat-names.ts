import type { PackageCategory, PackageRoom } from '../package/package-model.js';
import { pathSeparator } from '../package/scope.js';
import type { Guid } from '../records/records.js';
import { type Finding, finding } from './finding.js';
import type { Renames } from './renames.js';

/** Longest name of a category or room in the target, in UTF-16 units as nvarchar counts (R7). */
export const longestName = 256;

export interface Names {
  /** In the source, with all parents in front and without the root, as reports show them. */
  source: Map<Guid, string>;
  /** In the target. */
  target: Map<Guid, string>;
}

/** Names of categories: in the target with the names of all parents in front, without the root (R5, O2), unless renamed. */
export const categoryNames = (categories: PackageCategory[], separator: string, renames: Renames): Names => {
  const root = categories.find(({ isRoot }) => isRoot);
  const names: Names = { source: new Map(), target: new Map() };
  for (const { id, isRoot, parent, name } of categories) {
    const top = isRoot || parent === root?.id;
    const source = top ? name : `${names.source.get(parent)}${pathSeparator}${name}`;
    names.source.set(id, source);
    names.target.set(
      id,
      renames.find('Category', source, id) ?? (top ? name : `${names.target.get(parent)}${separator}${name}`),
    );
  }
  return names;
};

/** Names of a room: prefixed in the target when its category is not at the top (R6), unless renamed. */
export const roomNames = (
  room: PackageRoom,
  category: PackageCategory,
  names: Names,
  root: Guid | undefined,
  separator: string,
  renames: Renames,
): { source: string; target: string } => {
  const source = category.isRoot ? room.name : `${names.source.get(category.id)}${pathSeparator}${room.name}`;
  const plain = category.isRoot || category.parent === root;
  const target =
    renames.find('Room', source, room.id) ??
    (plain ? room.name : `${names.target.get(category.id)}${separator}${room.name}`);
  return { source, target };
};

/** What is wrong with a name in the target (R7). Names are never cut. */
export const checkName = (kind: 'Category' | 'Room', before: string, after: string): Finding[] => {
  const about = { kind, name: after, before, after };
  if (after.trim() === '') return [finding('NameEmpty', { ...about, message: `A ${kind.toLowerCase()} has no name.` })];
  const findings: Finding[] = [];
  if (after.length > longestName) {
    const excess = after.length - longestName;
    const message = `The name has ${after.length} characters with its parents in front, ${excess} more than the ${longestName} allowed.`;
    findings.push(
      finding('NameTooLong', {
        ...about,
        message,
        action: `Make it ${excess} characters shorter in a rename file, or in the source and export again.`,
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
