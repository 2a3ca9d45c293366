import { quoteName } from '../../sqlserver/server.js';
import type { Table } from './table.js';

const list = (names: string[]): string => names.map(quoteName).join(', ');

/** Statement that creates a table on a SQL Server, without its foreign keys. */
export const tableDdl = ({ name, columns, primaryKey, unique }: Table): string => {
  const parts = columns.map(
    ({ name: column, type, nullable }) => `${quoteName(column)} ${type} ${nullable ? 'NULL' : 'NOT NULL'}`,
  );
  if (primaryKey.length > 0) parts.push(`PRIMARY KEY (${list(primaryKey)})`);
  for (const column of unique) parts.push(`UNIQUE (${list([column])})`);
  return `CREATE TABLE ${quoteName(name)} (\n  ${parts.join(',\n  ')}\n)`;
};

/** Statements that follow when all tables exist. */
export const constraintDdl = ({ name, indexed, foreignKeys }: Table): string[] => [
  ...indexed.map(
    (column) => `CREATE INDEX ${quoteName(`${name}_${column}`)} ON ${quoteName(name)} (${list([column])})`,
  ),
  ...foreignKeys.map(
    ({ column, table, references }) =>
      `ALTER TABLE ${quoteName(name)} ADD FOREIGN KEY (${list([column])}) REFERENCES ${quoteName(table)} (${list([references])})`,
  ),
];
