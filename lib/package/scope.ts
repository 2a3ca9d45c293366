import { CmdletError } from '../host/cmdlet-error.js';
import { foldName } from '../records/names.js';
import type { CategoryRecord, Guid } from '../records/records.js';

/** Text between category names in what `-Scope` takes and in what packages and reports show. */
export const pathSeparator = ' / ';

/** Full names of the categories, with their parents in front and without the root (O2). The root has its own name. */
export const fullNames = (
  categories: Iterable<Pick<CategoryRecord, 'id' | 'parent' | 'name' | 'isRoot'>>,
  separator = pathSeparator,
): Map<Guid, string> => {
  const names = new Map<Guid, string>();
  const roots = new Set<Guid>();
  // Parents come before their children.
  for (const { id, parent, name, isRoot } of categories) {
    if (isRoot) roots.add(id);
    const above = isRoot || roots.has(parent) ? undefined : names.get(parent);
    names.set(id, above === undefined ? name : above + separator + name);
  }
  return names;
};

export interface ScopeSelection {
  /** The categories named and everything below them. */
  selected: Set<Guid>;
  /** Those and the parents from which they inherit, parents first. */
  categories: CategoryRecord[];
  /** Full names of the categories named. */
  names: string[];
}

/**
 * Narrows an export to the categories that `-Scope` names, each with everything below it. A name may stand alone, with its
 * parents in front, or after `<pool>\`.
 *
 * @throws CmdletError ScopeNotFound, ScopeAmbiguous
 */
export const selectScope = (categories: CategoryRecord[], scope: string[]): ScopeSelection => {
  const names = fullNames(categories);
  const matches = (name: string): CategoryRecord[] => {
    const wanted = foldName(name.slice(name.lastIndexOf('\\') + 1));
    const byFullName = categories.filter(({ id }) => foldName(names.get(id)!) === wanted);
    return byFullName.length > 0 ? byFullName : categories.filter((category) => foldName(category.name) === wanted);
  };
  const named = scope.map((name) => {
    const found = matches(name);
    if (found.length === 0) {
      const known = [...names.values()].slice(0, 10).join(', ');
      throw new CmdletError(
        'ScopeNotFound',
        `The source has no category '${name}'. It has ${known}${names.size > 10 ? ', …' : ''}.`,
        {
          target: name,
        },
      );
    }
    if (found.length > 1) {
      const candidates = found.map(({ id }) => `'${names.get(id)}'`).join(', ');
      throw new CmdletError('ScopeAmbiguous', `'${name}' may be ${candidates}.`, { target: name });
    }
    return found[0]!;
  });
  const selected = new Set(named.map(({ id }) => id));
  for (const { id, parent } of categories) if (selected.has(parent)) selected.add(id);
  const byId = new Map(categories.map((category) => [category.id, category]));
  const needed = new Set<Guid>();
  for (const id of selected) {
    for (
      let category = byId.get(id);
      category !== undefined && !needed.has(category.id);
      category = byId.get(category.parent)
    ) {
      needed.add(category.id);
    }
  }
  return {
    selected,
    categories: categories
      .filter(({ id }) => needed.has(id))
      .map((category) => ({ ...category, contextOnly: !selected.has(category.id) })),
    names: named.map(({ id }) => names.get(id)!),
  };
};
