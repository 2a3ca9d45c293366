import { createHash } from 'node:crypto';
import { EmbeddedDatabase } from '../../lib/stores/embedded/connection.js';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** SHA-256 over every value of every row of every table, in the order of the keys. */
export const databaseDigest = (file: string): string => {
  const hash = createHash('sha256');
  const database = EmbeddedDatabase.open(file, 'read');
  try {
    for (const table of database.tables()) {
      const columns = database.columns(table);
      // As bytes, because the driver would cut text at a NUL.
      const values = columns.map((column) => `typeof(${quote(column)}) || hex(CAST(${quote(column)} AS BLOB))`);
      hash.update(`${table}(${columns.join()})\n`);
      for (const row of database.stream(`SELECT ${values.join(', ')} FROM ${quote(table)}`))
        hash.update(`${row.join()}\n`);
    }
  } finally {
    database.close();
  }
  return hash.digest('hex');
};
