import { TextDecoder } from 'node:util';

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

/** Lines are told apart as bytes: texts that hang together by a piece of a line are slow to cut. */
const linesOf = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let begun: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineFeed);
    if (end >= 0) {
      const whole = Buffer.concat([...begun, chunk.subarray(0, end)]);
      begun = [];
      length = 0;
      yield decode(whole).split('\n');
    }
    if (end + 1 < chunk.length) begun.push(chunk.subarray(end + 1));
    length += chunk.length - (end + 1);
    if (length > longestLine) throw new ContentProblem('has a line of more than 256 MB');
  }
  if (begun.length > 0) yield [decode(Buffer.concat(begun))];
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
