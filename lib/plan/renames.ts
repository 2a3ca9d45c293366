import { readFile } from 'node:fs/promises';
import { CmdletError } from '../host/cmdlet-error.js';
import { foldName } from '../records/names.js';
import type { Guid } from '../records/records.js';

export interface Rename {
  kind: 'Category' | 'Room';
  /** Name in the source with its parents in front, as reports show it: `Sales / EMEA / Deals`. */
  oldName: string;
  /** The whole name in the target. Rooms and categories below a renamed category are prefixed with its new name. */
  newName: string;
  /** GUID in the source; needed only where two items have the same old name. */
  id?: Guid;
}

/** Names that the admin has chosen (R7). Old names are compared as the target compares names. */
export class Renames {
  readonly #byName = new Map<string, Rename>();
  readonly #used = new Set<string>();

  constructor(renames: Iterable<Rename> = []) {
    for (const rename of renames) this.set(rename);
  }

  static #key(kind: string, oldName: string, id?: Guid): string {
    return id === undefined ? `${kind}|${foldName(oldName)}` : `${kind}|${id}`;
  }

  set(rename: Rename): void {
    this.#byName.set(Renames.#key(rename.kind, rename.oldName, rename.id), rename);
  }

  has({ kind, oldName, id }: Rename): boolean {
    return this.#byName.has(Renames.#key(kind, oldName, id));
  }

  /** The new name, or undefined for an item that keeps its own. */
  find(kind: Rename['kind'], oldName: string, id: Guid): string | undefined {
    const keys = [Renames.#key(kind, oldName, id), Renames.#key(kind, oldName)].filter((key) => this.#byName.has(key));
    for (const key of keys) this.#used.add(key);
    return keys.length === 0 ? undefined : this.#byName.get(keys[0]!)!.newName;
  }

  /** Those that fit no item that was asked for. */
  unused(): Rename[] {
    return [...this.#byName].filter(([key]) => !this.#used.has(key)).map(([, rename]) => rename);
  }

  all(): Rename[] {
    return [...this.#byName.values()];
  }
}

const columns = ['kind', 'old full name', 'new name'];

/**
 * Reads a CSV file with the columns `kind`, `old full name`, `new name`, and, if need be, `id`.
 *
 * @throws CmdletError FileNotFound, CsvInvalid
 */
export const readRenames = async (file: string): Promise<Renames> => {
  const renames = new Renames();
  for (const { line, values } of await readCsv(file, columns, ['id'])) {
    const [kind, oldName, newName, id] = values as [string, string, string, string];
    const known = (['Category', 'Room'] as const).find((name) => name.toLowerCase() === kind.toLowerCase());
    if (known === undefined || oldName === '' || newName.trim() === '') {
      throw new CmdletError(
        'CsvInvalid',
        `Line ${line} of ${file} must give Category or Room, the old full name and the new name.`,
        {
          target: file,
        },
      );
    }
    const rename = { kind: known, oldName, newName, ...(id === '' ? {} : { id: id.toUpperCase() }) };
    if (renames.has(rename)) {
      throw new CmdletError('CsvInvalid', `Line ${line} of ${file} renames '${oldName}' a second time.`, {
        target: file,
      });
    }
    renames.set(rename);
  }
  return renames;
};

/** The text of a rename file, for an admin to edit. */
export const writeRenames = async (renames: Rename[]): Promise<string> => {
  const { stringify } = await import('csv-stringify/sync');
  return stringify(
    renames.map(({ kind, oldName, newName, id }) => [kind, oldName, newName, id ?? '']),
    { header: true, columns: [...columns, 'id'], bom: true, record_delimiter: 'windows' },
  );
};

/**
 * Reads a CSV file whose header must name the columns, and may name the optional ones, in any order and case. A byte order mark, blank lines and both kinds of
 * line ends are taken.
 *
 * @throws CmdletError FileNotFound, FileNotReadable, CsvInvalid
 */
export const readCsv = async (
  file: string,
  names: string[],
  optional: string[] = [],
): Promise<{ line: number; values: string[] }[]> => {
  const { parse } = await import('csv-parse/sync');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const message = missing ? `There is no file ${file}.` : `The file ${file} cannot be read.`;
    throw new CmdletError(missing ? 'FileNotFound' : 'FileNotReadable', message, { target: file, cause });
  }
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, { bom: true, info: true, skip_empty_lines: true }) as never;
  } catch (cause) {
    throw new CmdletError('CsvInvalid', `${file} is not a CSV file: ${(cause as Error).message}`, {
      target: file,
      cause,
    });
  }
  const header = rows.shift()?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const places = [...names, ...optional].map((name) => header.indexOf(name));
  if (places.slice(0, names.length).includes(-1)) {
    throw new CmdletError('CsvInvalid', `The first line of ${file} must name the columns ${names.join(', ')}.`, {
      target: file,
    });
  }
  return rows.map(({ record, info }) => ({ line: info.lines, values: places.map((place) => record[place] ?? '') }));
};
