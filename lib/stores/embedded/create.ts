import { rmSync } from 'node:fs';
import path from 'node:path';
import { nameNewFile } from '../../files/name-file.js';
import { partialFile, removeStalePartials } from '../../files/partial-file.js';
import { syncFolder } from '../../files/sync-folder.js';
import { CmdletError } from '../../host/cmdlet-error.js';
import { firstRows, type NewDatabase, tablesOf } from '../schema/new-database.js';
import { sqliteDdl } from '../schema/sqlite.js';
import { EmbeddedDatabase, type SqlValue } from './connection.js';

/**
 * Makes a file aside, lets a step fill it, and gives it its name, which must be free. Nothing is left behind when the step fails.
 *
 * @throws CmdletError DatabaseExists, FileNotWritable
 */
export const createAside = async (
  file: string,
  fill: (database: EmbeddedDatabase) => Promise<void> | void,
): Promise<void> => {
  removeStalePartials(file);
  const aside = partialFile(file);
  const database = EmbeddedDatabase.create(aside);
  try {
    try {
      await fill(database);
    } finally {
      database.close();
    }
    await nameNewFile(aside, file);
    syncFolder(path.dirname(file));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new CmdletError('DatabaseExists', `There is a file ${file} already.`, { target: file, cause });
    }
    throw cause;
  } finally {
    rmSync(aside, { force: true });
    rmSync(`${aside}-journal`, { force: true });
  }
};

const insert = (database: EmbeddedDatabase, table: string, row: Record<string, SqlValue>): void => {
  const names = Object.keys(row);
  const sql = `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  database.run(sql, ...Object.values(row));
};

/** Creates the tables with the rows that every database of the kind has. */
export const fillEmbeddedDatabase = (database: EmbeddedDatabase, wanted: NewDatabase): void => {
  for (const table of tablesOf(wanted)) for (const statement of sqliteDdl(table)) database.execute(statement);
  for (const { table, row } of firstRows(wanted)) insert(database, table, row);
};

/** Makes an empty embedded database, all of it or nothing. */
export const createEmbeddedDatabase = async (
  file: string,
  kind: NewDatabase['kind'],
  product?: NewDatabase['product'],
): Promise<void> =>
  createAside(path.resolve(file), (database) =>
    database.transaction(() => fillEmbeddedDatabase(database, { kind, ...(product === undefined ? {} : { product }) })),
  );
