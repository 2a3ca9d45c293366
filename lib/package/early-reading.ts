import { collectOften } from '../host/heap.js';
import { type PackageModel, readPackageModel } from './package-model.js';
import type { PackageReader } from './package-reader.js';
import { MessageCount } from './read-summaries.js';

/** What can be read of a package before its target has answered. To be stopped in any case. */
export class EarlyReading {
  /** Undefined where the messages are not to be counted, or a thread cannot do it. */
  readonly counting: MessageCount | undefined;
  readonly #end = new AbortController();
  /** Until somebody takes it, who may not want to keep all of it. */
  #model: Promise<PackageModel> | undefined;

  private constructor(model: (signal: AbortSignal) => Promise<PackageModel>, counting: MessageCount | undefined) {
    this.counting = counting;
    this.#model = model(this.#end.signal);
    // Whoever asks for it is told; nobody may ask.
    this.#model.catch(() => undefined);
  }

  /** @returns undefined for a package that cannot be imported */
  static begin(reader: PackageReader, { areCounted }: { areCounted: boolean }): EarlyReading | undefined {
    const { manifest } = reader;
    if (manifest === null) return undefined;
    const read = (signal: AbortSignal): Promise<PackageModel> =>
      collectOften(() => readPackageModel(reader, manifest, signal));
    return new EarlyReading(read, areCounted ? MessageCount.begin(reader) : undefined);
  }

  /**
   * To be asked for once.
   *
   * @param signal ends it
   * @throws CmdletError PackageDamaged
   */
  async model(signal: AbortSignal): Promise<PackageModel> {
    const model = this.#model;
    this.#model = undefined;
    signal.addEventListener('abort', () => this.#end.abort(signal.reason), { once: true });
    return (await model)!;
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await Promise.allSettled([this.#model, this.counting?.stop()]);
  }
}
