/**
 * `npm run bench -- <name> [--set S|M|L]`: figures, measured in one run side by side. Each step runs in a process of its own, so
 * that its memory is its own. Data lies in bench/data and is kept for the next run.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';

const folder = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const benches = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.js'))
  .map((file) => file.slice(0, -'.bench.js'.length));
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || !benches.includes(name)) {
  console.error(`Name a bench: ${benches.join(', ')}.`);
  process.exitCode = 2;
} else {
  const { run } = await import(`./${name}.bench.js`);
  await run(rest);
}
