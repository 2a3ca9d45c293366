import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const stepFile = path.join(path.dirname(fileURLToPath(import.meta.url)), 'step.js');

/** As the PowerShell module starts Node. */
const nodeOptions = ['--max-semi-space-size=4'];
const env = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', ...process.env };

/**
 * What a step took.
 *
 * @typedef {object} Figures
 * @property {number} seconds of wall clock
 * @property {number} [cpu] seconds of CPU, of all threads and processes that it started
 * @property {number} [megabytes] the most memory that the process held at once, start-up included
 */

/**
 * Runs a function of the Node API, or a plain copy, in a process of its own; it has no processes below it.
 *
 * @returns {Promise<Figures & { result: object }>} and what the function returned
 */
export const measureStep = async (name, options) => {
  const child = spawn(process.execPath, [...nodeOptions, stepFile], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ name, options }));
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  if (text === '') throw new Error(`${name} did not end as it should`);
  return JSON.parse(text);
};

export const hasProgram = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Linux counts CPU time in hundredths of a second. */
const clockTicks = 100;

/** What the kernel says of a process that runs; nothing where it does not say. */
const lookAt = (pid) => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return {
      megabytes: Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024,
      cpu: (Number(fields[11]) + Number(fields[12])) / clockTicks,
    };
  } catch {
    return {};
  }
};

/**
 * Runs a program with files as its input and output. CPU and memory are looked at every few milliseconds, so its very end is
 * missed.
 *
 * @returns {Promise<Figures>}
 */
export const measureProgram = async (program, args, { input, output, errors } = {}) => {
  const files = [
    input === undefined ? 'ignore' : openSync(input, 'r'),
    output === undefined ? 'ignore' : openSync(output, 'w'),
    errors ?? 'inherit',
  ];
  const started = process.hrtime.bigint();
  const child = spawn(program, args, { stdio: files });
  let seen = {};
  const look = setInterval(() => {
    const found = lookAt(child.pid);
    if (found.megabytes > 0) seen = found;
  }, 20);
  try {
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    if (code !== 0) throw new Error(`${program} ended with code ${code}`);
    return { seconds, ...seen };
  } finally {
    clearInterval(look);
    for (const file of files) if (typeof file === 'number') closeSync(file);
  }
};
