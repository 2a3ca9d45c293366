import { CmdletError } from '../../host/cmdlet-error.js';
import type { ErrorCode } from '../../host/error-catalog.js';
import type { SourceKind } from '../../records/source-store.js';
import { type MigratedColumn, type MigratedTableOf, migratedTables } from '../schema/migrated.js';
import type { SqlType } from '../schema/table.js';
import { type EmbeddedDatabase, quoteName, type SqlValue } from './connection.js';
import { isWholeText } from './text.js';

type Inconsistent = Extract<ErrorCode, 'SourceInconsistent' | 'TargetInconsistent'>;

/** Messages are checked as they are read. */
const unchecked = 'tblChat';

const ranges: Partial<Record<SqlType, string>> = {
  bit: 'BETWEEN 0 AND 1',
  smallint: 'BETWEEN -32768 AND 32767',
  int: 'BETWEEN -2147483648 AND 2147483647',
  bigint: 'IS NOT NULL',
};

/** Condition for a value that a column of SQL Server can hold. GUIDs are checked as they are read. */
const holds = ({ name, type }: MigratedColumn): string => {
  const column = quoteName(name);
  const range = ranges[type];
  if (range !== undefined) return `typeof(${column}) = 'integer' AND ${column} ${range}`;
  if (type === 'datetime') {
    return `typeof(${column}) = 'text' AND ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND ${column} >= '1753'
      AND date(substr(${column}, 1, 10)) = substr(${column}, 1, 10) AND julianday(${column}) IS NOT NULL`;
  }
  if (!type.includes('char')) return '1';
  // Names that are too long have a finding of their own, and a remedy.
  const most = name === 'nodeName' ? undefined : /\((\d+)\)/.exec(type)?.[1];
  const fits = most === undefined ? '' : `AND length(${column}) <= ${most}`;
  // ASCII needs no closer look; a NUL ends what length and GLOB see.
  return `typeof(${column}) = 'text' AND (
    (length(${column}) = octet_length(${column}) AND ${column} NOT GLOB '*[^' || char(1) || '-~]*' ${fits})
    OR is_whole_text(CAST(${column} AS BLOB), ${most ?? -1}))`;
};

const isSound = (column: MigratedColumn): string =>
  `CASE WHEN ${quoteName(column.name)} IS NULL THEN ${Number(!column.isNeeded)} ELSE ${holds(column)} END`;

const show = (value: SqlValue | undefined): string =>
  value === null || value === undefined
    ? 'nothing'
    : value instanceof Uint8Array
      ? `${value.length} bytes`
      : `'${String(value).slice(0, 40)}'`;

const firstUnsound = (
  database: EmbeddedDatabase,
  table: MigratedTableOf,
  column: MigratedColumn,
): { where: string; value: string } => {
  const { columns } = table;
  const keys = columns.filter(({ isNeeded, name }) => isNeeded && name !== column.name).slice(0, 2);
  const list = [column, ...keys].map(({ name }, i) => `substr(${quoteName(name)}, 1, 100) AS c${i}`);
  const row = database.row(
    `SELECT ${list.join(', ')} FROM ${quoteName(table.name)} WHERE NOT coalesce(${isSound(column)}, 0) LIMIT 1`,
  );
  const where = keys.map(({ name }, i) => `${name} ${show(row?.[`c${i + 1}`])}`).join(', ');
  return { where, value: show(row?.c0) };
};

/**
 * SQLite takes any value in any column, so a file may hold what no server could. Values are never guessed at: one that its column
 * could not hold is an error that names it.
 *
 * @throws CmdletError of the code
 */
export const checkValues = (database: EmbeddedDatabase, kind: SourceKind, code: Inconsistent): void => {
  const fail = (message: string, target: string): never => {
    throw new CmdletError(code, message, { target });
  };
  const tables = new Set(database.tables().map((name) => name.toLowerCase()));
  const views = new Set(database.views().map((name) => name.toLowerCase()));
  database.define('is_whole_text', (bytes, most) => Number(isWholeText(bytes as Uint8Array, Number(most))));
  for (const table of migratedTables(kind)) {
    if (views.has(table.name.toLowerCase()))
      fail(`${table.name} is a view instead of a table in ${database.path}.`, table.name);
    if (!tables.has(table.name.toLowerCase()) || table.name === unchecked) continue;
    const present = new Set(database.columns(table.name).map((name) => name.toLowerCase()));
    const columns = table.columns.filter(({ name }) => present.has(name.toLowerCase()));
    if (columns.length === 0) continue;
    const sums = columns.map((column, i) => `total(NOT coalesce(${isSound(column)}, 0)) AS c${i}`);
    const row = database.row(`SELECT ${sums.join(', ')} FROM ${quoteName(table.name)}`)!;
    for (const [i, column] of columns.entries()) {
      const found = Number(row[`c${i}`]);
      if (found === 0) continue;
      const { where, value } = firstUnsound(database, table, column);
      const type = `${column.type}${column.isNeeded ? ' that must not be missing' : ''}`;
      const rows = found === 1 ? '1 row' : `${found.toLocaleString('en-US')} rows`;
      const name = `${table.name}.${column.name}`;
      fail(`${name}, ${type}, holds something else in ${rows}; the first is ${value} where ${where}.`, name);
    }
  }
};
