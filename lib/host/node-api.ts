import type { CmdletName } from '../../cmdlets/registry.js';
import type { ObjectName } from '../definitions/object-definition.js';
import type { CmdletError } from './cmdlet-error.js';
import type { Change, Host, Progress } from './host.js';
import { allCmdlets, invoke } from './invoke.js';

/** What every function of the Node API takes beside the parameters of its cmdlet. */
export interface CallOptions {
  /** Aborts the call; what was not committed is rolled back, and the promise rejects with the code Cancelled. */
  signal?: AbortSignal;
  onProgress?(progress: Progress): void;
  onWarning?(message: string): void;
  onVerbose?(message: string): void;
  /** Errors after which the call goes on. */
  onError?(error: CmdletError): void;
  /** A change that `whatIf` only shows. */
  onWhatIf?(change: Change): void;
  /** Asked before each change, unless `whatIf` is true; without it the answer is yes. */
  confirm?(change: Change): boolean | Promise<boolean>;
}

/** The parameters of a cmdlet as a caller may give them, with what every call takes. A point in time may be a Date. */
export type Call<Options> = CallOptions & {
  [Key in keyof Options]: Key extends 'startDate' ? Options[Key] | Date : Options[Key];
};

/** A function of the Node API that resolves to what the cmdlet did. Rejects with {@link CmdletError}. */
export type ActionFunction<Options, Result> = (options: Call<Options>) => Promise<Result>;

/** A function of the Node API that gives objects: all of them, or one by one with `stream`. Rejects with {@link CmdletError}. */
export interface QueryFunction<Options, Item> {
  (options?: Call<Options>): Promise<Item[]>;
  /** Reads only as fast as the objects are taken; leaving the loop cancels the query. */
  stream(options?: Call<Options>): AsyncGenerator<Item, void>;
}

/** Takes an object as soon as there is one; what it returns is awaited, so a slow taker slows the cmdlet down. */
type Take = (name: ObjectName | 'Bytes', value: object) => void | Promise<void>;

const hostFor = (call: CallOptions, whatIf: boolean, signal: AbortSignal, take: Take): Host => ({
  signal,
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

/** An invalid Date becomes text that validation refuses. */
const withoutDate = (value: unknown): unknown =>
  value instanceof Date ? (Number.isNaN(value.getTime()) ? String(value) : value.toISOString()) : value;

const callKeys = {
  signal: true,
  onProgress: true,
  onWarning: true,
  onVerbose: true,
  onError: true,
  onWhatIf: true,
  confirm: true,
} satisfies Record<keyof CallOptions, true>;

const parametersOf = (options: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(options)
      .filter(([key]) => !Object.hasOwn(callKeys, key))
      .map(([key, value]) => [key, withoutDate(value)]),
  );

const callCmdlet = async (
  name: CmdletName,
  options: CallOptions = {},
  take: Take,
  stop?: AbortSignal,
): Promise<unknown> => {
  const parameters = parametersOf(options);
  const signal = AbortSignal.any([options.signal, stop].filter((candidate) => candidate !== undefined));
  return invoke(allCmdlets, name, parameters, hostFor(options, parameters.whatIf === true, signal, take));
};

export const actionFunction =
  <Options extends object, Result>(name: CmdletName): ActionFunction<Options, Result> =>
  async (options) => {
    let bytes: Uint8Array | undefined;
    const result = await callCmdlet(name, options, (kind, value) => {
      if (kind === 'Bytes') bytes = value as Uint8Array;
    });
    return (bytes === undefined ? result : { ...(result as object), bytes }) as Result;
  };

/** Hands each object from the cmdlet to the reader, and lets the cmdlet go on when the reader wants the next one. */
const stream = async function* <Item>(name: CmdletName, options?: CallOptions): AsyncGenerator<Item, void> {
  const stop = new AbortController();
  let offer: (item: Item | undefined) => void = () => {};
  let taken: () => void = () => {};
  const nextItem = (): Promise<Item | undefined> =>
    new Promise((resolve) => {
      offer = resolve;
    });
  let next = nextItem();
  const take: Take = async (_, value) => {
    offer(value as Item);
    await new Promise<void>((resolve) => {
      taken = resolve;
    });
    stop.signal.throwIfAborted();
  };
  const done = callCmdlet(name, options, take, stop.signal).finally(() => offer(undefined));
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

export const queryFunction = <Options extends object, Item extends object>(
  name: CmdletName,
): QueryFunction<Options, Item> => {
  const query = async (options?: Call<Options>): Promise<Item[]> => {
    const items: Item[] = [];
    await callCmdlet(name, options, (_, value) => {
      items.push(value as Item);
    });
    return items;
  };
  return Object.assign(query, { stream: (options?: Call<Options>) => stream<Item>(name, options) });
};
