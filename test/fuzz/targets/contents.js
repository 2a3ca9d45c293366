import { asPackage } from './as-package.js';
import { readAll } from './read-all.js';

/** Entries of any content in a package whose checksums are right, up to the plan. */
export const fuzz = async (bytes) => {
  await readAll(await asPackage(bytes));
};
