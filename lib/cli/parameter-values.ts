import { readFile } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { CmdletDefinition } from '../definitions/cmdlet-definition.js';
import { CmdletError } from '../host/cmdlet-error.js';
import { askPassword } from './questions.js';
import type { Terminal } from './terminal.js';

const readInput = async ({ stdin }: Terminal, signal: AbortSignal): Promise<Uint8Array> => {
  try {
    return await buffer(addAbortSignal(signal, stdin));
  } catch (cause) {
    signal.throwIfAborted();
    throw new CmdletError('FileNotReadable', 'Cannot read standard input.', { target: '-', cause });
  }
};

const readBytes = async (file: string): Promise<Uint8Array> => {
  try {
    return await readFile(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new CmdletError('FileNotFound', `There is no file ${file}.`, { target: file, cause });
    }
    throw new CmdletError('FileNotReadable', `Cannot read ${file}.`, { target: file, cause });
  }
};

/** A password is never an argument: others can read the command lines of a machine. */
const readCredential = async (userName: string, terminal: Terminal, signal: AbortSignal): Promise<object> => {
  const { CS_PCHAT_PASSWORD } = terminal.environment;
  return { userName, password: CS_PCHAT_PASSWORD ?? (await askPassword(userName, terminal, signal)) };
};

/** Completes what cannot be typed as it is: bytes are read from a file or standard input, credentials get their password. */
export const readParameterValues = async (
  { properties }: CmdletDefinition,
  parameters: Record<string, unknown>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Record<string, unknown>> => {
  const completed = { ...parameters };
  for (const [key, value] of Object.entries(parameters)) {
    if (typeof value !== 'string') continue;
    if (properties[key]?.format === 'base64') {
      completed[key] = value === '-' ? await readInput(terminal, signal) : await readBytes(value);
    }
    if (properties[key]?.type === 'object') completed[key] = await readCredential(value, terminal, signal);
  }
  return completed;
};
