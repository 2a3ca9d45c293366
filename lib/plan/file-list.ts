import { stringify } from 'csv-stringify/sync';
import { fileLinkScheme } from '../package/write-jsonl.js';
import { ticksToIso } from '../records/ticks.js';
import type { PlannedRoom } from './planned.js';
import type { TargetMessage } from './target.js';

/** A link ends at white space, quotes or angle brackets; what follows the scheme is not documented. */
const link = new RegExp(`${fileLinkScheme}[^\\s"'<>]*`, 'g');

export const fileListHeader = '\ufeffroom,message,time,link\r\n';

/**
 * The lines of a file list for one message: every uploaded file that it mentions (R12), as CSV for people to read. What a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
export const fileListLines = ({ name }: PlannedRoom, { id, date, text }: TargetMessage): string => {
  const found = text.match(link);
  if (found === null) return '';
  const rows = found.map((address) => [name, id, ticksToIso(date) ?? '', address]);
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
};
