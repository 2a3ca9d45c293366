import { link, open, rename, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** What it takes of the system. */
export interface System {
  platform: NodeJS.Platform;
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
}

const system: System = { platform: process.platform, link, rename };

/** Windows gives no other name to what somebody has open, and virus scanners open every new file for a moment. */
const busy = new Set(['EACCES', 'EBUSY', 'EPERM']);

/** How long to wait before each further try, in milliseconds. */
const delays = [100, 300, 1_000, 3_000, 10_000];

/** What is said where a file cannot have two names: on FAT, and on some network shares. Windows calls that EISDIR. */
const noLinks = new Set(['EISDIR', 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM']);

const codeOf = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? '';

/** Gives a file or a folder another name, which replaces a file that has it. On Windows it waits for whoever has it open. */
export const renameWhenFree = async (from: string, to: string, { platform, rename } = system): Promise<void> => {
  for (const delay of platform === 'win32' ? delays : []) {
    try {
      return await rename(from, to);
    } catch (cause) {
      if (!busy.has(codeOf(cause))) throw cause;
    }
    await sleep(delay);
  }
  await rename(from, to);
};

/**
 * Gives a file that was written aside its name, in one step, and fails with EEXIST rather than replace one that has it. Only
 * where files cannot have two names, an empty file has it for a moment.
 */
export const nameNewFile = async (aside: string, file: string, calls = system): Promise<void> => {
  try {
    // Unlike a rename, a link never replaces an existing file.
    await calls.link(aside, file);
  } catch (cause) {
    if (!noLinks.has(codeOf(cause))) throw cause;
    await takeName(aside, file, calls);
    return;
  }
  // If it stays, the next one that writes the file removes it.
  await rm(aside, { force: true }).catch(() => undefined);
};

const takeName = async (aside: string, file: string, calls: System): Promise<void> => {
  await (await open(file, 'wx')).close();
  try {
    await renameWhenFree(aside, file, calls);
  } catch (cause) {
    await rm(file, { force: true });
    throw cause;
  }
};
