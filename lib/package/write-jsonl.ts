import type {
  Guid,
  InvitationRecord,
  MessageRecord,
  PreferenceRecord,
  RoomMessages,
  Ticks,
} from '../records/records.js';
import { compareTicks } from '../records/ticks.js';
import { WordList } from '../records/word-list.js';
import { Utf8Writer } from '../text/utf8-writer.js';

/**
 * What a string of JSON cannot hold as it is: quotes, backslashes and controls. A pair of surrogates can be, but a lone one cannot.
 * V8 looks for what is none of the others in two thirds of the time that it takes to look for these.
 */
const special = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/** Texts up to this length are looked at faster here than by the platform. */
const short = 32;

/** Whether a text is short and only of what a string of JSON holds as one byte each, as dates are. */
const isShortAndPlain = (text: string): boolean => {
  if (text.length > short) return false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e || unit === 0x22 || unit === 0x5c) return false;
  }
  return true;
};

/**
 * Writes Messages.jsonl. Authors are named by the place of the line that introduced them: a GUID in each of millions of lines
 * would make the file larger and slower to read. The lines are made as bytes, which takes less time and memory than texts that
 * become bytes.
 */
export class MessageLines extends Utf8Writer {
  readonly #author: (place: number) => Guid;
  /** By the place of an author, which of the authors' lines introduces them, counted from 1. */
  readonly #lines = new WordList();
  #introduced = 0;

  /** @param author GUID of the principal at a place that messages name */
  constructor(author: (place: number) => Guid) {
    super();
    this.#author = author;
  }

  /** Adds the head line of a room; its messages follow. */
  room(room: Guid): void {
    this.addAscii(`{"room":"${room}"}\n`);
  }

  /** Adds a message as one line of JSON, after a line that introduces its author where that is new. */
  message({ id, date, author, alert, text, rtf }: MessageRecord): void {
    const line = author === null ? undefined : this.#lineOf(author);
    this.addAscii('{"id":');
    this.addNumber(id);
    this.addAscii(',"date":');
    this.#string(date);
    this.addAscii(',"from":');
    if (line === undefined) this.addAscii('null');
    else this.addNumber(line);
    this.addAscii(alert ? ',"alert":true,"text":' : ',"text":');
    this.#string(text);
    if (rtf !== null) {
      this.addAscii(',"rtf":');
      this.#string(rtf);
    }
    this.addAscii('}\n');
  }

  /** Which of the authors' lines introduces the author, counted from 0; writes it where there is none yet. */
  #lineOf(author: number): number {
    const line = author < this.#lines.length ? this.#lines.at(author) : 0;
    if (line > 0) return line - 1;
    this.#lines.set(author, ++this.#introduced);
    this.addAscii(`{"author":"${this.#author(author)}"}\n`);
    return this.#introduced - 1;
  }

  #string(text: string): void {
    if (isShortAndPlain(text)) {
      this.addAscii('"');
      this.addAscii(text);
      this.addAscii('"');
      return;
    }
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
