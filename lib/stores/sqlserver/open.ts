import type { SourceStore } from '../../records/source-store.js';
import { type ServerAddress, SqlServerConnection } from '../../sqlserver/server.js';
import { DatabaseReader } from '../database-reader.js';
import { pingingServers } from '../facts.js';
import type { DatabaseOptions } from '../open.js';
import type { PersistentChatReader } from '../persistent-chat-reader.js';
import { openDatabaseSource } from '../source.js';
import { ensurePersistentChat } from '../target-reader.js';
import { readBackup } from './backup.js';
import { SqlServerReader } from './sql-connection.js';

/** Name of the database when -DBName is left out. */
export const defaultDatabase = 'mgc';

export const connectTo =
  (
    address: ServerAddress,
    { dbName = defaultDatabase, credential, encryption }: DatabaseOptions,
    role: 'source' | 'target',
    signal?: AbortSignal,
  ) =>
  (): Promise<SqlServerConnection> =>
    SqlServerConnection.open(address, dbName, {
      role,
      ...(credential === undefined ? {} : { credential }),
      ...(encryption === undefined ? {} : { encryption }),
      ...(signal === undefined ? {} : { signal }),
    });

/** Servers that say so in the database, and sessions of services that the server shows (R14). */
export const runningServices = async (reader: SqlServerReader): Promise<string[]> => [
  ...(await pingingServers(reader)),
  ...(await reader.serviceSessions()),
];

/** Opens a database of a SQL Server to export from. */
export const openSqlServerSource = async (
  address: ServerAddress,
  options: DatabaseOptions,
  signal?: AbortSignal,
): Promise<SourceStore> => {
  const reader = await SqlServerReader.open(connectTo(address, options, 'source', signal));
  return openDatabaseSource(reader, {
    runningServers: () => runningServices(reader),
    lastBackup: () => readBackup(reader),
    ensureUnchanged: () => reader.ensureUnchanged(),
  });
};

/** Opens a Persistent Chat database of a SQL Server to show what is in it. */
export const openSqlServerPersistentChat = async (
  address: ServerAddress,
  options: DatabaseOptions,
  signal?: AbortSignal,
): Promise<PersistentChatReader> => {
  const reader = await SqlServerReader.open(connectTo(address, options, 'target', signal));
  try {
    ensurePersistentChat(reader, reader.address);
    return new DatabaseReader(reader);
  } catch (cause) {
    await reader.close();
    throw cause;
  }
};
