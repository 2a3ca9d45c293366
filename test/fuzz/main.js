/**
 * npm run fuzz -- <target> [seconds]
 *
 * Looks for inputs that a reader does not refuse with a clear error, led by the code that they reach, and keeps those that
 * reach something new. Jazzer.js is fetched by npx; it needs a 64-bit Linux with glibc 2.38, macOS or Windows.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packCorpus, targetFile, targets, unpackCorpus } from './corpus.js';

const [target = '', seconds = '300'] = process.argv.slice(2);
if (!targets.includes(target) || !/^\d+$/.test(seconds)) {
  console.error(`npm run fuzz -- <target> [seconds], with one of the targets ${targets.join(', ')}`);
  process.exit(2);
}

const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
/** What is instrumented: our code, and the libraries that take foreign bytes. */
const watched = ['dist/lib/', 'yauzl', 'saxes', 'csv-parse', 'ldapts'].flatMap((name) => ['-i', name]);
const fuzzer = ['--yes', '--package=@jazzer.js/core@4.0.0', 'jazzer', targetFile(target), ...watched];

const folder = mkdtempSync(path.join(os.tmpdir(), 'cs-pchat-fuzz-'));
const [corpus, smaller, found] = ['corpus', 'smaller', 'found'].map((name) => path.join(folder, name));
for (const one of [smaller, found]) mkdirSync(one);
unpackCorpus(target, corpus);

/** @param timeout in milliseconds; when inputs are sorted out it counts for many of them together */
const run = (timeout, folders, ...options) =>
  spawnSync(
    npx,
    [...fuzzer, `--timeout=${timeout}`, ...folders, '--', `-artifact_prefix=${found}${path.sep}`, ...options],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  ).status;

const status = run(60_000, [corpus], `-max_total_time=${seconds}`, '-max_len=65536', '-rss_limit_mb=2048');
if (status === 0 && run(3_600_000, [smaller, corpus], '-merge=1', '-max_len=65536') === 0) packCorpus(target, smaller);
if (readdirSync(found).length > 0) console.error(`What was found is in ${found}.`);
else rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
