import { foldName } from '../records/names.js';
import { PackedList } from '../records/packed-list.js';
import { TextIndex } from '../records/text-index.js';
import type { Findings } from './findings.js';
import type { PlannedCategory, PlannedRoom } from './planned.js';
import type { TargetCategory, TargetRoom } from './target.js';

type Item = PlannedCategory | PlannedRoom | TargetCategory | TargetRoom;

const kindOf = (item: Item): 'Category' | 'Room' => ('category' in item ? 'Room' : 'Category');

/**
 * R2: names must be unique among rooms, among categories, and between the two.
 *
 * @param items gives, each time anew, what the target is to hold: what stays in it, then what the package brings
 */
export const checkCollisions = (items: () => Iterable<Item>, findings: Findings): void => {
  const names = new PackedList<string>();
  for (const { name } of items()) names.add(name);
  const index = new TextIndex(names, foldName);
  if (!index.hasDoubles) return;
  /** How the first of each name that comes again is called, by place. */
  const called = new Map<number, string>();
  let place = -1;
  for (const item of items()) {
    place++;
    const { name } = item;
    const [first, second] = index.places(name);
    if (second === undefined) continue;
    const kind = kindOf(item);
    if (first === place) {
      const [side, itself] = 'sourceName' in item ? ['source', item.sourceName] : ['target', name];
      called.set(place, `${kind.toLowerCase()} '${itself}' of the ${side}`);
    } else if ('sourceName' in item) {
      const message = `The name is also that of the ${called.get(first!)}.`;
      findings.note('NameCollision', { kind, name, message, before: item.sourceName, after: name });
    }
  }
};
