import { createHash, type Hash } from 'node:crypto';
import { GuidIndex } from '../records/guid-index.js';
import { PackedList } from '../records/packed-list.js';
import type { Guid, Ticks } from '../records/records.js';
import type { TargetMessage } from './target.js';

interface RoomDigests {
  source: string;
  target: string;
  first: Ticks | null;
  last: Ticks | null;
}

const nothing: RoomDigests = { source: '', target: '', first: null, last: null };

/**
 * Takes the messages of both sides beside each other, so that a person can be shown that they are the same. Those of a room
 * follow each other.
 */
export class MessageDigests {
  readonly #rooms = new GuidIndex();
  readonly #digests = new PackedList<RoomDigests>();
  #current: { room: Guid; source: Hash; target: Hash; first: Ticks; last: Ticks } | undefined;

  add(room: Guid, message: TargetMessage, existing: TargetMessage | undefined): void {
    const { date } = message;
    if (this.#current?.room !== room) {
      this.#close();
      this.#current = { room, source: createHash('sha256'), target: createHash('sha256'), first: date, last: date };
    }
    this.#current.last = date;
    this.#current.source.update(MessageDigests.#line(message));
    if (existing !== undefined) this.#current.target.update(MessageDigests.#line(existing));
  }

  /** JSON keeps fields apart and lone surrogates distinct. */
  static #line({ id, date, author, alert, text, rtf }: TargetMessage): string {
    return `${JSON.stringify([id, date, author, alert, text, rtf])}\n`;
  }

  #close(): void {
    if (this.#current === undefined) return;
    const { room, first, last } = this.#current;
    const source = this.#current.source.digest('hex');
    const target = this.#current.target.digest('hex');
    this.#rooms.add(room);
    this.#digests.add({ source, target, first, last });
    this.#current = undefined;
  }

  /** To be asked when all messages were added. */
  of(room: Guid): RoomDigests {
    this.#close();
    const place = this.#rooms.place(room);
    return place === undefined ? nothing : this.#digests.at(place)!;
  }
}
