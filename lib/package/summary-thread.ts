import { CmdletError } from '../host/cmdlet-error.js';
import type { ErrorCode } from '../host/error-catalog.js';
import { PieceSender, receivePieces } from '../threads/pieces.js';
import { threadPorts } from '../threads/ports.js';
import { EntryName } from './format.js';
import { ContentProblem } from './parse-lines.js';
import { parseMessages } from './parse-messages.js';
import { type MessageSummary, summarizeMessages } from './summarize-messages.js';
import { type EntryCheck, type PackageInput, ZipReader } from './zip-reader.js';

/** What the thread is to read: the messages of a package, and what they must be. */
export interface SummaryRequest {
  input: PackageInput;
  check: EntryCheck;
}

/** What there is in some rooms, or at last what is wrong. */
export type SummaryPiece = MessageSummary | { error: { code: ErrorCode; message: string; target: string | undefined } };

/** Runs as a thread: opens a package by itself, so that the reading of the rest of it has nothing to do with it. */
const summarize = async function* ({ input, check }: SummaryRequest): AsyncGenerator<MessageSummary> {
  const zip = await ZipReader.open(input);
  try {
    yield* summarizeMessages(parseMessages(zip.bytes(EntryName.messages, check)));
  } catch (cause) {
    if (cause instanceof ContentProblem) throw zip.damaged(EntryName.messages, cause.message, cause);
    throw cause;
  } finally {
    zip.close();
  }
};

const { input, output } = threadPorts();
const sender = new PieceSender<SummaryPiece>(output);
try {
  for await (const request of receivePieces<SummaryRequest>(input)) {
    for await (const summary of summarize(request)) await sender.send(summary);
  }
} catch (cause) {
  if (!(cause instanceof CmdletError)) throw cause;
  const { code, message, target } = cause;
  await sender.send({ error: { code, message, target } });
}
sender.end();
