import { type ErrorCategory, type ErrorCode, errorCatalog } from './error-catalog.js';

export interface CmdletErrorDetails {
  /** The thing the error is about: a path, a parameter, a name. Becomes TargetObject in PowerShell. */
  target?: string;
  cause?: unknown;
  /** Only where the catalogue's advice can be made more exact. */
  recommendedAction?: string;
}

/** The one error class of the Node API; an ErrorRecord in PowerShell. Facts that depend on the code come from the catalogue. */
export class CmdletError extends Error {
  override readonly name = 'CmdletError';
  readonly code: ErrorCode;
  readonly category: ErrorCategory;
  readonly exitCode: number;
  readonly target: string | undefined;
  readonly recommendedAction: string;

  constructor(code: ErrorCode, message: string, details: CmdletErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    const entry = errorCatalog[code];
    this.code = code;
    this.category = entry.category;
    this.exitCode = entry.exitCode;
    this.target = details.target;
    this.recommendedAction = details.recommendedAction ?? entry.recommendedAction;
  }

  /**
   * Turns whatever was thrown into a CmdletError, so that a stack trace never reaches a user.
   *
   * @param signal what could cancel; it may be aborted with any reason, a timeout for example
   */
  static from(thrown: unknown, signal?: AbortSignal): CmdletError {
    if (thrown instanceof CmdletError) return thrown;
    const isReason = signal?.aborted === true && thrown === signal.reason;
    if (isReason || (thrown instanceof Error && thrown.name === 'AbortError')) {
      return new CmdletError('Cancelled', 'The command was cancelled.', { cause: thrown });
    }
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new CmdletError('Unexpected', `Something went wrong that should not have: ${message}`, { cause: thrown });
  }
}

/** Whether nobody can tell what was written. */
export const isUnknown = (cause: unknown): boolean => cause instanceof CmdletError && cause.code === 'CommitUnknown';
