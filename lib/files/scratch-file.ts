import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { partialFile } from './partial-file.js';

/** Closes the files of those that nobody refers to any more; there is no end at which everybody could do so. */
const abandoned = new FinalizationRegistry<number>(closeSync);

/**
 * Bytes that need not lie in memory, in a file for this account only. It loses its name at once, so that nothing is left of it
 * however the process ends.
 */
export class ScratchFile {
  readonly #handle: number;
  #length = 0;

  private constructor(handle: number) {
    this.#handle = handle;
    abandoned.register(this, handle);
  }

  /** Undefined where the folder does not take one. */
  static open(folder = os.tmpdir()): ScratchFile | undefined {
    const file = partialFile(path.join(folder, 'cs-persistent-chat.scratch'));
    let handle: number | undefined;
    try {
      handle = openSync(file, 'wx+', 0o600);
      unlinkSync(file);
      return new ScratchFile(handle);
    } catch {
      if (handle !== undefined) closeSync(handle);
      return undefined;
    }
  }

  /** @returns where the bytes begin; undefined where the disk does not take them, which changes nothing */
  append(bytes: Uint8Array): number | undefined {
    const start = this.#length;
    try {
      for (let done = 0; done < bytes.length; )
        done += writeSync(this.#handle, bytes, done, bytes.length - done, start + done);
    } catch {
      return undefined;
    }
    this.#length += bytes.length;
    return start;
  }

  /** Fills the bytes with those from there on. */
  read(start: number, bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      const read = readSync(this.#handle, bytes, done, bytes.length - done, start + done);
      if (read === 0) throw new Error('A temporary file has been cut off.');
      done += read;
    }
  }
}
