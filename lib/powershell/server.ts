import type { Readable, Writable } from 'node:stream';
import type { CmdletDefinition } from '../definitions/cmdlet-definition.js';
import { CmdletError } from '../host/cmdlet-error.js';
import { type Cmdlets, invoke } from '../host/invoke.js';
import { PowerShellHost } from './host.js';
import { Input } from './input.js';
import { Output } from './output.js';

/** A line of PowerShell that starts a cmdlet. */
interface Invocation {
  cmdlet: string;
  /** By their names in PowerShell. */
  parameters: Record<string, unknown>;
  /** PowerShell's current folder; relative addresses in settings count from it. */
  location: string;
  verbose: boolean;
  whatIf: boolean;
  /** The parameter that takes the bytes of the Base64 lines before this one. */
  bytes?: string;
  /** Nothing is run: what completes this value of a parameter is wanted, while the others are as typed so far. */
  completing?: { parameter: string; word: string };
}

export interface ServerOptions {
  stdin: Readable;
  stdout: Writable;
  cmdlets: Cmdlets;
  /** How long to stay without work after an invocation, in milliseconds; 5 seconds when left out. */
  patience?: number;
}

/**
 * PowerShell keeps this process for the next object of a pipeline. Where the pipeline ends before that object comes, a function
 * of Windows PowerShell is not told, so that nobody closes standard input.
 */
const defaultPatience = 5000;

const enter = (location: string): void => {
  try {
    process.chdir(location);
  } catch (cause) {
    throw new CmdletError('FileNotFound', `The current location ${location} cannot be used.`, {
      target: location,
      cause,
    });
  }
};

/** Text that is not plain ASCII comes as the Base64 of its UTF-16 units. */
const reviveText = (_: string, value: unknown): unknown =>
  value instanceof Object && 'utf16' in value ? Buffer.from(String(value.utf16), 'base64').toString('utf16le') : value;

/** Reads the next invocation with its bytes. What comes before the brace is a byte order mark of .NET Framework's writer. */
const readInvocation = async (input: Input, patience: number | undefined): Promise<Invocation | undefined> => {
  const chunks: Buffer[] = [];
  while (true) {
    const line = await input.next(chunks.length === 0 ? patience : undefined);
    if (line === undefined) return undefined;
    const brace = line.indexOf('{');
    if (brace < 0) {
      chunks.push(Buffer.from(line, 'base64'));
      continue;
    }
    const invocation = JSON.parse(line.slice(brace), reviveText) as Invocation;
    if (invocation.bytes !== undefined) invocation.parameters[invocation.bytes] = Buffer.concat(chunks);
    return invocation;
  }
};

/** From the names of PowerShell to those of the Node API. */
const optionsOf = ({ properties }: CmdletDefinition, parameters: Record<string, unknown>): Record<string, unknown> => {
  const keys = new Map(Object.entries(properties).map(([key, { parameter }]) => [parameter.name, key]));
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [keys.get(name) ?? name, value]));
};

const runInvocation = async (
  { cmdlet, parameters, location, completing }: Invocation,
  host: PowerShellHost,
  cmdlets: Cmdlets,
): Promise<void> => {
  if (!Object.hasOwn(cmdlets.registry, cmdlet)) {
    throw new CmdletError('CmdletUnknown', `There is no cmdlet ${cmdlet}.`, { target: cmdlet });
  }
  enter(location);
  const definition = cmdlets.loadDefinition(cmdlet);
  const options = optionsOf(definition, parameters);
  if (completing !== undefined) {
    const { complete } = await import('../completion/complete.js');
    host.writeCompletions(await complete(definition, completing.parameter, completing.word, options, host.signal));
    return;
  }
  try {
    await invoke(cmdlets, cmdlet, options, host);
  } catch (thrown) {
    const error = CmdletError.from(thrown);
    if (!definition.cmdlet.nonTerminatingErrors?.includes(error.code)) throw error;
    host.writeError(error);
  }
};

/**
 * Serves one PowerShell function call: invocations one after the other, until standard input ends or nothing has come for long.
 * Standard input that ends earlier, SIGINT, SIGTERM and SIGHUP cancel what runs.
 */
export const serve = async (options: ServerOptions): Promise<void> => {
  const input = new Input(options.stdin);
  const output = new Output(options.stdout);
  const giveUp = (thrown: unknown): void => {
    new PowerShellHost(input, output, { verbose: false, whatIf: false }).end(CmdletError.from(thrown));
    output.flush().then(() => process.exit(1));
  };
  process.on('uncaughtException', giveUp);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => input.cancel());
  // The reader has gone: there is nobody to tell, so roll back and end.
  options.stdout.on('error', () => input.cancel());

  let patience: number | undefined;
  while (true) {
    const invocation = await readInvocation(input, patience);
    if (invocation === undefined) break;
    patience = options.patience ?? defaultPatience;
    const host = new PowerShellHost(input, output, invocation);
    try {
      await runInvocation(invocation, host, options.cmdlets);
      host.end();
    } catch (thrown) {
      host.end(CmdletError.from(thrown));
    }
  }
  if (!input.signal.aborted) output.send('idle');
  // It may still be open, and would keep this process alive.
  options.stdin.destroy();
};
