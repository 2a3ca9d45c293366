import { type CategoryTable, rootPlace } from '../package/category-table.js';
import type { PackageRoom } from '../package/package-model.js';
import { pathSeparator } from '../package/scope.js';
import { TextList } from '../records/text-list.js';
import { type Finding, finding } from './finding.js';
import type { Renames } from './renames.js';

/** Longest name of a category or room in the target, in UTF-16 units as nvarchar counts (R7). */
export const longestName = 256;

/** Names of categories by their places in the package. */
export interface Names {
  /** In the source, with all parents in front and without the root, as reports show them. */
  source: TextList;
  /** In the target. */
  target: TextList;
}

/** Names of categories: in the target with the names of all parents in front, without the root (R5, O2), unless renamed. */
export const categoryNames = (categories: CategoryTable, separator: string, renames: Renames): Names => {
  const names: Names = { source: new TextList(), target: new TextList() };
  for (const [place, { id, name }] of categories.entries()) {
    const parent = categories.parent(place);
    const top = parent === rootPlace;
    const source = top ? name : `${names.source.at(parent)}${pathSeparator}${name}`;
    names.source.add(source);
    names.target.add(
      renames.find('Category', source, id) ?? (top ? name : `${names.target.at(parent)}${separator}${name}`),
    );
  }
  return names;
};

/**
 * Names of a room: prefixed in the target when its category is not at the top (R6), unless renamed.
 *
 * @param category place of its category
 */
export const roomNames = (
  { id, name }: PackageRoom,
  category: number,
  categories: CategoryTable,
  names: Names,
  separator: string,
  renames: Renames,
): { source: string; target: string } => {
  const source = category === rootPlace ? name : `${names.source.at(category)}${pathSeparator}${name}`;
  const plain = categories.parent(category) === rootPlace;
  const target = renames.find('Room', source, id) ?? (plain ? name : `${names.target.at(category)}${separator}${name}`);
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
