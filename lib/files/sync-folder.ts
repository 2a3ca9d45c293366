import { closeSync, fsyncSync, openSync } from 'node:fs';

/** What file systems say that cannot flush a folder, and folders that may be written but not read. */
const impossible = new Set(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM']);

/** Flushes a folder, so that a name which a file was just given, or a file that was removed, survives a power failure. */
export const syncFolder = (folder: string): void => {
  // Windows neither allows nor needs a folder to be flushed.
  if (process.platform === 'win32') return;
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    if (!impossible.has((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
  }
};
