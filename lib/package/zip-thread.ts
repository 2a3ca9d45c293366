import { PassThrough } from 'node:stream';
import yazl from 'yazl';
import { PieceSender, receivePieces } from '../threads/pieces.js';
import { threadPorts } from '../threads/ports.js';

/** The name of an entry, and after it its bytes. */
export type ZipPiece = string | Uint8Array;

/** The same content gives the same bytes: a fixed time, fixed permissions, a fixed compression level. */
const entryOptions = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, compressionLevel: 3 };

/** Runs as a thread: makes a zip file of entries. */
const { input, output } = threadPorts();
const zip = new yazl.ZipFile();

const giveOutput = async (): Promise<void> => {
  const sender = new PieceSender<Uint8Array>(output);
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) await sender.send(chunk);
  sender.end();
};

const takeEntries = async (): Promise<void> => {
  let entry: PassThrough | undefined;
  for await (const piece of receivePieces<ZipPiece>(input)) {
    if (typeof piece === 'string') {
      entry?.end();
      const next = new PassThrough();
      entry = next;
      zip.addReadStreamLazy(piece, entryOptions, (callback) => callback(null, next));
    } else if (!entry!.write(piece)) {
      await new Promise((resolve) => entry!.once('drain', resolve));
    }
  }
  entry?.end();
  zip.end();
};

await Promise.all([takeEntries(), giveOutput()]);
