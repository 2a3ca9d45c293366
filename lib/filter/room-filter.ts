import { evaluate } from './evaluate.js';
import { parseFilter } from './parse.js';
import { matchWildcard, parseWildcard } from './wildcard.js';

/** The text of a room that -Filter looks at. */
export interface RoomText {
  name: string;
  description: string;
}

/** What tells a filter from plain text: a brace, or an operator between blanks. */
const looksLikeFilter = /^\s*\{|\s[-\u2013\u2014\u2015](?:eq|ne|like|notlike|gt|ge|lt|le)\s/i;

/** Plain text is looked for anywhere; with wildcards it must fit the whole. */
const plainText = (text: string): ((value: string) => boolean) => {
  const pattern = /[*?[]/.test(text) ? parseWildcard(text) : undefined;
  const wanted = text.toLowerCase();
  return (value) => (pattern === undefined ? value.toLowerCase().includes(wanted) : matchWildcard(pattern, value));
};

/**
 * Reads the -Filter of rooms: conditions on Name and Description, or plain text to look for in names.
 *
 * @param searchDescription conditions on Name, and plain text, may be met by the description instead
 * @throws CmdletError FilterInvalid
 */
export const roomFilter = (text: string, searchDescription: boolean): ((room: RoomText) => boolean) => {
  const named = ({ name, description }: RoomText): string[] => (searchDescription ? [name, description] : [name]);
  if (!looksLikeFilter.test(text)) {
    const accepts = plainText(text);
    return (room) => named(room).some(accepts);
  }
  const filter = parseFilter(text, ['Name', 'Description']);
  return (room) => evaluate(filter, (property) => (property === 'Name' ? named(room) : room.description));
};
