import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CmdletError } from '../host/cmdlet-error.js';
import type { Change } from '../host/host.js';
import type { Terminal } from './terminal.js';
import { visibleText } from './visible-text.js';

/** Asks on the terminal; Ctrl+C, and the end of the input, cancel. */
const ask = async (
  prompt: string,
  { stdin, stderr }: Terminal,
  signal: AbortSignal,
  { hidden }: { hidden: boolean },
): Promise<string> => {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: hidden ? nowhere : stderr, terminal: true });
  let cancel = (): void => {};
  const left = new Promise<never>((_, reject) => {
    cancel = () => reject(new CmdletError('Cancelled', 'The command was cancelled at a question.'));
  });
  lines.once('SIGINT', cancel);
  lines.once('close', cancel);
  try {
    if (hidden) stderr.write(prompt);
    return await Promise.race([lines.question(hidden ? '' : prompt, { signal }), left]);
  } catch (thrown) {
    if (!hidden) stderr.write('\n');
    throw thrown;
  } finally {
    lines.off('close', cancel);
    lines.close();
    if (hidden) stderr.write('\n');
  }
};

/** @throws CmdletError ParameterMissing where nobody can be asked */
export const askPassword = async (userName: string, terminal: Terminal, signal: AbortSignal): Promise<string> => {
  if (!terminal.stdin.isTTY) {
    throw new CmdletError('ParameterMissing', 'The password is missing: set CS_PCHAT_PASSWORD.', {
      target: 'Credential',
    });
  }
  return ask(`Password of ${visibleText(userName)}: `, terminal, signal, { hidden: true });
};

/** The answer of a confirmation: `all` and `none` hold for all that follow. */
export type Answer = 'yes' | 'all' | 'no' | 'none';

const answers: Record<string, Answer> = { '': 'yes', y: 'yes', a: 'all', n: 'no', l: 'none' };

export const askToProceed = async (
  { action, target }: Change,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Answer> => {
  terminal.stderr.write(`Performing the operation "${visibleText(action)}" on target "${visibleText(target)}".\n`);
  while (true) {
    const prompt = '[Y] Yes  [A] Yes to All  [N] No  [L] No to All  (default is "Y"): ';
    const answer = answers[(await ask(prompt, terminal, signal, { hidden: false })).trim().toLowerCase()];
    if (answer !== undefined) return answer;
  }
};
