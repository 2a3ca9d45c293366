import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package-root.js';
import { generateFiles } from './files.js';

/** Writes every generated file; with --check it only says which are stale, and fails. */
const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [name, text] of await generateFiles()) {
  const file = path.join(packageRoot, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale.push(name);
  if (check) continue;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
for (const name of stale) console.log(`${check ? 'stale' : 'wrote'} ${name}`);
if (check && stale.length > 0) {
  console.error('Run npm run generate and commit what it writes.');
  process.exitCode = 1;
}
