import cliProgress from 'cli-progress';
import type { Progress } from '../host/host.js';
import { visibleText } from './visible-text.js';

/** A bar on the last line of the terminal; it is hidden while something else is written. */
export class ProgressBar {
  readonly #stream: NodeJS.WritableStream;
  #bar: cliProgress.SingleBar | undefined;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
  }

  show({ activity, status, percentComplete, completed }: Progress): void {
    if (completed) {
      this.hide();
      return;
    }
    const known = percentComplete >= 0;
    const texts = { activity: visibleText(activity), status: visibleText(status) };
    if (this.#bar !== undefined) {
      this.#bar.update(Math.max(0, percentComplete), texts);
      return;
    }
    this.#bar = new cliProgress.SingleBar(
      {
        stream: this.#stream,
        format: known ? '{activity} {bar} {percentage}% {status}' : '{activity} {status}',
        clearOnComplete: true,
        hideCursor: false,
        linewrap: false,
        barsize: 24,
      },
      cliProgress.Presets.shades_classic,
    );
    this.#bar.start(100, Math.max(0, percentComplete), texts);
  }

  hide(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}
