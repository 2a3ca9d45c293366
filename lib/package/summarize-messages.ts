import type { Guid } from '../records/records.js';
import { isDate } from '../records/ticks.js';
import { WordList } from '../records/word-list.js';
import type { MessageColumns } from './parse-messages.js';
import { mentionsFile } from './write-jsonl.js';

/** What there is to say of the messages of one room. */
export interface RoomSummary {
  room: Guid;
  messages: number;
  largestId: number | null;
  withoutAuthor: number;
  /** Messages that mention a file (R12). */
  fileLinks: number;
  datesOutOfRange: number;
}

export interface MessageSummary {
  /** Some rooms, in the order of the package. */
  rooms: RoomSummary[];
  /** Authors who are introduced in them. */
  authors: Guid[];
  /**
   * With the last rooms: {@link roomsOfAuthor} numbers for each author in the order in which they were introduced. They are
   * rooms in which the author wrote, the first ones if there are more, counted from 1; 0 after the last.
   */
  authorRooms?: Uint32Array;
}

/** To keep all rooms of all authors would take more memory than everything else. */
export const roomsOfAuthor = 8;

/** Rooms that travel together between threads: most are small. */
const roomsAtOnce = 64;

/** Counts the messages of each room. */
export const summarizeMessages = async function* (
  columns: AsyncIterable<MessageColumns>,
): AsyncGenerator<MessageSummary> {
  let rooms: RoomSummary[] = [];
  let authors: Guid[] = [];
  const authorRooms = new WordList();
  /** How many rooms of each author are noted, and which was the last. */
  const noted: number[] = [];
  const lastRoom: number[] = [];
  let begun = 0;
  let current: RoomSummary | undefined;
  const note = (author: number): void => {
    if (lastRoom[author] === begun) return;
    lastRoom[author] = begun;
    const place = noted[author]!;
    if (place === roomsOfAuthor) return;
    authorRooms.set(author * roomsOfAuthor + place, begun);
    noted[author] = place + 1;
  };
  for await (const piece of columns) {
    for (const author of piece.authors) {
      authors.push(author);
      authorRooms.set((noted.push(0) - 1) * roomsOfAuthor + roomsOfAuthor - 1, 0);
    }
    const { ids, dates, from, texts } = piece;
    const count = (start: number, end: number): void => {
      if (current === undefined) return;
      for (let i = start; i < end; i++) {
        const author = from[i] ?? null;
        if (author === null) current.withoutAuthor++;
        else note(author);
        current.messages++;
        current.largestId = ids[i]!;
        if (mentionsFile(texts[i]!)) current.fileLinks++;
        if (!isDate(dates[i]!)) current.datesOutOfRange++;
      }
    };
    let start = 0;
    for (const { room, start: next } of piece.rooms) {
      count(start, next);
      if (current !== undefined) rooms.push(current);
      current = { room, messages: 0, largestId: null, withoutAuthor: 0, fileLinks: 0, datesOutOfRange: 0 };
      begun++;
      start = next;
    }
    count(start, ids.length);
    if (rooms.length < roomsAtOnce) continue;
    yield { rooms, authors };
    rooms = [];
    authors = [];
  }
  if (current !== undefined) rooms.push(current);
  yield { rooms, authors, authorRooms: authorRooms.slice(0, authorRooms.length).slice() };
};
