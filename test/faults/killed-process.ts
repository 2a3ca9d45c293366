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
  /** @param said what the call has said of its progress */
  after?(said: string): boolean;
}

export interface KilledProcess {
  /** Whether the call was still running when it was killed. */
  killed: boolean;
  /** What it said on stderr. */
  errors: string;
  /** Milliseconds from the beginning of the call to the end of the process. */
  duration: number;
  /** The same from the beginning of each activity, by the first word of its name. */
  activities: Record<string, number>;
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
  const begun = new Map<string, number>();
  child.stdout.on('data', (text: string) => {
    for (const [, activity] of text.matchAll(/^progress (\S+)/gm)) begun.set(activity!, performance.now());
  });
  await Promise.race([ready, end]);
  const start = performance.now();
  if (point !== undefined) {
    while (point.after !== undefined && !over && !point.after(output)) await wait(1);
    if (point.delay >= 1) await Promise.race([wait(point.delay), end]);
    child.kill('SIGKILL');
  }
  await end;
  const stop = performance.now();
  const activities = Object.fromEntries([...begun].map(([activity, time]) => [activity, stop - time]));
  return { killed: !output.includes('done'), errors, duration: stop - start, activities };
};
