import type { Guid } from '../../records/records.js';
import type { ServerAddress, SqlServerConnection } from '../../sqlserver/server.js';
import type { DatabaseOptions } from '../open.js';
import { connectTo } from './open.js';
import { inTransaction } from './transaction.js';

/** Values in one `IN (…)`; SQL Server takes 2,100 parameters at most. */
const roomsPerUpdate = 500;

/** The schema knows no disabled category, so disabling an exported category means disabling its rooms. */
export const disableSqlServerRooms = async (
  address: ServerAddress,
  options: DatabaseOptions,
  rooms: Guid[],
  signal?: AbortSignal,
): Promise<number> => {
  const server: SqlServerConnection = await connectTo(address, options, 'source', signal)();
  try {
    return await inTransaction(server, async () => {
      let disabled = 0;
      for (let i = 0; i < rooms.length; i += roomsPerUpdate) {
        const some = rooms.slice(i, i + roomsPerUpdate);
        const guids = some.map(() => 'CAST(? AS uniqueidentifier)').join(', ');
        disabled += await server.execute(
          `UPDATE tblNode SET disabled = 1 WHERE nodeType = 0 AND disabled = 0 AND nodeGuid IN (${guids})`,
          some,
        );
      }
      return disabled;
    });
  } finally {
    await server.close();
  }
};
