import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';

const chunkSize = 256 * 1024;

/** The same content gives the same bytes: a fixed time, fixed permissions, a fixed compression level. */
const entryOptions = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, compressionLevel: 3 };

const encode = async function* (
  text: AsyncIterable<string> | Iterable<string>,
  observe: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  let parts: string[] = [];
  let length = 0;
  const flush = (): Buffer => {
    const chunk = Buffer.from(parts.join(''), 'utf8');
    observe(chunk);
    parts = [];
    length = 0;
    return chunk;
  };
  for await (const part of text) {
    parts.push(part);
    length += part.length;
    if (length >= chunkSize) yield flush();
  }
  if (length > 0) yield flush();
};

/** Writes a zip file as a stream. Compression runs in other threads while the next text is being made. */
export class ZipWriter {
  readonly entries: Record<string, { size: number; sha256: string }> = {};
  readonly #zip = new yazl.ZipFile();
  readonly #written: Promise<void>;
  readonly #broken: Promise<void>;

  constructor(output: Writable) {
    this.#zip.on('error', (error) => output.destroy(error as Error));
    this.#zip.outputStream.pipe(output, { end: false });
    this.#written = finished(this.#zip.outputStream);
    this.#written.catch(() => {});
    this.#broken = finished(output, { readable: false });
    this.#broken.catch(() => {});
  }

  /** Adds an entry and waits until all of its text has been taken. Rejects with what the text's source throws. */
  async add(name: string, text: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const hash = createHash('sha256');
    let size = 0;
    const stream = Readable.from(
      encode(text, (chunk) => {
        hash.update(chunk);
        size += chunk.length;
      }),
      { objectMode: false, highWaterMark: 4 * chunkSize },
    );
    const done = finished(stream);
    this.#zip.addReadStreamLazy(name, entryOptions, (callback) => callback(null, stream));
    await Promise.race([done, this.#broken]);
    this.entries[name] = { size, sha256: hash.digest('hex') };
  }

  /** Writes the directory of the zip. The output is left open. */
  async end(): Promise<void> {
    this.#zip.end();
    await Promise.race([this.#written, this.#broken]);
  }
}
