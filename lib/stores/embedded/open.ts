import type { SourceStore } from '../../records/source-store.js';
import { DatabaseReader } from '../database-reader.js';
import { pingingServers } from '../facts.js';
import type { PersistentChatReader } from '../persistent-chat-reader.js';
import { recognize } from '../recognize.js';
import { openDatabaseSource } from '../source.js';
import { checkValues } from './check-values.js';
import { EmbeddedDatabase } from './connection.js';
import { openPersistentChatDatabase } from './persistent-chat.js';
import { EmbeddedConnection } from './sql-connection.js';

/** Everything that is read comes from one state of the database. */
const connect = (database: EmbeddedDatabase): EmbeddedConnection => {
  try {
    database.execute('BEGIN');
    return new EmbeddedConnection(database);
  } catch (cause) {
    database.close();
    throw cause;
  }
};

/**
 * Opens an embedded database to export from.
 *
 * @throws CmdletError DatabaseNotFound, DatabaseUnreadable, DatabaseLocked, SourceNotRecognized, SourceInconsistent
 */
export const openEmbeddedSource = async (file: string): Promise<SourceStore> => {
  const database = EmbeddedDatabase.open(file, 'read');
  const connection = connect(database);
  try {
    const kind = recognize(connection);
    if (kind !== null) checkValues(database, kind, 'SourceInconsistent');
  } catch (cause) {
    await connection.close();
    throw cause;
  }
  return openDatabaseSource(connection, {
    runningServers: () => pingingServers(connection),
    lastBackup: async () => undefined,
    // The transaction sees one state.
    ensureUnchanged: async () => undefined,
  });
};

/** @throws CmdletError DatabaseNotFound, DatabaseUnreadable, DatabaseLocked, TargetNotRecognized */
export const openEmbeddedPersistentChat = async (file: string): Promise<PersistentChatReader> =>
  new DatabaseReader(connect(openPersistentChatDatabase(file, 'read')));
