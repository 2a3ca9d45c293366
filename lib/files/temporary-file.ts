import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A name in the folder for temporary files that nobody else has. Whoever writes it must do so for this account only. */
export const temporaryFile = (extension: string): { path: string; remove(): Promise<void> } => {
  const file = path.join(os.tmpdir(), `cs-persistent-chat-${randomBytes(8).toString('hex')}${extension}`);
  return { path: file, remove: () => rm(file, { force: true }) };
};
