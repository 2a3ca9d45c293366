import { parseFilter } from '../../../dist/lib/filter/parse.js';
import { roomFilter } from '../../../dist/lib/filter/room-filter.js';
import { onlyClearErrors } from './only-clear-errors.js';

const room = { name: 'Sales / EMEA (1)', description: 'Deals & more' };

/** Any text as the -Filter of rooms, plain or with conditions. */
export const fuzz = async (bytes) => {
  const text = bytes.toString('utf8');
  await onlyClearErrors(() => parseFilter(text, ['Name', 'Description']));
  for (const inDescription of [false, true]) {
    const accepts = await onlyClearErrors(() => roomFilter(text, inDescription));
    if (accepts !== undefined && typeof accepts(room) !== 'boolean') throw new Error('Neither yes nor no');
  }
};
