import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const stepFile = path.join(path.dirname(fileURLToPath(import.meta.url)), 'step.js');

/**
 * Runs a function of the Node API in a process of its own.
 *
 * @returns seconds of wall clock and of CPU, peak memory in MB (start-up included), and what the function returned
 */
export const measureStep = async (name, options) => {
  const child = spawn(process.execPath, [stepFile], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ name, options }));
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  if (text === '') throw new Error(`${name} did not end as it should`);
  return JSON.parse(text);
};

export const hasProgram = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Runs a program with files as its input and output. @returns seconds of wall clock */
export const measureProgram = async (program, args, { input, output } = {}) => {
  const files = [
    input === undefined ? 'ignore' : openSync(input, 'r'),
    output === undefined ? 'ignore' : openSync(output, 'w'),
    'inherit',
  ];
  const started = process.hrtime.bigint();
  const child = spawn(program, args, { stdio: files });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  for (const file of files) if (typeof file === 'number') closeSync(file);
  if (code !== 0) throw new Error(`${program} ended with code ${code}`);
  return seconds;
};
