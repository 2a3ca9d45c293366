import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const script = path.join(import.meta.dirname, 'call-cmdlet.js');

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('close', () => resolve());
  });

/** When to kill: this many milliseconds after the call began, or after something that can be watched has happened. */
export interface KillPoint {
  delay: number;
  after?(): boolean;
}

export interface KilledProcess {
  /** Whether the call was still running when it was killed. */
  killed: boolean;
  /** What it said on stderr. */
  errors: string;
  /** Milliseconds from the beginning of the call to the end of the process. */
  duration: number;
}

/** Calls a function of the Node API in a process of its own and kills it at the point; without one it runs to its end. */
export const callAndKill = async (name: string, options: object, point?: KillPoint): Promise<KilledProcess> => {
  const child = spawn(process.execPath, ['--no-warnings', script, name, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Jest's own copy, with what a test has added.
    env: process.env,
  });
  let output = '';
  let errors = '';
  let over = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const end = ended(child).then(() => {
    over = true;
  });
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      resolve();
    });
  });
  await Promise.race([ready, end]);
  const start = performance.now();
  if (point !== undefined) {
    while (point.after !== undefined && !over && !point.after()) await wait(1);
    if (point.delay >= 1) await Promise.race([wait(point.delay), end]);
    child.kill('SIGKILL');
  }
  await end;
  return { killed: !output.includes('done'), errors, duration: performance.now() - start };
};
