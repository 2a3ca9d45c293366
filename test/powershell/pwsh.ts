import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe as all } from '@jest/globals';

export { literal } from '../../lib/powershell/literal.js';

/** Set by find-powershell.ts where there is a PowerShell. */
const program = process.env.NODE_POWERSHELL;

/** Like describe; skipped where there is no PowerShell. */
export const describePowerShell: (name: string, tests: () => void) => void = program === undefined ? all.skip : all;

export const modulePath = path.resolve('module/CsPersistentChat/CsPersistentChat.psd1');

export interface PowerShellRun {
  stdout: string;
  stderr: string;
  exitCode: number | null;
}

export interface PowerShellOptions {
  /** Added to the environment; undefined takes a variable away. */
  env?: Record<string, string | undefined>;
  /** What the script reads: answers to questions. */
  input?: string;
  /** Keeps standard input open until a signal has been sent, so that a question waits for its answer. */
  keepInput?: boolean;
  /** In milliseconds. */
  timeout?: number;
  /** Sees the output grow, and may send a signal. */
  onOutput?: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs a script file in a PowerShell of its own. */
export const runPowerShell = async (script: string, options: PowerShellOptions = {}): Promise<PowerShellRun> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pchat-pwsh-'));
  try {
    const file = path.join(folder, 'script.ps1');
    await writeFile(file, `\ufeff${script}`);
    return await new Promise((resolve, reject) => {
      const child = spawn(program!, ['-NoLogo', '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', file], {
        cwd: folder,
        env: { ...process.env, NO_COLOR: '1', ...options.env },
        timeout: options.timeout ?? 50_000,
        killSignal: 'SIGKILL',
      });
      const run: PowerShellRun = { stdout: '', stderr: '', exitCode: null };
      child.stdout.setEncoding('utf8').on('data', (text) => {
        run.stdout += text;
        options.onOutput?.(run.stdout, (signal) => {
          child.kill(signal);
          child.stdin.end();
        });
      });
      child.stderr.setEncoding('utf8').on('data', (text) => {
        run.stderr += text;
      });
      child.on('error', reject);
      child.on('close', (exitCode) => resolve({ ...run, exitCode }));
      child.stdin.on('error', () => undefined);
      if (options.keepInput !== true) child.stdin.end(options.input ?? '');
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Runs a script and gives what it printed, one string per line. A script that reports an error fails the test. */
export const linesOf = async (script: string, options?: PowerShellOptions): Promise<string[]> => {
  const { stdout, stderr } = await runPowerShell(script, options);
  if (stderr !== '') throw new Error(`The script failed:\n${stderr}`);
  return stdout.split(/\r?\n/).filter((line) => line !== '');
};
