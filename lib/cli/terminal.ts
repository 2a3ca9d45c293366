import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { CmdletError } from '../host/cmdlet-error.js';

/** The streams and variables of the process; tests give their own. */
export interface Terminal {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean; columns?: number };
  environment: NodeJS.ProcessEnv;
}

/** Why a call is aborted when nobody reads standard output any more (`| head`): it ends without a word. */
export const readerGone = Symbol('nobody reads standard output any more');

/** Why a call is aborted when its output cannot be written: {@link readerGone}, or a CmdletError FileNotWritable. */
export const writeFailure = (cause: NodeJS.ErrnoException): unknown =>
  cause.code === 'EPIPE' || cause.code === 'EOF'
    ? readerGone
    : new CmdletError('FileNotWritable', `Cannot write the output: ${cause.message}.`, {
        cause,
        recommendedAction: 'Send the output to where there is space and your account may write.',
      });

/** Waits until all is written, or has failed and the stream has told so. */
export const flush = async (stream: Writable): Promise<void> => {
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
  await turn();
};

/** Writes and, where the reader is slow, waits until it has caught up. */
export const writeAll = async (stream: Writable, chunk: string | Uint8Array, signal: AbortSignal): Promise<void> => {
  if (!stream.write(chunk)) await once(stream, 'drain', { signal });
};
