import type {
  Guid,
  InvitationRecord,
  MessageRecord,
  PreferenceRecord,
  RoomMessages,
  Ticks,
} from '../records/records.js';
import { compareTicks } from '../records/ticks.js';

/**
 * Writes Messages.jsonl. Authors are named by the place of the line that introduced them: a GUID in each of millions of lines
 * would make the file larger and slower to read.
 */
export class MessageLines {
  readonly #authors = new Map<Guid, number>();

  /** The head line of a room; its messages follow. */
  room(room: Guid): string {
    return `{"room":"${room}"}\n`;
  }

  /** A message as one line of JSON, after a line that introduces its author where that is new. */
  message({ id, date, author, alert, text, rtf }: MessageRecord): string {
    let head = '';
    let from = author === null ? null : this.#authors.get(author);
    if (from === undefined) {
      from = this.#authors.size;
      this.#authors.set(author!, from);
      head = `${JSON.stringify({ author })}\n`;
    }
    // What is undefined is left out.
    const line = { id, date, from, alert: alert || undefined, text, rtf: rtf ?? undefined };
    return `${head}${JSON.stringify(line)}\n`;
  }
}

export const invitationLine = (invitation: InvitationRecord): string => `${JSON.stringify(invitation)}\n`;
export const preferenceLine = (preference: PreferenceRecord): string => `${JSON.stringify(preference)}\n`;

/** Messages that mention a file carry a link of this scheme (R12). */
export const fileLinkScheme = 'ma-filelink:';

export const mentionsFile = (text: string): boolean => text.includes(fileLinkScheme);

/** Counts a room's messages as they pass. */
export class MessageCounter implements RoomMessages {
  messages = 0;
  messagesBefore = 0;
  fileLinks = 0;
  first: Ticks | null = null;
  last: Ticks | null = null;

  count({ date, text }: MessageRecord): void {
    this.messages++;
    if (mentionsFile(text)) this.fileLinks++;
    if (this.first === null || compareTicks(date, this.first) < 0) this.first = date;
    if (this.last === null || compareTicks(date, this.last) > 0) this.last = date;
  }
}
