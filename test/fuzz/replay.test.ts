import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const load = async (file: string) => import(pathToFileURL(file).href);
const { readCorpus, targets, targetFile } = (await load(`${import.meta.dirname}/corpus.js`)) as {
  readCorpus(target: string): Buffer[];
  targets: string[];
  targetFile(target: string): string;
};

describe('what the fuzzer has kept is read, or refused with a clear error', () => {
  test.each(targets)('%s', async (target) => {
    const { fuzz } = (await load(targetFile(target))) as { fuzz(bytes: Buffer): Promise<void> };
    const inputs = readCorpus(target);
    expect(inputs.length).toBeGreaterThan(10);
    for (const [i, bytes] of inputs.entries()) {
      await fuzz(bytes).catch((cause: Error) => {
        throw new Error(`Input ${i} of ${target}: ${cause.message}`, { cause });
      });
    }
  });
});
