import type { PrincipalTable } from '../records/principal-table.js';
import type { Guid, InvitationRecord, MessageRecord, PreferenceRecord } from '../records/records.js';
import { EntryName } from './format.js';
import type { PackageReader } from './package-reader.js';

/** A message whose author is a place in the package's table of principals; undefined where the table does not have it. */
export type PackageMessage = Omit<MessageRecord, 'author'> & { author: number | undefined };

/** A run of messages of one room, in the order of their numbers. A room's first batch may be empty. */
export interface MessageBatch {
  room: Guid;
  messages: PackageMessage[];
}

const digits = /^-?\d{1,19}$/;

/**
 * Streams the messages of a package: room by room, in batches.
 *
 * @param unknownAuthor place that stands for authors whom nobody knows
 * @throws CmdletError PackageDamaged, for a line that is no message, a room that comes twice or numbers out of order
 */
export const readMessages = async function* (
  reader: PackageReader,
  principals: PrincipalTable,
  unknownAuthor?: number,
): AsyncGenerator<MessageBatch> {
  const damaged = (what: string): Error => reader.damaged(EntryName.messages, `is not valid: ${what}`);
  const seen = new Set<Guid>();
  const authors: (number | undefined)[] = [];
  let room: Guid | undefined;
  let last = Number.NEGATIVE_INFINITY;
  for await (const lines of reader.lines(EntryName.messages)) {
    let messages: PackageMessage[] = [];
    for (const line of lines as Record<string, unknown>[]) {
      if (typeof line?.room === 'string') {
        if (room !== undefined) yield { room, messages };
        if (seen.has(line.room)) throw damaged(`room ${line.room} comes twice`);
        room = line.room;
        seen.add(room);
        messages = [];
        last = Number.NEGATIVE_INFINITY;
        continue;
      }
      if (typeof line?.author === 'string') {
        authors.push(principals.place(line.author));
        continue;
      }
      const { id, date, from, alert, text, rtf } = line ?? {};
      if (
        room === undefined ||
        typeof id !== 'number' ||
        !Number.isSafeInteger(id) ||
        id <= last ||
        typeof date !== 'string' ||
        !digits.test(date) ||
        (from !== null && (typeof from !== 'number' || !(from in authors))) ||
        typeof text !== 'string' ||
        (rtf !== undefined && typeof rtf !== 'string') ||
        (alert !== undefined && typeof alert !== 'boolean')
      ) {
        const where = last === Number.NEGATIVE_INFINITY ? 'the first line' : `the line after message ${last}`;
        throw damaged(`${where} of room ${room} is no message`);
      }
      last = id;
      messages.push({
        id,
        date,
        author: (from === null ? undefined : authors[from]) ?? unknownAuthor,
        alert: alert ?? false,
        text,
        rtf: rtf ?? null,
      });
    }
    if (room !== undefined) yield { room, messages };
  }
};

export const readInvitations = async function* (reader: PackageReader): AsyncGenerator<InvitationRecord> {
  for await (const lines of reader.lines(EntryName.invitations)) {
    for (const line of lines as InvitationRecord[]) {
      if (typeof line?.principal !== 'string' || typeof line.room !== 'string' || !Number.isSafeInteger(line.number)) {
        throw reader.damaged(EntryName.invitations, 'is not valid: a line is no invitation');
      }
      yield line;
    }
  }
};

export const readPreferences = async function* (reader: PackageReader): AsyncGenerator<PreferenceRecord> {
  for await (const lines of reader.lines(EntryName.preferences)) {
    for (const line of lines as PreferenceRecord[]) {
      const { label, version, content } = line ?? {};
      if (
        typeof label !== 'string' ||
        !Number.isSafeInteger(version) ||
        (content !== null && typeof content !== 'string')
      ) {
        throw reader.damaged(EntryName.preferences, 'is not valid: a line is no preference');
      }
      yield line;
    }
  }
};
