import { CmdletError } from '../host/cmdlet-error.js';
import type { CategoryRecord, Guid } from '../records/records.js';

/** @throws CmdletError SourceInconsistent when categories form a ring or there is no root */
export const parentsFirst = (categories: CategoryRecord[]): CategoryRecord[] => {
  const children = new Map<Guid, CategoryRecord[]>();
  for (const category of categories) {
    if (category.isRoot) continue;
    const siblings = children.get(category.parent);
    if (siblings === undefined) children.set(category.parent, [category]);
    else siblings.push(category);
  }
  const roots = categories.filter(({ isRoot }) => isRoot);
  if (roots.length !== 1) {
    throw new CmdletError('SourceInconsistent', `The source has ${roots.length} root categories instead of one.`);
  }
  const ordered: CategoryRecord[] = [];
  const waiting = [...roots];
  for (let category = waiting.pop(); category !== undefined; category = waiting.pop()) {
    ordered.push(category);
    waiting.push(...(children.get(category.id) ?? []).reverse());
  }
  if (ordered.length === categories.length) return ordered;
  const reached = new Set(ordered.map(({ id }) => id));
  const lost = categories.find(({ id }) => !reached.has(id))!;
  throw new CmdletError('SourceInconsistent', `The category '${lost.name.slice(0, 60)}' is its own ancestor.`, {
    target: lost.name,
  });
};
