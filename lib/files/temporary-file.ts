import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { partialFile, removeStalePartials } from './partial-file.js';

/**
 * A name in the folder for temporary files that nobody else has. Whoever writes it must do so for this account only. What killed
 * processes left there goes away.
 */
export const temporaryFile = (extension: string): { path: string; remove(): Promise<void> } => {
  const base = path.join(os.tmpdir(), `cs-persistent-chat${extension}`);
  removeStalePartials(base);
  const file = partialFile(base);
  return { path: file, remove: () => rm(file, { force: true }) };
};
