import type { CmdletName } from '../../cmdlets/registry.js';
import { registry } from '../../cmdlets/registry.js';
import { loadCmdletDefinition } from '../definitions/load.js';
import type { ObjectName } from '../definitions/object-definition.js';
import { CmdletError } from './cmdlet-error.js';
import type { Change, Host, Progress } from './host.js';

/** What every function of the Node API takes beside the parameters of its cmdlet. */
export interface CallOptions {
  /** Aborts the call; what was not committed is rolled back, and the promise rejects with the code Cancelled. */
  signal?: AbortSignal;
  onProgress?(progress: Progress): void;
  onWarning?(message: string): void;
  onVerbose?(message: string): void;
  /** Errors after which the call goes on. */
  onError?(error: CmdletError): void;
  /** A change that -WhatIf only shows. */
  onWhatIf?(change: Change): void;
  /** Asked before each change; without it the answer is yes. */
  confirm?(change: Change): boolean | Promise<boolean>;
}

const callKeys = ['signal', 'onProgress', 'onWarning', 'onVerbose', 'onError', 'onWhatIf', 'confirm'];

/** Takes an object as soon as there is one; what it returns is awaited, so a slow taker slows the cmdlet down. */
type Take = (name: ObjectName | 'Bytes', value: object) => void | Promise<void>;

const hostFor = (call: CallOptions, whatIf: boolean, take: Take): Host => ({
  signal: call.signal ?? new AbortController().signal,
  whatIf,
  verbose: call.onVerbose !== undefined,
  writeObject: async (name, value) => take(name, value),
  writeBytes: async (bytes) => take('Bytes', bytes),
  writeWarning: (message) => call.onWarning?.(message),
  writeVerbose: (message) => call.onVerbose?.(message),
  writeProgress: (progress) => call.onProgress?.(progress),
  writeError: (error) => call.onError?.(error),
  shouldProcess: async (change) => {
    if (whatIf) call.onWhatIf?.(change);
    return whatIf ? false : ((await call.confirm?.(change)) ?? true);
  },
});

const invoke = async (name: CmdletName, options: object, take: Take): Promise<unknown> => {
  const call = options as CallOptions;
  const parameters = Object.fromEntries(
    Object.entries(options)
      .filter(([key]) => !callKeys.includes(key))
      .map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  );
  try {
    const { validateOptions } = await import('../definitions/validate.js');
    const { whatIf, ...validated } = validateOptions(loadCmdletDefinition(name), parameters);
    const { run } = await registry[name]();
    return await run(validated as never, hostFor(call, whatIf === true, take));
  } catch (thrown) {
    throw CmdletError.from(thrown);
  }
};

/** A function of the Node API that resolves to what the cmdlet did. Rejects with {@link CmdletError}. */
export const actionFunction =
  <Options extends object, Result>(name: CmdletName) =>
  async (options: Options & CallOptions): Promise<Result> => {
    let bytes: Uint8Array | undefined;
    const result = await invoke(name, options, (kind, value) => {
      if (kind === 'Bytes') bytes = value as Uint8Array;
    });
    return (bytes === undefined ? result : { ...(result as object), bytes }) as Result;
  };

/** A function of the Node API that gives objects: all of them, or one by one with `.stream`. */
export interface QueryFunction<Options, Item> {
  (options?: Options & CallOptions): Promise<Item[]>;
  /** Reads only as fast as the objects are taken; leaving the loop cancels the query. */
  stream(options?: Options & CallOptions): AsyncGenerator<Item, void>;
}

export const queryFunction = <Options extends object, Item extends object>(
  name: CmdletName,
): QueryFunction<Options, Item> => {
  const query = async (options: Options & CallOptions = {} as Options): Promise<Item[]> => {
    const items: Item[] = [];
    await invoke(name, options, (_, value) => {
      items.push(value as Item);
    });
    return items;
  };
  const stream = async function* (options: Options & CallOptions = {} as Options): AsyncGenerator<Item, void> {
    const stop = new AbortController();
    const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
    let offer: (item: Item | undefined) => void = () => {};
    let taken: () => void = () => {};
    const nextItem = (): Promise<Item | undefined> =>
      new Promise((resolve) => {
        offer = resolve;
      });
    let next = nextItem();
    const done = invoke(name, { ...options, signal }, async (_, value) => {
      offer(value as Item);
      await new Promise<void>((resolve) => {
        taken = resolve;
      });
      signal.throwIfAborted();
    }).finally(() => offer(undefined));
    // Awaited below; until then a failure must not count as unhandled.
    done.catch(() => {});
    try {
      for (let item = await next; item !== undefined; item = await next) {
        yield item;
        next = nextItem();
        taken();
      }
      await done;
    } finally {
      stop.abort();
      taken();
      await done.catch(() => {});
    }
  };
  return Object.assign(query, { stream });
};
