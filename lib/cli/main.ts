#!/usr/bin/env node
import { CmdletError } from '../host/cmdlet-error.js';
import { ExitCode } from '../host/error-catalog.js';
import { keepHeapSmall } from '../host/heap.js';
import { allCmdlets } from '../host/invoke.js';
import { reportError } from './report-error.js';
import { runCli } from './run-cli.js';
import { writeFailure } from './terminal.js';

keepHeapSmall();
const { stdin, stdout, stderr, env: environment } = process;
const controller = new AbortController();

/** The first signal cancels and lets the cmdlet undo what is half done, the second ends at once. */
const cancel = (): void => {
  if (controller.signal.aborted) process.exit(ExitCode.cancelled);
  controller.abort();
  stderr.write('Cancelling. Once more to stop at once.\n');
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, cancel);
process.on('uncaughtException', (thrown) => {
  reportError(CmdletError.from(thrown), process);
  process.exit(ExitCode.failed);
});
stdout.on('error', (cause) => controller.abort(writeFailure(cause)));
stderr.on('error', (cause) => controller.abort(writeFailure(cause)));

process.exitCode = await runCli(
  process.argv.slice(2),
  allCmdlets,
  { stdin, stdout, stderr, environment },
  controller.signal,
);
