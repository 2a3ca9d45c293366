import type { Host } from './host.js';

/**
 * Reports progress of one activity, at most every 100 ms, and closes it at the end.
 */
export class ProgressReporter {
  readonly #host: Host;
  readonly #activity: string;
  #next = 0;

  constructor(host: Host, activity: string) {
    this.#host = host;
    this.#activity = activity;
  }

  /** @param total 0 where the end is not known */
  report(status: string, done: number, total: number): void {
    // Unlike the time of day it never goes back.
    const now = performance.now();
    if (now < this.#next && done < total) return;
    this.#next = now + 100;
    const percentComplete = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : -1;
    this.#host.writeProgress({ activity: this.#activity, status, percentComplete });
  }

  complete(): void {
    this.#host.writeProgress({ activity: this.#activity, status: 'Completed', percentComplete: 100, completed: true });
  }
}
