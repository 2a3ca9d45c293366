import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { TextDecoder } from 'node:util';
import zlib from 'node:zlib';
import yauzl from 'yauzl';
import { CmdletError } from '../host/cmdlet-error.js';
import { freeMemory } from '../host/heap.js';
import { ContentProblem } from './parse-lines.js';

/** Larger chunks than zlib's default, so that fewer of them travel between threads; still larger ones leave the processor's cache. */
const chunkSize = 64 * 1024;
/** Deflate cannot do better than 1032:1; text of ours stays far below this. */
const largestRatio = 400;
const smallestSuspect = 64 * 1024 * 1024;
/** A package of ours has eleven. */
const mostEntries = 1_000;
/** XML is five times smaller in the largest pool that there is; more would not fit into memory. */
const largestText = 1024 * 1024 * 1024;
/** Of the header in front of an entry, without its name and extra field. */
const localHeaderSize = 30;

/** What an entry must be. */
export interface EntryCheck {
  /** in bytes */
  size: number;
  sha256: string;
}

/** `label` is what messages call the file, where its own name means nothing to a person. */
export type PackageInput = { fileName: string; label?: string } | { bytes: Uint8Array };

export const inputName = (input: PackageInput): string =>
  'fileName' in input ? (input.label ?? input.fileName) : 'ByteInput';

/** @throws Error when entries share bytes, as those do that are to grow out of nothing */
const checkApart = (entries: Iterable<yauzl.Entry>): void => {
  let end = 0;
  let before = '';
  const sorted = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const { fileName, fileNameLength, relativeOffsetOfLocalHeader: start, compressedSize } of sorted) {
    if (start < end) throw new Error(`the entries ${before} and ${fileName} overlap`);
    end = start + localHeaderSize + fileNameLength + compressedSize;
    before = fileName;
  }
};

/** Writes all of the bytes, and frees the memory of each piece that is through. */
const feed = async (inflate: Writable, compressed: Readable): Promise<void> => {
  for await (const chunk of compressed as AsyncIterable<Buffer>) {
    await new Promise<void>((resolve, reject) => inflate.write(chunk, (cause) => (cause ? reject(cause) : resolve())));
    freeMemory(chunk);
  }
  inflate.end();
};

/** A zip file, checked while it is read. Problems are CmdletErrors that name the package and the entry. */
export class ZipReader {
  readonly name: string;
  readonly #zip: yauzl.ZipFile;
  readonly #entries: Map<string, yauzl.Entry>;

  private constructor(name: string, zip: yauzl.ZipFile, entries: Map<string, yauzl.Entry>) {
    this.name = name;
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws CmdletError FileNotFound, FileNotReadable, PackageNotZip, PackageDamaged */
  static async open(input: PackageInput): Promise<ZipReader> {
    const name = inputName(input);
    if ('fileName' in input) {
      if (!existsSync(input.fileName))
        throw new CmdletError('FileNotFound', `There is no file ${name}.`, { target: name });
      if (!statSync(input.fileName).isFile())
        throw new CmdletError('FileNotReadable', `${name} is not a file.`, { target: name });
    }
    const options = { lazyEntries: true, autoClose: false, strictFileNames: true };
    let zip: yauzl.ZipFile;
    try {
      zip =
        'fileName' in input
          ? await yauzl.openPromise(input.fileName, options)
          : await yauzl.fromBufferPromise(
              Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength),
              options,
            );
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EPERM') {
        throw new CmdletError('FileNotReadable', `The file ${name} may not be read by this account.`, {
          target: name,
          cause,
        });
      }
      throw new CmdletError('PackageNotZip', `${name} is not a zip file, or its end is missing.`, {
        target: name,
        cause,
      });
    }
    try {
      const entries = new Map<string, yauzl.Entry>();
      if (zip.entryCount > mostEntries) {
        const message = `${name} holds ${zip.entryCount} entries; no package has more than ${mostEntries}.`;
        throw new CmdletError('PackageDamaged', message, { target: name });
      }
      for await (const entry of zip.eachEntry()) {
        if (entries.has(entry.fileName)) {
          throw new CmdletError('PackageDamaged', `${name} holds the entry ${entry.fileName} twice.`, { target: name });
        }
        entries.set(entry.fileName, entry);
      }
      checkApart(entries.values());
      return new ZipReader(name, zip, entries);
    } catch (cause) {
      zip.close();
      if (cause instanceof CmdletError) throw cause;
      throw new CmdletError('PackageDamaged', `The directory of ${name} is damaged: ${(cause as Error).message}`, {
        target: name,
        cause,
      });
    }
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(entry: string): boolean {
    return this.#entries.has(entry);
  }

  damaged(entry: string, why: string, cause?: unknown): CmdletError {
    return new CmdletError('PackageDamaged', `The entry ${entry} of ${this.name} ${why}.`, {
      target: this.name,
      cause,
    });
  }

  /**
   * Streams the bytes of an entry and checks them: against the SHA-256 and size that are expected, or against the CRC of the zip.
   * The last piece has been given out before the check is done, so use what was read only when the stream has ended. The bytes of a
   * piece are lent until the next is asked for.
   */
  async *bytes(name: string, expected?: EntryCheck): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw this.damaged(name, 'is missing');
    if (expected !== undefined && entry.uncompressedSize !== expected.size) {
      throw this.damaged(name, `has ${entry.uncompressedSize} bytes instead of ${expected.size}`);
    }
    if (entry.uncompressedSize > smallestSuspect && entry.uncompressedSize > largestRatio * entry.compressedSize) {
      throw this.damaged(name, 'would grow beyond all measure');
    }
    const hash = createHash('sha256');
    let size = 0;
    let crc = 0;
    let stream: Readable | undefined;
    try {
      stream = await this.#open(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > entry.uncompressedSize) throw this.damaged(name, 'is larger than the directory says');
        if (expected === undefined) crc = zlib.crc32(chunk, crc);
        else hash.update(chunk);
        yield chunk;
        // What was handed over as bytes is more than a piece, and stays.
        freeMemory(chunk);
      }
    } catch (cause) {
      if (cause instanceof CmdletError || (cause as Error).name === 'AbortError') throw cause;
      throw this.damaged(name, 'cannot be read', cause);
    } finally {
      stream?.destroy();
    }
    const whole = expected === undefined ? crc === entry.crc32 : hash.digest('hex') === expected.sha256;
    if (!whole || size !== entry.uncompressedSize)
      throw this.damaged(name, 'is not what was written: its checksum differs');
  }

  /** What is made of the bytes of an entry, checked as {@link bytes} are. A problem with them is told as damage of the entry. */
  async *parsed<T>(
    name: string,
    parse: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<T>,
    expected?: EntryCheck,
  ): AsyncGenerator<T> {
    try {
      yield* parse(this.bytes(name, expected));
    } catch (cause) {
      if (cause instanceof ContentProblem) throw this.damaged(name, cause.message, cause);
      throw cause;
    }
  }

  /** Streams the text of an entry, checked as {@link bytes} are. */
  async *text(name: string, expected?: EntryCheck): AsyncGenerator<string> {
    if ((this.#entries.get(name)?.uncompressedSize ?? 0) > largestText) throw this.damaged(name, 'is larger than 1 GB');
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const decode = (bytes?: Uint8Array): string => {
      try {
        return decoder.decode(bytes, { stream: bytes !== undefined });
      } catch (cause) {
        throw this.damaged(name, 'is not UTF-8 text', cause);
      }
    };
    for await (const chunk of this.bytes(name, expected)) yield decode(chunk);
    const rest = decode();
    if (rest !== '') yield rest;
  }

  async #open(entry: yauzl.Entry): Promise<Readable> {
    if (entry.isEncrypted()) throw this.damaged(entry.fileName, 'is encrypted');
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
      throw this.damaged(entry.fileName, 'has an unknown compression');
    if (entry.compressionMethod === 0) return this.#zip.openReadStreamPromise(entry);
    const compressed = await this.#zip.openReadStreamPromise(entry, { decompress: false } as yauzl.ZipFileOptions);
    const inflate = zlib.createInflateRaw({ chunkSize });
    feed(inflate, compressed).catch((cause) => inflate.destroy(cause as Error));
    // Whoever reads no further leaves it waiting; the file would stay open.
    inflate.once('close', () => compressed.destroy());
    return inflate;
  }

  close(): void {
    this.#zip.close();
  }
}
