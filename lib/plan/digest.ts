import { createHash } from 'node:crypto';
import type { TargetModel } from './target.js';

/** SHA-256 of lists of values, each as JSON on a line of its own. */
export const digest = (...lists: Iterable<unknown>[]): string => {
  const hash = createHash('sha256');
  for (const list of lists) {
    for (const value of list) hash.update(`${JSON.stringify(value)}\n`);
    hash.update('\n');
  }
  return hash.digest('hex');
};

/** SHA-256 of a target's state as far as a plan looks at it. */
export const digestTarget = ({ categories, rooms, addins, root, accessEntries }: TargetModel): string =>
  digest(categories, rooms, addins, [root, accessEntries]);
