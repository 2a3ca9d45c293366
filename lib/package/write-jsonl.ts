import type {
  Guid,
  InvitationRecord,
  MessageRecord,
  PreferenceRecord,
  RoomMessages,
  Ticks,
} from '../records/records.js';
import { compareTicks } from '../records/ticks.js';

/** The head line of a room in Messages.jsonl; its messages follow. */
export const roomLine = (room: Guid): string => `{"room":"${room}"}\n`;

/**
 * A message as one line of JSON. Put together by hand because there are millions: all parts but the texts are digits and GUIDs
 * that have been checked, and JSON.stringify escapes the texts, lone surrogates included.
 */
export const messageLine = ({ id, date, author, alert, text, rtf }: MessageRecord): string =>
  `{"id":${id},"date":"${date}","from":${author === null ? 'null' : `"${author}"`}${alert ? ',"alert":true' : ''},"text":${JSON.stringify(
    text,
  )}${rtf === null ? '' : `,"rtf":${JSON.stringify(rtf)}`}}\n`;

export const invitationLine = (invitation: InvitationRecord): string => `${JSON.stringify(invitation)}\n`;
export const preferenceLine = (preference: PreferenceRecord): string => `${JSON.stringify(preference)}\n`;

/** Messages that mention a file carry a link of this scheme (R12). */
export const fileLinkScheme = 'ma-filelink:';

/** Counts a room's messages as they pass. */
export class MessageCounter implements RoomMessages {
  messages = 0;
  messagesBefore = 0;
  fileLinks = 0;
  first: Ticks | null = null;
  last: Ticks | null = null;

  count({ date, text }: MessageRecord): void {
    this.messages++;
    if (text.includes(fileLinkScheme)) this.fileLinks++;
    if (this.first === null || compareTicks(date, this.first) < 0) this.first = date;
    if (this.last === null || compareTicks(date, this.last) > 0) this.last = date;
  }
}
