import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (folder: string): string =>
  existsSync(path.join(folder, 'package.json')) ? folder : findRoot(path.dirname(folder));

/** The folder of package.json, from the sources as from the build. */
export const packageRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));

export const packageVersion = (): string =>
  JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')).version;
