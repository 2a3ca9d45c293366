import type { CmdletError } from '../host/cmdlet-error.js';
import { ExitCode } from '../host/error-catalog.js';
import type { Terminal } from './terminal.js';
import { visibleText } from './visible-text.js';

/** Tells the error that ended the call: what happened, its code, and what to do. */
export const reportError = (error: CmdletError, { stderr }: Pick<Terminal, 'stderr'>, cmdlet?: string): void => {
  const help = `cs-persistent-chat ${cmdlet === undefined ? '' : `${cmdlet} `}--help`;
  const advice = error.exitCode === ExitCode.usage ? `See ${help}` : error.recommendedAction;
  stderr.write(`ERROR: ${visibleText(error.message)} (${error.code})\n`);
  if (error.code !== 'Cancelled') stderr.write(`       ${visibleText(advice)}\n`);
};
