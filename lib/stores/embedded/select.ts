import { CmdletError } from '../../host/cmdlet-error.js';
import type { Guid } from '../../records/records.js';
import { type EmbeddedDatabase, exactly, readText, type SqlValue } from './connection.js';

/** How a column is read: `text` exactly, `big` as decimal text (64-bit), `plain` as the driver gives it. */
export type ColumnKind = 'text' | 'big' | 'plain';

export type Row = Record<string, SqlValue>;

/**
 * Builds the column list of a SELECT. A column that this database lacks is read as null: optional columns differ between
 * products and versions (legacy-group-chat-schema section 8).
 */
export const columnList = (database: EmbeddedDatabase, table: string, columns: Record<string, ColumnKind>): string => {
  const present = new Set(database.columns(table).map((name) => name.toLowerCase()));
  return Object.entries(columns)
    .map(([name, kind]) => {
      if (!present.has(name.toLowerCase())) return `NULL AS "${name}"`;
      return kind === 'text' ? exactly(name) : kind === 'big' ? `CAST(${name} AS TEXT) AS ${name}` : name;
    })
    .join(', ');
};

const guidPattern = /^\{?([0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12})\}?$/i;

/** @throws CmdletError SourceInconsistent, naming the row */
export const readGuid = (value: SqlValue | undefined, of: string): Guid => {
  const text = readText(value).trim();
  const guid = guidPattern.exec(text)?.[1];
  if (guid === undefined) {
    throw new CmdletError('SourceInconsistent', `The GUID of ${of} is not one: '${text.slice(0, 60)}'.`, {
      target: of,
    });
  }
  return guid.toUpperCase();
};

/** @throws CmdletError SourceInconsistent, naming the row */
export const readTicks = (value: SqlValue | undefined, of: string): string => {
  const text = value === null || value === undefined ? '0' : readText(value);
  if (!/^-?\d{1,19}$/.test(text)) {
    throw new CmdletError('SourceInconsistent', `A time stamp of ${of} is not a number: '${text.slice(0, 60)}'.`, {
      target: of,
    });
  }
  return text;
};

export const readBit = (value: SqlValue | undefined): boolean | null =>
  value === null || value === undefined ? null : Number(readText(value)) !== 0;

export const readNumber = (value: SqlValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(readText(value));

/** The table under the first of the names that exists; the vendor spells two of them in two ways. */
export const findTable = (database: EmbeddedDatabase, ...names: string[]): string | undefined => {
  const tables = database.tables();
  return names
    .map((name) => tables.find((table) => table.toLowerCase() === name.toLowerCase()))
    .find((name) => name !== undefined);
};
