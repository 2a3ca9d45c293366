import { TextDecoder } from 'node:util';
import { Utf8Writer } from '../text/utf8-writer.js';

/** What is wrong with the content of an entry, as the end of a sentence. */
export class ContentProblem extends Error {}

const lineFeed = 0x0a;

/** In bytes. Longer ones do not fit into a text. */
const longestLine = 256 * 1024 * 1024;

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new ContentProblem('is not UTF-8 text', { cause });
  }
};

/**
 * Lines are told apart as bytes: texts that hang together by a piece of a line are slow to cut. All of them are put together in one
 * piece of memory, because those of their own would wait to be collected.
 */
const linesOf = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const writer = new Utf8Writer();
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineFeed);
    if (end >= 0) {
      writer.addBytes(chunk.subarray(0, end));
      yield decode(writer.take()).split('\n');
    }
    writer.addBytes(chunk.subarray(end + 1));
    if (writer.length > longestLine) throw new ContentProblem('has a line of more than 256 MB');
  }
  if (writer.length > 0) yield [decode(writer.take())];
};

/**
 * The lines of JSON Lines, parsed, in batches.
 *
 * @throws ContentProblem
 */
export const parseLines = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown[]> {
  let number = 0;
  for await (const lines of linesOf(chunks)) {
    yield lines.map((line) => {
      number++;
      try {
        return JSON.parse(line) as unknown;
      } catch (cause) {
        throw new ContentProblem(`is not valid: line ${number} is not JSON`, { cause });
      }
    });
  }
};
