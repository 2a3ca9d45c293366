import type { SqlServerConnection } from '../../sqlserver/server.js';

/** Commits what the step did, or rolls all of it back when it throws. The server rolls back by itself when the connection ends. */
export const inTransaction = async <T>(server: SqlServerConnection, step: () => Promise<T>): Promise<T> => {
  await server.batch('SET XACT_ABORT ON');
  await server.batch('BEGIN TRANSACTION');
  try {
    const result = await step();
    await server.batch('COMMIT TRANSACTION');
    return result;
  } catch (cause) {
    await server.batch('IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION').catch(() => undefined);
    throw server.explain(cause);
  }
};
