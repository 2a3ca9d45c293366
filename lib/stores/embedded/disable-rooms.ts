import type { Guid } from '../../records/records.js';
import { EmbeddedDatabase } from './connection.js';

/** The schema knows no disabled category, so disabling an exported category means disabling its rooms. */
export const disableEmbeddedRooms = async (file: string, rooms: Guid[]): Promise<number> => {
  const database = EmbeddedDatabase.open(file, 'write');
  try {
    return await database.transaction(() => {
      const sql = 'UPDATE tblNode SET disabled = 1 WHERE upper(nodeGuid) = ? AND nodeType = 0 AND disabled = 0';
      return rooms.reduce((sum, room) => sum + database.run(sql, room), 0);
    });
  } finally {
    database.close();
  }
};
