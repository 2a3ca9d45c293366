import { closeSync, createWriteStream, lstatSync, openSync, type WriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { CmdletError } from '../host/cmdlet-error.js';
import { nameNewFile, renameWhenFree } from './name-file.js';
import { partialFile, removeStalePartials } from './partial-file.js';
import { syncFolder } from './sync-folder.js';

/** Windows says the same of both. */
const refused =
  process.platform === 'win32'
    ? 'another program has it open, or your account may not write there'
    : 'your account may not write there';

const fileError = (file: string, cause: unknown): CmdletError => {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new CmdletError('DiskFull', `The disk is full; ${file} was not written.`, { target: file, cause });
  }
  if (code === 'EEXIST') {
    return new CmdletError('FileExists', `There is a file ${file} already.`, { target: file, cause });
  }
  const reasons: Record<string, string> = {
    ENOENT: 'its folder does not exist',
    EISDIR: 'it is a folder',
    EACCES: refused,
    EBUSY: 'another program has it open',
    EPERM: refused,
    EROFS: 'the disk is read-only',
  };
  const why = reasons[code ?? ''] ?? code ?? 'of an error';
  return new CmdletError('FileNotWritable', `The file ${file} cannot be written, because ${why}.`, {
    target: file,
    cause,
  });
};

/**
 * Writes a file aside, flushes it to the disk and gives it its name in one step, so that nobody ever sees half of it and an
 * older file of that name stays until the new one is complete. When the writer throws, nothing is left behind; what a killed
 * process left is removed by the next one that writes the file.
 *
 * @param options.keepExisting fail rather than replace a file that exists
 * @throws CmdletError FileNotWritable, FileExists, DiskFull
 */
export const writeAtomically = async (
  file: string,
  write: (stream: WriteStream) => Promise<void>,
  options: { keepExisting?: boolean; mode?: number } = {},
): Promise<void> => {
  const target = path.resolve(file);
  const existing = lstatSync(target, { throwIfNoEntry: false });
  if (existing?.isDirectory()) throw fileError(file, { code: 'EISDIR' });
  if (existing !== undefined && options.keepExisting) throw fileError(file, { code: 'EEXIST' });
  removeStalePartials(target);
  const aside = partialFile(target);
  const stream = createWriteStream(aside, { flags: 'wx', mode: options.mode ?? 0o600, highWaterMark: 1 << 20 });
  const done = finished(stream);
  // Awaited below; until then a failure must not count as unhandled.
  done.catch(() => {});
  try {
    await Promise.race([write(stream), done.then(() => {})]);
    stream.end();
    await done;
    const handle = await open(aside, 'r+');
    await handle.sync();
    await handle.close();
    await (options.keepExisting ? nameNewFile(aside, target) : renameWhenFree(aside, target));
    syncFolder(path.dirname(target));
  } catch (cause) {
    stream.destroy();
    await done.catch(() => {});
    await rm(aside, { force: true });
    // Only the system's own errors are about the file; everything else comes from what was to be written.
    const error = (stream.errored ?? cause) as NodeJS.ErrnoException;
    if (typeof error.syscall !== 'string') throw cause;
    throw fileError(file, error);
  }
};

/**
 * Finds out whether a file could be written, without touching it.
 *
 * @throws CmdletError FileNotWritable, DiskFull
 */
export const ensureWritable = async (file: string): Promise<void> => {
  const target = path.resolve(file);
  if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory()) throw fileError(file, { code: 'EISDIR' });
  const aside = partialFile(target);
  try {
    closeSync(openSync(aside, 'wx', 0o600));
  } catch (cause) {
    throw fileError(file, cause);
  } finally {
    await rm(aside, { force: true });
  }
};

/** Writes a text in one piece, see {@link writeAtomically}. */
export const writeText = async (file: string, text: string): Promise<void> => writePieces(file, [text]);

/** The same for a text that is not held as a whole. */
export const writePieces = async (file: string, pieces: Iterable<string>): Promise<void> =>
  writeAtomically(file, async (stream) => pipeline(Readable.from(pieces), stream, { end: false }));
