import { PieceSender, receivePieces } from '../threads/pieces.js';
import { threadPorts } from '../threads/ports.js';
import { ContentProblem } from './parse-lines.js';
import { type MessageColumns, parseMessages } from './parse-messages.js';

/** Messages, or at last what is wrong with the entry. */
export type MessagePiece = MessageColumns | { problem: string };

/** Runs as a thread: takes the bytes of Messages.jsonl and gives messages. */
const { input, output } = threadPorts();
const sender = new PieceSender<MessagePiece>(output);
try {
  for await (const columns of parseMessages(receivePieces<Uint8Array>(input))) await sender.send(columns);
} catch (cause) {
  if (!(cause instanceof ContentProblem)) throw cause;
  await sender.send({ problem: cause.message });
}
sender.end();
