import { setTimeout as sleep } from 'node:timers/promises';
import { CmdletError } from '../../host/cmdlet-error.js';
import type { SqlServerConnection } from '../../sqlserver/server.js';
import { retryDelays } from './sql-connection.js';

/** How to find out what became of a transaction. */
export interface Outcome {
  /** Connects when the transaction has ended, in whatever way, and keeps others from writing. */
  connect(): Promise<SqlServerConnection>;
  isCommitted(server: SqlServerConnection): Promise<boolean>;
}

/**
 * Commits what the step did, or rolls all of it back when it throws. The server rolls back by itself when the connection ends; where
 * it ends in the middle of the commit, only the database tells what was done.
 *
 * @throws CmdletError CommitUnknown, when nothing tells
 */
export const inTransaction = async <T>(
  server: SqlServerConnection,
  step: () => Promise<T>,
  outcome?: Outcome,
): Promise<T> => {
  await server.batch('SET XACT_ABORT ON');
  await server.batch('BEGIN TRANSACTION');
  let result: T;
  try {
    result = await step();
  } catch (cause) {
    await server.batch('IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION').catch(() => undefined);
    throw server.explain(cause);
  }
  try {
    await server.batch('COMMIT TRANSACTION');
  } catch (cause) {
    await server.close();
    if (outcome === undefined || !(await isCommitted(outcome, server.place))) throw server.explain(cause);
  }
  return result;
};

const isCommitted = async (outcome: Outcome, place: string): Promise<boolean> => {
  let failure: unknown;
  for (const delay of [0, ...retryDelays]) {
    await sleep(delay);
    let server: SqlServerConnection | undefined;
    try {
      server = await outcome.connect();
      return await outcome.isCommitted(server);
    } catch (cause) {
      failure = cause;
    } finally {
      await server?.close();
    }
  }
  throw new CmdletError(
    'CommitUnknown',
    `The connection to ${place} was lost in the last moment, and the server does not answer any more: either everything was written, or nothing.`,
    { target: place, cause: failure },
  );
};
