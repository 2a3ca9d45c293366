import { createHash, type Hash } from 'node:crypto';
import type { Guid, Ticks } from '../records/records.js';
import type { TargetMessage } from './target.js';

interface RoomDigests {
  source: Hash;
  target: Hash;
  first: Ticks | null;
  last: Ticks | null;
}

/** Takes the messages of both sides beside each other, so that a person can be shown that they are the same. */
export class MessageDigests {
  readonly #rooms = new Map<Guid, RoomDigests>();
  add(room: Guid, message: TargetMessage, existing: TargetMessage | undefined): void {
    let digests = this.#rooms.get(room);
    if (digests === undefined) {
      digests = { source: createHash('sha256'), target: createHash('sha256'), first: message.date, last: null };
      this.#rooms.set(room, digests);
    }
    digests.last = message.date;
    digests.source.update(MessageDigests.#line(message));
    if (existing !== undefined) digests.target.update(MessageDigests.#line(existing));
  }

  /** JSON keeps fields apart and lone surrogates distinct. */
  static #line({ id, date, author, alert, text, rtf }: TargetMessage): string {
    return `${JSON.stringify([id, date, author, alert, text, rtf])}\n`;
  }

  of(room: Guid): { source: string; target: string; first: Ticks | null; last: Ticks | null } {
    const digests = this.#rooms.get(room);
    if (digests === undefined) return { source: '', target: '', first: null, last: null };
    const { source, target, first, last } = digests;
    return { source: source.copy().digest('hex'), target: target.copy().digest('hex'), first, last };
  }
}
