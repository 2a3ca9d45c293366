import type { CmdletDefinition } from '../definitions/cmdlet-definition.js';
import type { Completion } from './completion.js';
import { type Places, placesOf } from './places.js';
import { addinsIn, categoriesIn, roomsIn } from './pool-names.js';

export type Complete = (word: string, places: Places, signal: AbortSignal) => AsyncIterable<Completion>;

/** What is loaded late is needed by one kind only. */
const completers: Record<string, (() => Promise<Complete>) | undefined> = {
  addin: async () => addinsIn,
  category: async () => categoriesIn,
  endpoint: async () => (await import('./endpoints.js')).endpointsIn,
  room: async () => roomsIn,
  sourceCategory: async () => (await import('./source-categories.js')).sourceCategoriesIn,
};

/**
 * Finds what completes a word of a command line that is being typed. Only reads.
 *
 * @param name of the parameter whose value is typed, as PowerShell spells it
 * @param parameters typed before, by their names in the Node API; they may be anything
 */
export const complete = async (
  { properties }: CmdletDefinition,
  name: string,
  word: string,
  parameters: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Completion[]> => {
  const property = Object.values(properties).find(({ parameter }) => parameter.name === name);
  const find = await completers[property?.parameter.completion ?? '']?.();
  const found: Completion[] = [];
  if (find === undefined) return found;
  for await (const one of find(word, placesOf(parameters), signal)) found.push(one);
  return found;
};
