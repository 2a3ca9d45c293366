import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** The streams and variables of the process; tests give their own. */
export interface Terminal {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean; columns?: number };
  environment: NodeJS.ProcessEnv;
}

/** Why a call is aborted when nobody reads standard output any more (`| head`): it ends without a word. */
export const readerGone = Symbol('nobody reads standard output any more');

/** Writes and, where the reader is slow, waits until it has caught up. */
export const writeAll = async (stream: Writable, chunk: string | Uint8Array, signal: AbortSignal): Promise<void> => {
  if (!stream.write(chunk)) await once(stream, 'drain', { signal });
};
