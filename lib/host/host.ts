import type { ObjectName } from '../definitions/object-definition.js';
import type { CmdletError } from './cmdlet-error.js';

/** One step of long work, in the shape of PowerShell's ProgressRecord. */
export interface Progress {
  /** What is being done, for example `Exporting legacy.db`. */
  activity: string;
  /** Where it stands, for example `12,000 of 100,000 messages`. */
  status: string;
  /** 0 to 100; -1 where the end is not known. */
  percentComplete: number;
  /** True on the last record of the activity. */
  completed?: boolean;
}

/** A change that is about to be made, worded as PowerShell words it: `Performing the operation "action" on target "target".` */
export interface Change {
  target: string;
  action: string;
}

/**
 * Everything a cmdlet may say while it runs. The Node API, the command line and PowerShell each have one; no rule of the
 * migration lives there.
 */
export interface Host {
  /** Aborted when the user cancels. A cmdlet then rolls back and throws what {@link AbortSignal.throwIfAborted} throws. */
  readonly signal: AbortSignal;
  /** True when nothing may be changed (`-WhatIf`). */
  readonly whatIf: boolean;
  /** True when `-Verbose` is on; lets a cmdlet skip work that only feeds verbose lines. */
  readonly verbose: boolean;
  /** Sends one object down the pipeline. Await it: a slow reader slows the cmdlet down. */
  writeObject(name: ObjectName, value: object): Promise<void>;
  /** Sends bytes down the pipeline as one byte array. */
  writeBytes(bytes: Uint8Array): Promise<void>;
  writeWarning(message: string): void;
  writeVerbose(message: string): void;
  writeProgress(progress: Progress): void;
  /** Reports an error after which the cmdlet goes on (a non-terminating error). To stop, throw a {@link CmdletError}. */
  writeError(error: CmdletError): void;
  /** Asks whether to make a change. With `-WhatIf` it shows the change and answers false. */
  shouldProcess(change: Change): Promise<boolean>;
}
