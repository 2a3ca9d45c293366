import { readElements, XmlProblem } from '../../../dist/lib/package/element.js';
import { readInPieces } from './in-pieces.js';

const options = { list: 'ChatRooms', unescape: true };

/** Any text as an entry of XML. */
export const fuzz = async (bytes) => {
  await readInPieces(bytes.toString('utf8'), (chunks) => readElements(chunks, options), {
    join: (batches) => batches.flat(),
    expected: XmlProblem,
  });
};
