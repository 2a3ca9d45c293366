import { randomInt } from 'node:crypto';

/** Where hashes begin, so that nobody can think up thousands of texts that are looked for in the same place. */
export const hashSeed = randomInt(2 ** 32);
