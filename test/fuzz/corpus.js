import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

/** The targets, by their names. */
export const targets = ['zip', 'contents', 'import', 'elements', 'messages', 'csv', 'filter', 'ldap-filter'];

export const targetFile = (target) => path.join(import.meta.dirname, 'targets', `${target}.js`);

/** Inputs are much like each other, so that all of them together take little room: Brotli of a JSON list of Latin-1 texts. */
const corpusFile = (target) => path.join(import.meta.dirname, 'corpus', `${target}.json.br`);

const quality = {
  params: { [zlib.constants.BROTLI_PARAM_LGWIN]: 24, [zlib.constants.BROTLI_PARAM_QUALITY]: 10 },
};

/** The inputs that are kept for a target. */
export const readCorpus = (target) => {
  if (!existsSync(corpusFile(target))) return [];
  const texts = JSON.parse(zlib.brotliDecompressSync(readFileSync(corpusFile(target))).toString());
  return texts.map((text) => Buffer.from(text, 'latin1'));
};

/** Puts the inputs into a folder, where the fuzzer adds to them. */
export const unpackCorpus = (target, folder) => {
  mkdirSync(folder, { recursive: true });
  for (const [i, bytes] of readCorpus(target).entries()) writeFileSync(path.join(folder, String(i)), bytes);
};

/** Keeps the files of a folder as the inputs of a target. The same inputs give the same file. */
export const packCorpus = (target, folder) => {
  const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'latin1'));
  const sorted = [...new Set(texts)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  mkdirSync(path.dirname(corpusFile(target)), { recursive: true });
  writeFileSync(corpusFile(target), zlib.brotliCompressSync(JSON.stringify(sorted), quality));
};
