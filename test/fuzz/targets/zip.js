import { readAll } from './read-all.js';

/** Any bytes as a package: the zip reader and the manifest. */
export const fuzz = async (bytes) => {
  await readAll(bytes);
};
