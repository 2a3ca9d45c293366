import type { Column, SqlType, Table } from './table.js';

/** Types of the embedded database (design, "Fixed points"). */
const sqliteType = (type: SqlType): string =>
  type === 'image' ? 'BLOB' : /^(bit|smallint|int|bigint)$/.test(type) ? 'INTEGER' : 'TEXT';

const quote = (name: string): string => `"${name}"`;

const column = ({ name, type, nullable }: Column): string =>
  `${quote(name)} ${sqliteType(type)}${nullable ? '' : ' NOT NULL'}`;

/**
 * Statements that create a table. A table with a key of several columns is kept in the order of its key, so that messages are
 * read and written in one sweep.
 */
export const sqliteDdl = ({ name, columns, primaryKey, unique, indexed, foreignKeys }: Table): string[] => {
  const [single] = primaryKey;
  const parts = columns.map((definition) =>
    primaryKey.length === 1 && definition.name === single && sqliteType(definition.type) === 'INTEGER'
      ? `${quote(definition.name)} INTEGER PRIMARY KEY NOT NULL`
      : column(definition),
  );
  const ownKey = primaryKey.length > 0 && !parts.some((part) => part.includes('PRIMARY KEY'));
  if (ownKey) parts.push(`PRIMARY KEY (${primaryKey.map(quote).join(', ')})`);
  for (const { column: from, table, references } of foreignKeys) {
    parts.push(`FOREIGN KEY (${quote(from)}) REFERENCES ${quote(table)} (${quote(references)})`);
  }
  return [
    `CREATE TABLE ${quote(name)} (\n  ${parts.join(',\n  ')}\n)${ownKey ? ' WITHOUT ROWID' : ''}`,
    ...unique.map((of) => `CREATE UNIQUE INDEX ${quote(`${name}_${of}`)} ON ${quote(name)} (${quote(of)})`),
    ...indexed.map((of) => `CREATE INDEX ${quote(`${name}_${of}`)} ON ${quote(name)} (${quote(of)})`),
  ];
};
