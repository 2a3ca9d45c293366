import { CmdletError } from '../host/cmdlet-error.js';
import { readCsv } from './renames.js';

/** Who is who, where neither GUID nor address tells: each side is an address or a GUID. */
export interface PrincipalMapEntry {
  old: string;
  new: string;
}

/**
 * Reads a CSV file with the columns `old` and `new`.
 *
 * @throws CmdletError FileNotFound, CsvInvalid
 */
export const readPrincipalMap = async (file: string): Promise<PrincipalMapEntry[]> => {
  const entries = (await readCsv(file, ['old', 'new'])).map(({ line, values: [from = '', to = ''] }) => {
    if (from.trim() === '' || to.trim() === '') {
      throw new CmdletError('CsvInvalid', `Line ${line} of ${file} must give the old and the new address or GUID.`, {
        target: file,
      });
    }
    return { old: from.trim(), new: to.trim() };
  });
  const seen = new Set<string>();
  for (const { old } of entries) {
    if (seen.has(old.toLowerCase()))
      throw new CmdletError('CsvInvalid', `${file} maps '${old}' twice.`, { target: file });
    seen.add(old.toLowerCase());
  }
  return entries;
};
