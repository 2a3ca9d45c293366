import { ContentProblem } from '../../../dist/lib/package/parse-lines.js';
import { parseMessages } from '../../../dist/lib/package/parse-messages.js';
import { readInPieces } from './in-pieces.js';

const join = (batches) => {
  const rooms = [];
  const rest = {};
  let count = 0;
  for (const { rooms: starts, ...columns } of batches) {
    for (const { room, start } of starts) rooms.push([room, count + start]);
    for (const [name, values] of Object.entries(columns)) rest[name] = [...(rest[name] ?? []), ...values];
    count += columns.ids.length;
  }
  // Where the input is empty there are no columns at all.
  return count + rooms.length === 0 && (rest.authors ?? []).length === 0 ? null : { rooms, ...rest };
};

/** Any bytes as Messages.jsonl. */
export const fuzz = async (bytes) => {
  await readInPieces(bytes, parseMessages, { join, expected: ContentProblem });
};
