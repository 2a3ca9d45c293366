import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Tells partial files of this computer from those of another one that writes to the same share. */
const computer = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 6);

/** Also fits the journal that SQLite keeps beside a database. */
const suffix = /^([0-9a-f]{6})-(\d{1,10})-[0-9a-f]{12}\.partial(-journal)?$/;

/** A name beside a file, to write it aside. It says which process of which computer writes. */
export const partialFile = (file: string): string => {
  const { dir, base } = path.parse(path.resolve(file));
  return path.join(dir, `.${base}.${computer}-${process.pid}-${randomBytes(6).toString('hex')}.partial`);
};

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

/** Removes what killed processes of this computer left beside a file. Those that still run keep theirs. */
export const removeStalePartials = (file: string): void => {
  const { dir, base } = path.parse(path.resolve(file));
  const start = `.${base}.`;
  const isStale = (name: string): boolean => {
    const [, owner, pid] = (name.startsWith(start) && suffix.exec(name.slice(start.length))) || [];
    return owner === computer && !isRunning(Number(pid));
  };
  try {
    for (const name of readdirSync(dir).filter(isStale)) rmSync(path.join(dir, name), { force: true });
  } catch {
    // They do no harm, and whether the folder can be used at all is found out by who writes the file.
  }
};
