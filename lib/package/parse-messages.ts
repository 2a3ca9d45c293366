import { isGuid } from '../records/guid.js';
import { GuidIndex } from '../records/guid-index.js';
import type { Guid, Ticks } from '../records/records.js';
import { isTicks } from '../records/ticks.js';
import { ContentProblem, parseLines } from './parse-lines.js';

/** Messages that follow each other in a package, column by column: the form that travels well between threads. */
export interface MessageColumns {
  /** Rooms that begin here, and the place of the first message of each. */
  rooms: { room: Guid; start: number }[];
  /** Authors that are introduced here. */
  authors: Guid[];
  ids: number[];
  dates: Ticks[];
  /** Which of all authors that were introduced so far, counted from 0; null for none. */
  from: (number | null)[];
  alerts: boolean[];
  texts: string[];
  rtfs: (string | null)[];
}

/**
 * Reads Messages.jsonl.
 *
 * @throws ContentProblem for a line that is no message, GUIDs that are none, a room that comes twice or numbers out of order
 */
export const parseMessages = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<MessageColumns> {
  const seen = new GuidIndex();
  let introduced = 0;
  let room: Guid | undefined;
  let last = Number.NEGATIVE_INFINITY;
  for await (const lines of parseLines(chunks)) {
    const columns: MessageColumns = {
      rooms: [],
      authors: [],
      ids: [],
      dates: [],
      from: [],
      alerts: [],
      texts: [],
      rtfs: [],
    };
    for (const line of lines as Record<string, unknown>[]) {
      if (typeof line?.room === 'string') {
        room = line.room;
        if (!isGuid(room)) throw new ContentProblem('is not valid: a room is not a GUID');
        if (!seen.add(room)) throw new ContentProblem(`is not valid: room ${room} comes twice`);
        columns.rooms.push({ room, start: columns.ids.length });
        last = Number.NEGATIVE_INFINITY;
        continue;
      }
      if (typeof line?.author === 'string') {
        if (!isGuid(line.author)) throw new ContentProblem('is not valid: an author is not a GUID');
        columns.authors.push(line.author);
        introduced++;
        continue;
      }
      const { id, date, from, alert, text, rtf } = line ?? {};
      if (
        room === undefined ||
        typeof id !== 'number' ||
        !Number.isSafeInteger(id) ||
        id <= last ||
        typeof date !== 'string' ||
        !isTicks(date) ||
        (from !== null && !(Number.isInteger(from) && (from as number) >= 0 && (from as number) < introduced)) ||
        typeof text !== 'string' ||
        (rtf !== undefined && typeof rtf !== 'string') ||
        (alert !== undefined && typeof alert !== 'boolean')
      ) {
        const where = last === Number.NEGATIVE_INFINITY ? 'the first line' : `the line after message ${last}`;
        throw new ContentProblem(`is not valid: ${where} of room ${room} is no message`);
      }
      last = id;
      columns.ids.push(id);
      columns.dates.push(date);
      columns.from.push(from as number | null);
      columns.alerts.push(alert ?? false);
      columns.texts.push(text);
      columns.rtfs.push(rtf ?? null);
    }
    yield columns;
  }
};
