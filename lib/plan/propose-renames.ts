import type { WholePackage } from '../package/package-model.js';
import { foldName } from '../records/names.js';
import { longestName } from './flat-names.js';
import { type Rename, Renames } from './renames.js';
import { type PlanChoices, planStructure } from './structure.js';
import type { TargetModel } from './target.js';

const nameProblems = new Set(['NameTooLong', 'NameCollision', 'NameEmpty']);
/** A new name of a category changes the names below it, so new problems may come up; each round leaves fewer of them. */
const mostRounds = 100;

/** The name itself if it is free and short enough, else a number behind it. */
const freeName = (name: string, taken: Set<string>): string => {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const candidate = shorten(name.trimEnd(), longestName - suffix.length) + suffix;
    if (taken.has(foldName(candidate))) continue;
    taken.add(foldName(candidate));
    return candidate;
  }
};

/** Keeps the beginning and the end, which tell the most. Never cuts a surrogate pair in two. */
const shorten = (name: string, length: number): string => {
  if (name.length <= length) return name;
  const tail = Math.floor(length / 3);
  const head = name.slice(0, length - tail - 1).replace(/[\ud800-\udbff]$/, '');
  const end = name.slice(name.length - tail).replace(/^[\udc00-\udfff]/, '');
  return `${head.trimEnd()}…${end.trimStart()}`;
};

/**
 * Proposes new names that solve every conflict of names, on top of those that were chosen already, for the admin to edit.
 *
 * @returns all renames, those given included; the plan with them has no error about a name
 */
export const proposeRenames = (model: WholePackage, target: TargetModel, choices: PlanChoices): Rename[] => {
  const renames = new Renames(choices.renames.all());
  for (let round = 0; round < mostRounds; round++) {
    const { categories, rooms, findings } = planStructure(model, target, {
      ...choices,
      renames: new Renames(renames.all()),
    });
    const problems = [...findings].filter(({ code }) => nameProblems.has(code));
    if (problems.length === 0) break;
    const taken = new Set(
      [...categories, ...rooms, ...target.categories, ...target.rooms].map(({ name }) => foldName(name)),
    );
    // Of several items of the same name the last ones give way; the findings tell how many have to.
    const items = [...categories, ...rooms].reverse();
    const renamed = new Set<object>();
    for (const { kind, before, after } of problems) {
      const item = items.find(
        (candidate) =>
          candidate.sourceName === before &&
          candidate.name === after &&
          kind === ('category' in candidate ? 'Room' : 'Category') &&
          !renamed.has(candidate),
      );
      if (item === undefined) continue;
      renamed.add(item);
      const newName = freeName(after.trim() === '' ? `${kind} without a name` : after, taken);
      renames.set({ kind: kind as Rename['kind'], oldName: before, newName, id: item.id });
    }
  }
  return renames.all();
};
