import type {
  Guid,
  InvitationRecord,
  MessageRecord,
  PreferenceRecord,
  RoomMessages,
  Ticks,
} from '../records/records.js';
import { compareTicks } from '../records/ticks.js';
import { Utf8Writer } from '../text/utf8-writer.js';

/** What a string of JSON cannot hold as it is. A pair of surrogates can be, but a lone one cannot. */
const special = /["\\\0-\x1f\ud800-\udfff]/;

/**
 * Writes Messages.jsonl. Authors are named by the place of the line that introduced them: a GUID in each of millions of lines
 * would make the file larger and slower to read. The lines are made as bytes, which takes less time and memory than texts that
 * become bytes.
 */
export class MessageLines extends Utf8Writer {
  /** The place of each author's line, as the text that it is written as. */
  readonly #authors = new Map<Guid, string>();

  /** Adds the head line of a room; its messages follow. */
  room(room: Guid): void {
    this.addAscii(`{"room":"${room}"}\n`);
  }

  /** Adds a message as one line of JSON, after a line that introduces its author where that is new. */
  message({ id, date, author, alert, text, rtf }: MessageRecord): void {
    let from = author === null ? 'null' : this.#authors.get(author);
    if (from === undefined) {
      from = String(this.#authors.size);
      this.#authors.set(author!, from);
      this.addAscii(`{"author":"${author}"}\n`);
    }
    this.addAscii('{"id":');
    this.addAscii(String(id));
    this.addAscii(',"date":');
    this.#string(date);
    this.addAscii(',"from":');
    this.addAscii(from);
    this.addAscii(alert ? ',"alert":true,"text":' : ',"text":');
    this.#string(text);
    if (rtf !== null) {
      this.addAscii(',"rtf":');
      this.#string(rtf);
    }
    this.addAscii('}\n');
  }

  #string(text: string): void {
    if (special.test(text)) {
      this.add(JSON.stringify(text));
      return;
    }
    this.addAscii('"');
    this.add(text);
    this.addAscii('"');
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
