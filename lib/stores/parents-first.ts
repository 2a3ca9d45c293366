import { CmdletError } from '../host/cmdlet-error.js';
import { PackedList } from '../records/packed-list.js';
import type { CategoryRecord, Guid } from '../records/records.js';

/** @throws CmdletError SourceInconsistent when categories form a ring or there is no root */
export const parentsFirst = (categories: PackedList<CategoryRecord>): PackedList<CategoryRecord> => {
  const roots: number[] = [];
  /** Places of the categories below one, by its GUID. */
  const children = new Map<Guid, number[]>();
  for (const [place, { isRoot, parent }] of categories.entries()) {
    const siblings = isRoot ? roots : children.get(parent);
    if (siblings === undefined) children.set(parent, [place]);
    else siblings.push(place);
  }
  if (roots.length !== 1) {
    throw new CmdletError('SourceInconsistent', `The source has ${roots.length} root categories instead of one.`);
  }
  const ordered = new PackedList<CategoryRecord>();
  const waiting = [...roots];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const category = categories.at(place)!;
    ordered.add(category);
    waiting.push(...(children.get(category.id) ?? []).reverse());
  }
  if (ordered.length === categories.length) return ordered;
  const reached = new Set(Array.from(ordered, ({ id }) => id));
  const lost = Array.from(categories).find(({ id }) => !reached.has(id))!;
  throw new CmdletError('SourceInconsistent', `The category '${lost.name.slice(0, 60)}' is its own ancestor.`, {
    target: lost.name,
  });
};
