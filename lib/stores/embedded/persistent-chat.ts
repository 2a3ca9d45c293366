import { ensurePersistentChat } from '../target-reader.js';
import { EmbeddedDatabase } from './connection.js';

/**
 * Opens an embedded database that must be one of Persistent Chat (2013 or later).
 *
 * @throws CmdletError DatabaseNotFound, DatabaseUnreadable, DatabaseLocked, DatabaseReadOnly, TargetNotRecognized
 */
export const openPersistentChatDatabase = (file: string, access: 'read' | 'write'): EmbeddedDatabase => {
  const database = EmbeddedDatabase.open(file, access);
  try {
    ensurePersistentChat(database, file);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
};
