import { CmdletError } from '../../host/cmdlet-error.js';
import { describeCatalogue, recognize } from '../recognize.js';
import { EmbeddedDatabase } from './connection.js';

/**
 * Opens an embedded database that must be one of Persistent Chat (2013 or later).
 *
 * @throws CmdletError DatabaseNotFound, DatabaseUnreadable, DatabaseLocked, DatabaseReadOnly, TargetNotRecognized
 */
export const openPersistentChatDatabase = (file: string, access: 'read' | 'write'): EmbeddedDatabase => {
  const database = EmbeddedDatabase.open(file, access);
  try {
    const kind = recognize(database);
    if (kind === 'PersistentChat') return database;
    const found = kind === 'GroupChat' ? 'it is a Group Chat database' : describeCatalogue(database);
    throw new CmdletError('TargetNotRecognized', `${file} is not a Persistent Chat database: ${found}.`, {
      target: file,
    });
  } catch (cause) {
    database.close();
    throw cause;
  }
};
