import { fullNames } from '../package/scope.js';
import { openSource } from '../stores/open.js';
import { beginsWith, type Completion, mostCompletions } from './completion.js';
import type { Places } from './places.js';

/** Full names of the categories of the database that is to be exported. */
export async function* sourceCategoriesIn(
  word: string,
  places: Places,
  signal: AbortSignal,
): AsyncGenerator<Completion> {
  const { dbInstance } = places;
  if (dbInstance === undefined) return;
  const source = await openSource({ ...places, dbInstance }, signal);
  try {
    const names = [...fullNames(await source.categories()).values()].filter((name) => beginsWith(name, word));
    for (const value of names.slice(0, mostCompletions)) yield { value, description: 'category' };
  } finally {
    await source.close();
  }
}
