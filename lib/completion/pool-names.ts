import { openPools, type Pool } from '../pools.js';
import { beginsWith, type Completion, mostCompletions } from './completion.js';
import type { Places } from './places.js';

/** What can be named in a pool. */
interface Named {
  name: string;
  description: string;
}

type List = (pool: Pool, accepts: (named: { name: string }) => boolean) => AsyncIterable<Named> | Promise<Named[]>;

/** Names of things in the pools that are given or set. Once a backslash is typed, the pool stands in front of each. */
const namesIn = (list: List) =>
  async function* (word: string, places: Places): AsyncGenerator<Completion> {
    let left = mostCompletions;
    for await (const pool of openPools(places)) {
      const inFull = ({ name }: { name: string }): string => (word.includes('\\') ? `${pool.fqdn}\\${name}` : name);
      const accepts = (named: { name: string }): boolean => beginsWith(inFull(named), word);
      for await (const named of await list(pool, accepts)) {
        if (!accepts(named)) continue;
        if (left-- === 0) return;
        yield { value: inFull(named), description: named.description };
      }
    }
  };

export const categoriesIn = namesIn(({ reader }, accepts) => reader.categories(accepts));
export const roomsIn = namesIn(({ reader }, accepts) => reader.rooms({ accepts }));
export const addinsIn = namesIn(async ({ reader }) =>
  (await reader.addins()).map(({ name, url }) => ({ name, description: url })),
);
