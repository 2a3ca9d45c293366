import type { BulkValue, ServerAddress, SqlServerConnection } from '../sqlserver/server.js';
import { EmbeddedDatabase, exactly, readNullableText, type SqlValue } from '../stores/embedded/connection.js';
import type { DatabaseOptions } from '../stores/open.js';
import { type NewDatabase, tablesOf } from '../stores/schema/new-database.js';
import type { Column, Table } from '../stores/schema/table.js';
import { bulkColumn, bulkConverter, rowsPerLoad } from '../stores/sqlserver/bulk.js';
import { createSqlServerDatabase } from '../stores/sqlserver/create.js';

const isText = ({ type }: Column): boolean => type.includes('char');

const selected = (column: Column): string => {
  if (isText(column)) return exactly(`"${column.name}"`);
  return column.type === 'bigint' ? `CAST("${column.name}" AS TEXT)` : `"${column.name}"`;
};

const copyTable = async (from: EmbeddedDatabase, to: SqlServerConnection, table: Table): Promise<void> => {
  const present = new Set(from.columns(table.name).map((name) => name.toLowerCase()));
  const columns = table.columns.filter(({ name }) => present.has(name.toLowerCase()));
  if (columns.length === 0) return;
  const readers = columns.map((column) => {
    const convert = bulkConverter(column.type);
    return (value: SqlValue): BulkValue => {
      const cell = isText(column) ? readNullableText(value) : (value as string | number | null);
      return convert === undefined ? cell : convert(cell);
    };
  });
  let rows: BulkValue[][] = [];
  const load = async (): Promise<void> => {
    if (rows.length > 0) await to.bulkLoad(table.name, columns.map(bulkColumn), [rows]);
    rows = [];
  };
  for (const row of from.stream(`SELECT ${columns.map(selected).join(', ')} FROM "${table.name}"`)) {
    rows.push(row.map((value, index) => readers[index]!(value)));
    if (rows.length === rowsPerLoad) await load();
  }
  await load();
};

/** Makes a database on a SQL Server with the rows of an embedded one, for tests and rehearsals. */
export const copyToServer = async (
  file: string,
  address: ServerAddress,
  options: DatabaseOptions,
  kind: NewDatabase,
): Promise<void> => {
  const from = EmbeddedDatabase.open(file, 'read');
  try {
    await createSqlServerDatabase(address, options, kind, {
      fill: async (server) => {
        for (const table of tablesOf(kind)) await copyTable(from, server, table);
      },
    });
  } finally {
    from.close();
  }
};
