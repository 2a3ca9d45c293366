import { isGuid } from '../records/guid.js';
import type { GuidIndex } from '../records/guid-index.js';
import type { Guid, InvitationRecord, MessageRecord, PreferenceRecord } from '../records/records.js';
import { nobody } from '../records/role-list.js';
import { WordList } from '../records/word-list.js';
import { longest } from './fields.js';
import { EntryName } from './format.js';
import { canReadInThread, MessagesInThread } from './messages-in-thread.js';
import type { PackageModel } from './package-model.js';
import type { PackageReader } from './package-reader.js';
import { type MessageColumns, parseMessages } from './parse-messages.js';

/** A message whose author is a place in the package's table of principals; undefined where the table does not have it. */
export type PackageMessage = Omit<MessageRecord, 'author'> & { author: number | undefined };

/** A run of messages of one room, in the order of their numbers. A room's first batch may be empty. */
export interface MessageBatch {
  room: Guid;
  messages: PackageMessage[];
}

/** The columns, where it pays as another thread makes them while this one uses the last. */
const readColumns = async function* (reader: PackageReader): AsyncGenerator<MessageColumns> {
  if (!canReadInThread(reader)) {
    yield* reader.parsed(EntryName.messages, parseMessages);
    return;
  }
  const thread = new MessagesInThread<MessageColumns>('package/message-thread.js', reader);
  try {
    yield* thread.pieces();
  } finally {
    await thread.stop();
  }
};

/** @throws CmdletError PackageDamaged, for messages of a room that the package does not have */
export const ensureRoom = (reader: PackageReader, rooms: Pick<GuidIndex, 'has'>, room: Guid): void => {
  if (!rooms.has(room)) throw reader.damaged(EntryName.messages, `is not valid: there is no room ${room}`);
};

/**
 * Streams the messages of a package: room by room, in batches.
 *
 * @param rooms those that the package has
 * @param unknownAuthor place that stands for authors whom nobody knows
 * @throws CmdletError PackageDamaged, for a line that is no message, a room that comes twice or that the package does not have,
 *   numbers out of order, and more or fewer messages than the manifest says
 */
export const readMessages = async function* (
  reader: PackageReader,
  { principals, manifest }: Pick<PackageModel, 'principals' | 'manifest'>,
  rooms: Pick<GuidIndex, 'has'>,
  unknownAuthor?: number,
): AsyncGenerator<MessageBatch> {
  /** Places of the authors introduced so far, or {@link nobody}. */
  const authors = new WordList();
  let count = 0;
  let room: Guid | undefined;
  for await (const columns of readColumns(reader)) {
    for (const author of columns.authors) authors.add(principals.place(author) ?? nobody);
    const { ids, dates, from, alerts, texts, rtfs } = columns;
    const run = (start: number, end: number): PackageMessage[] => {
      const messages: PackageMessage[] = [];
      for (let i = start; i < end; i++) {
        const author = from[i] ?? null;
        const place = author === null ? nobody : authors.at(author);
        messages.push({
          id: ids[i]!,
          date: dates[i]!,
          author: place === nobody ? unknownAuthor : place,
          alert: alerts[i]!,
          text: texts[i]!,
          rtf: rtfs[i]!,
        });
      }
      return messages;
    };
    count += ids.length;
    let start = 0;
    for (const next of columns.rooms) {
      ensureRoom(reader, rooms, next.room);
      if (room !== undefined) yield { room, messages: run(start, next.start) };
      ({ room, start } = next);
    }
    if (room !== undefined) yield { room, messages: run(start, ids.length) };
  }
  reader.ensureCount(EntryName.messages, count, manifest.counts.messages);
};

/** Whether an int of a database holds it. */
const isInt = (value: unknown): boolean => typeof value === 'number' && (value | 0) === value;

export const readInvitations = async function* (reader: PackageReader): AsyncGenerator<InvitationRecord> {
  for await (const lines of reader.lines(EntryName.invitations)) {
    for (const line of lines as InvitationRecord[]) {
      const { principal, room, number, createdOn } = line ?? {};
      const texts = [principal, room, createdOn].every((value) => typeof value === 'string');
      if (!texts || !isGuid(principal) || !isGuid(room) || !isInt(number)) {
        throw reader.damaged(EntryName.invitations, 'is not valid: a line is no invitation');
      }
      yield line;
    }
  }
};

export const readPreferences = async function* (reader: PackageReader): AsyncGenerator<PreferenceRecord> {
  for await (const lines of reader.lines(EntryName.preferences)) {
    for (const line of lines as PreferenceRecord[]) {
      const { label, version, content, modifiedBy } = line ?? {};
      if (
        typeof label !== 'string' ||
        label.length > longest.preferenceLabel ||
        !isInt(version) ||
        (content !== null && typeof content !== 'string') ||
        (modifiedBy !== null && !(typeof modifiedBy === 'string' && isGuid(modifiedBy)))
      ) {
        throw reader.damaged(EntryName.preferences, 'is not valid: a line is no preference');
      }
      yield line;
    }
  }
};
