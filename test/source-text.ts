import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of everything that runs, but for the files of one name. */
export const sourceText = (without: string): string =>
  ['lib', 'cmdlets']
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))))
    .filter((file) => file.endsWith('.ts') && path.basename(file) !== without)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
