import type { Host } from './host.js';

/**
 * What a file in `cmdlets/` exports as `run`. The options have been validated and completed with defaults.
 *
 * @returns the result object that the Node API gives to its caller. What goes down the pipeline is written to the host.
 */
export type Run<Options, Result> = (options: Options, host: Host) => Promise<Result>;

export interface CmdletModule {
  // biome-ignore lint/suspicious/noExplicitAny: the registry holds cmdlets of every option type; validation guards them
  run: Run<any, unknown>;
}
