import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readPrincipalMap } from '../../../dist/lib/plan/principal-map.js';
import { readRenames, writeRenames } from '../../../dist/lib/plan/renames.js';
import { onlyClearErrors } from './only-clear-errors.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'cs-pchat-csv-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'input.csv');

/** Any bytes as a rename file and as a principal map. What was read as a rename file must survive being written. */
export const fuzz = async (bytes) => {
  writeFileSync(file, bytes);
  await onlyClearErrors(() => readPrincipalMap(file));
  const renames = await onlyClearErrors(() => readRenames(file));
  if (renames === undefined) return;
  writeFileSync(file, await writeRenames(renames.all()));
  const again = await readRenames(file);
  if (JSON.stringify(again.all()) !== JSON.stringify(renames.all())) throw new Error('Written otherwise than read');
};
