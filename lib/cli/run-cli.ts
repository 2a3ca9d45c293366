import type { CmdletDefinition } from '../definitions/cmdlet-definition.js';
import type { ObjectName } from '../definitions/object-definition.js';
import { CmdletError } from '../host/cmdlet-error.js';
import { ExitCode } from '../host/error-catalog.js';
import { type Cmdlets, invoke } from '../host/invoke.js';
import { packageVersion } from '../package-root.js';
import { CliHost } from './cli-host.js';
import { type CommandLine, findCmdlet, readCommandLine } from './command-line.js';
import { commands } from './commands.js';
import { JsonOutput } from './json-output.js';
import { readParameterValues } from './parameter-values.js';
import { reportError } from './report-error.js';
import { flush, readerGone, type Terminal, writeAll } from './terminal.js';
import { TextOutput } from './text-output.js';

/** What cannot work is refused before the cmdlet starts. */
const checkTerminal = ({ confirm, whatIf, json, parameters }: CommandLine, { stdin, stdout }: Terminal): void => {
  if (confirm && !whatIf && !stdin.isTTY) {
    const message = '--confirm asks at a terminal, and standard input is none.';
    throw new CmdletError('ParameterInvalid', message, { target: 'Confirm' });
  }
  if (parameters.asBytes === true && !json && stdout.isTTY) {
    const message = '--as-bytes does not write to a terminal: send standard output to a file, or give --json.';
    throw new CmdletError('ParameterInvalid', message, { target: 'AsBytes' });
  }
};

/** Loaded late: few calls are long enough to need one. */
const progressBarFor = async ({ stderr }: Terminal) => {
  if (!stderr.isTTY) return undefined;
  const { ProgressBar } = await import('./progress-bar.js');
  return new ProgressBar(stderr);
};

/** The object that a result is shown as: the one that the cmdlet outputs when asked to. */
const resultName = ({ cmdlet }: CmdletDefinition): ObjectName | undefined =>
  cmdlet.outputs.find((output) => output !== 'Bytes');

const runCmdlet = async (
  commandLine: CommandLine,
  cmdlets: Cmdlets,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> => {
  const definition = cmdlets.loadDefinition(commandLine.cmdlet);
  const { json, whatIf } = commandLine;
  const output = json ? new JsonOutput(terminal, signal) : new TextOutput(terminal, signal);
  const progressBar = await progressBarFor(terminal);
  const host = new CliHost({ commandLine, terminal, output, signal, progressBar });
  // The bar turns the wrapping of lines off, and a second Ctrl+C leaves no time to turn it on again.
  signal.addEventListener('abort', () => progressBar?.hide(), { once: true });
  try {
    checkTerminal(commandLine, terminal);
    const parameters = await readParameterValues(definition, commandLine.parameters, terminal, signal);
    const result = await invoke(cmdlets, definition.title, { ...parameters, ...(whatIf ? { whatIf } : {}) }, host);
    const name = resultName(definition);
    const isNews = host.written === 0 && !host.declined && (json || !whatIf);
    if (isNews && name !== undefined && result !== undefined) await output.writeResult(name, result as object);
  } finally {
    progressBar?.hide();
    await output.end();
  }
  if (host.error !== undefined) return host.error.exitCode;
  return host.warnings > 0 ? ExitCode.finishedWithWarnings : ExitCode.ok;
};

const answer = async (
  commandLine: CommandLine | string,
  cmdlets: Cmdlets,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> => {
  if (typeof commandLine !== 'string') return runCmdlet(commandLine, cmdlets, terminal, signal);
  await writeAll(terminal.stdout, `${commandLine}\n`, signal);
  return ExitCode.ok;
};

/**
 * Runs one command line.
 *
 * @param signal cancels what runs; a CmdletError as its reason is the error that is told
 * @returns the exit code
 */
export const runCli = async (
  args: string[],
  cmdlets: Cmdlets,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> => {
  try {
    const [first = '', ...rest] = args;
    const command = commands.get(first.toLowerCase());
    if (command !== undefined) {
      await writeAll(terminal.stdout, `${(await command.run(rest)).join('\n')}\n`, signal);
      await flush(terminal.stdout);
      return ExitCode.ok;
    }
    const exitCode = await answer(await readCommandLine(args, cmdlets, packageVersion()), cmdlets, terminal, signal);
    // Only now is it known whether the last line could be written.
    await flush(terminal.stdout);
    if (signal.reason instanceof CmdletError) throw signal.reason;
    return exitCode;
  } catch (thrown) {
    const error = CmdletError.from(signal.reason instanceof CmdletError ? signal.reason : thrown, signal);
    if (signal.reason !== readerGone) reportError(error, terminal, findCmdlet(args, cmdlets));
    return error.exitCode;
  }
};
