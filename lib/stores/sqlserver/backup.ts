import { CmdletError } from '../../host/cmdlet-error.js';
import type { Backup } from '../../records/source-store.js';
import { quoteName, type SqlServerConnection } from '../../sqlserver/server.js';
import type { SqlServerReader } from './sql-connection.js';

const statement = (database: string, file: string): string =>
  `BACKUP DATABASE ${quoteName(database)} TO DISK = N'${file.replaceAll("'", "''")}' WITH COPY_ONLY, INIT, CHECKSUM`;

const fileName = (database: string): string => {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  return `${database.replaceAll(/[^\w.-]/g, '_')}.before-import-${stamp}.bak`;
};

/** When the database was last backed up, and the line to type for a backup into the server's backup folder (R16). */
export const readBackup = async (reader: SqlServerReader): Promise<Backup> => ({
  last: await reader.lastBackup(),
  statement: statement(reader.database, `${reader.database}.bak`),
});

/** Backs the database up into the server's backup folder. @returns name of the file */
export const backUp = async (server: SqlServerConnection): Promise<string> => {
  const file = fileName(server.database);
  try {
    await server.batch(statement(server.database, file));
    return file;
  } catch (cause) {
    throw new CmdletError('BackupFailed', `${server.database} on ${server.address} could not be backed up.`, {
      target: server.address,
      cause: server.explain(cause),
    });
  }
};
