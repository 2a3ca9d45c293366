import { CmdletError } from '../../host/cmdlet-error.js';
import { quoteName, type ServerAddress, type SqlServerConnection } from '../../sqlserver/server.js';
import type { DatabaseOptions } from '../open.js';
import { firstRows, type NewDatabase, tablesOf } from '../schema/new-database.js';
import { constraintDdl, tableDdl } from '../schema/transact-sql.js';
import { connectTo, defaultDatabase } from './open.js';

/** SQL Server before 2016 reads a `datetime` from text only without a zone and with three decimals. */
const sqlDate = (value: string | number | null): string | number | null =>
  typeof value === 'string' ? value.replace(/Z$/, '') : value;

/** Inserts the rows that every new database has. */
const insertFirstRows = async (server: SqlServerConnection, wanted: NewDatabase): Promise<void> => {
  for (const { table, row } of firstRows(wanted)) {
    const names = Object.keys(row);
    const values = Object.values(row).map((value) => (typeof value === 'bigint' ? String(value) : value));
    // The server converts text to what the column is.
    const slots = names.map(() => '?').join(', ');
    await server.execute(
      `INSERT INTO ${quoteName(table)} (${names.map(quoteName).join(', ')}) VALUES (${slots})`,
      values.map((value, index) => (names[index]!.endsWith('On') ? sqlDate(value) : value)),
    );
  }
};

/**
 * Makes a database on a SQL Server, all of it or nothing.
 *
 * @param fill inserts the rows; without it those that every new database has
 * @throws CmdletError DatabaseExists, DatabaseAccessRefused
 */
export const createSqlServerDatabase = async (
  address: ServerAddress,
  options: DatabaseOptions,
  wanted: NewDatabase,
  {
    signal,
    fill = (server) => insertFirstRows(server, wanted),
  }: { signal?: AbortSignal; fill?: (server: SqlServerConnection) => Promise<void> } = {},
): Promise<void> => {
  const { dbName = defaultDatabase } = options;
  const master = await connectTo(address, { ...options, dbName: 'master' }, 'target', signal)();
  try {
    const [row] = await master.arrays('SELECT count(*) FROM sys.databases WHERE name = ?', [dbName]);
    if (Number(row?.[0]) > 0) {
      throw new CmdletError('DatabaseExists', `There is a database ${dbName} on ${address.text} already.`, {
        target: dbName,
      });
    }
    await master.batch(`CREATE DATABASE ${quoteName(dbName)}`);
    try {
      await fillDatabase(await connectTo(address, { ...options, dbName }, 'target', signal)(), wanted, fill);
    } catch (cause) {
      await master.batch(`DROP DATABASE ${quoteName(dbName)}`).catch(() => undefined);
      throw cause;
    }
  } catch (cause) {
    throw master.explain(cause);
  } finally {
    await master.close();
  }
};

const fillDatabase = async (
  server: SqlServerConnection,
  wanted: NewDatabase,
  fill: (server: SqlServerConnection) => Promise<void>,
): Promise<void> => {
  try {
    const tables = tablesOf(wanted);
    for (const table of tables) await server.batch(tableDdl(table));
    await fill(server);
    for (const table of tables) for (const statement of constraintDdl(table)) await server.batch(statement);
  } catch (cause) {
    throw server.explain(cause);
  } finally {
    await server.close();
  }
};
