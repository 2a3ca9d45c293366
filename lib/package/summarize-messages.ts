import { NumberWriter } from '../records/number-bytes.js';
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
   * Who wrote in each of the rooms, as numbers of a {@link NumberWriter}: how many they are, then how far the number of each is
   * from the one before. Authors are numbered in the order in which they are introduced. Only the first {@link roomsOfAuthor}
   * rooms of an author count.
   */
  wrote: Uint8Array;
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
  let current: RoomSummary | undefined;
  let begun = 0;
  const writer = new NumberWriter();
  /** The authors of the current room. */
  let wrote: number[] = [];
  /** The last room of each author, counted from 1, and how many of theirs were noted. */
  const lastRoom = new WordList();
  const noted = new WordList();
  const note = (author: number): void => {
    if (lastRoom.at(author) === begun) return;
    lastRoom.set(author, begun);
    const count = noted.at(author);
    if (count === roomsOfAuthor) return;
    noted.set(author, count + 1);
    wrote.push(author);
  };
  const endRoom = (): void => {
    if (current === undefined) return;
    rooms.push(current);
    writer.add(wrote.length);
    let last = 0;
    for (const author of wrote.sort((a, b) => a - b)) {
      writer.add(author - last);
      last = author;
    }
    wrote = [];
  };
  for await (const piece of columns) {
    for (const author of piece.authors) {
      authors.push(author);
      lastRoom.add(0);
      noted.add(0);
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
      endRoom();
      current = { room, messages: 0, largestId: null, withoutAuthor: 0, fileLinks: 0, datesOutOfRange: 0 };
      begun++;
      start = next;
    }
    count(start, ids.length);
    if (rooms.length < roomsAtOnce) continue;
    yield { rooms, authors, wrote: writer.take() };
    rooms = [];
    authors = [];
  }
  endRoom();
  yield { rooms, authors, wrote: writer.take() };
};
