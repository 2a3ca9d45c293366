import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { CmdletDefinition } from '../definitions/cmdlet-definition.js';
import { CmdletError } from '../host/cmdlet-error.js';
import { askPassword } from './questions.js';
import type { Terminal } from './terminal.js';

const readBytes = async (file: string, { stdin }: Terminal): Promise<Uint8Array> => {
  if (file === '-') return buffer(stdin);
  try {
    return await readFile(file);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const [code, what] = missing
      ? (['FileNotFound', 'There is no file'] as const)
      : (['FileNotReadable', 'Cannot read'] as const);
    throw new CmdletError(code, `${what} ${file}.`, { target: file, cause });
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
    if (properties[key]?.format === 'base64') completed[key] = await readBytes(value, terminal);
    if (properties[key]?.type === 'object') completed[key] = await readCredential(value, terminal, signal);
  }
  return completed;
};
