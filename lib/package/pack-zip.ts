import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import zlib from 'node:zlib';
import yazl from 'yazl';

/** yazl makes its checksums with a package in JavaScript, which takes a tenth of the time of an export; Node has them built in. */
const makeChecksumsFast = (): void => {
  try {
    const ofYazl = createRequire(createRequire(import.meta.url).resolve('yazl'));
    (ofYazl('buffer-crc32') as { unsigned: typeof zlib.crc32 }).unsigned = zlib.crc32;
  } catch {
    // Another version of yazl makes them in another way, just as right.
  }
};

makeChecksumsFast();

/** The name of an entry, and after it its bytes. */
export type ZipPiece = string | Uint8Array;

/** The same content gives the same bytes: a fixed time, fixed permissions, a fixed compression level. */
const entryOptions = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, compressionLevel: 3 };

/** Bytes of the pieces of a zip file: each of them travels between threads and is a write of its own. */
const pieceSize = 64 * 1024;

/** Joins pieces that are smaller. */
const joined = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < pieceSize) continue;
    yield Buffer.concat(waiting, length);
    waiting = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(waiting, length);
};

/** Makes a zip file of entries. */
export const packZip = async function* (pieces: AsyncIterable<ZipPiece> | Iterable<ZipPiece>): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile();
  const take = async (): Promise<void> => {
    let entry: PassThrough | undefined;
    for await (const piece of pieces) {
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
  const output = zip.outputStream as PassThrough;
  take().catch((cause) => output.destroy(cause));
  yield* joined(output);
};
