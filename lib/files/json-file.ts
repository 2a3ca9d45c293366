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
