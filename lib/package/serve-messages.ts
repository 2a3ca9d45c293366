import { CmdletError } from '../host/cmdlet-error.js';
import type { ErrorCode } from '../host/error-catalog.js';
import { PieceSender, receivePieces } from '../threads/pieces.js';
import { threadPorts } from '../threads/ports.js';
import { EntryName } from './format.js';
import { type MessageColumns, parseMessages } from './parse-messages.js';
import { type EntryCheck, type PackageInput, ZipReader } from './zip-reader.js';

/** What a thread is to read: the messages of a package, and what they must be. */
export interface MessagesRequest {
  input: PackageInput;
  check: EntryCheck;
}

/** Something that was made of messages, or at last what is wrong with them. */
export type ServedPiece<Piece> =
  | { piece: Piece }
  | { error: { code: ErrorCode; message: string; target: string | undefined } };

/** Pieces ahead of their use: while a server ends a bulk load it takes nothing, and what is parsed meanwhile is there afterwards. */
const window = 32;

const read = async function* ({ input, check }: MessagesRequest): AsyncGenerator<MessageColumns> {
  const zip = await ZipReader.open(input);
  try {
    yield* zip.parsed(EntryName.messages, parseMessages, check);
  } finally {
    zip.close();
  }
};

/**
 * Runs as a thread: opens a package by itself, so that the thread that asked need not unpack it or wait for it, and sends what is
 * made of its messages.
 */
export const serveMessages = async <Piece>(
  make: (messages: AsyncIterable<MessageColumns>) => AsyncIterable<Piece>,
): Promise<void> => {
  const { input, output } = threadPorts();
  const sender = new PieceSender<ServedPiece<Piece>>(output, { window });
  try {
    for await (const request of receivePieces<MessagesRequest>(input)) {
      for await (const piece of make(read(request))) await sender.send({ piece });
    }
  } catch (cause) {
    if (!(cause instanceof CmdletError)) throw cause;
    const { code, message, target } = cause;
    await sender.send({ error: { code, message, target } });
  }
  sender.end();
};
