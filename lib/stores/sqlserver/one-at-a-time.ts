/** Runs steps one after the other, in the order in which they are asked for. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #hurry: (() => void) | undefined;

  run<T>(step: () => Promise<T>): Promise<T> {
    this.#waiting++;
    this.#hurry?.();
    const turn = this.#last.then(() => {
      this.#waiting--;
      return step();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves as soon as a step waits for the one that runs. */
  wanted(): Promise<void> {
    if (this.#waiting > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#hurry = resolve;
    });
  }
}
