import { createReadStream } from 'node:fs';
import { writePieces } from './atomic-file.js';

/**
 * Writes a value as JSON for people to read, piece by piece: the text of a large plan takes more memory than the plan.
 *
 * @throws CmdletError FileNotWritable, DiskFull
 */
export const writeJson = async (file: string, value: object): Promise<void> => {
  const { stringifyChunked } = await import('@discoveryjs/json-ext');
  const text = function* (): Generator<string> {
    yield* stringifyChunked(value, { space: 2 });
    yield '\n';
  };
  await writePieces(file, text());
};

/** A file that cannot be read, as opposed to one that is no JSON. */
export class FileProblem extends Error {}

const piecesOf = async function* (file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file);
  } catch (cause) {
    throw new FileProblem((cause as Error).message, { cause });
  }
};

/**
 * Reads some fields of the object in a JSON file, and no more of it than it takes: what follows may be large.
 *
 * @returns those that are there
 * @throws FileProblem
 * @throws Error for a file that is no JSON up to the last of the fields
 */
export const readJsonFields = async (file: string, names: readonly string[]): Promise<Record<string, unknown>> => {
  const { JSONParser } = await import('@streamparser/json');
  const fields: Record<string, unknown> = {};
  const parser = new JSONParser({ paths: names.map((name) => `$.${name}`), keepStack: false });
  parser.onValue = ({ key, value }) => {
    fields[String(key)] = value;
  };
  for await (const piece of piecesOf(file)) {
    parser.write(piece);
    if (names.every((name) => Object.hasOwn(fields, name))) break;
  }
  return fields;
};
