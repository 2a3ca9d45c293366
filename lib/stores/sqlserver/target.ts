import { CmdletError, isUnknown } from '../../host/cmdlet-error.js';
import type { Plan } from '../../plan/plan.js';
import type { TargetMessage, TargetModel } from '../../plan/target.js';
import type { Backup } from '../../records/source-store.js';
import type { ServerAddress, SqlServerConnection } from '../../sqlserver/server.js';
import { readTargetNumbers } from '../facts.js';
import type { DatabaseOptions } from '../open.js';
import { PlanRows } from '../plan-rows.js';
import { ensureComplete, ensurePersistentChat, TargetReader } from '../target-reader.js';
import type { ApplyOptions, PlanContent, TargetStore } from '../target-store.js';
import { applyStaged, stageRows } from './apply.js';
import { backUp, readBackup } from './backup.js';
import { readFingerprint } from './fingerprint.js';
import { connectTo, runningServices } from './open.js';
import { SqlServerReader } from './sql-connection.js';
import { Stage } from './stage.js';
import { TargetTables } from './target-tables.js';
import { inTransaction } from './transaction.js';
import { takeImages } from './undo.js';

/** Opens a Persistent Chat database of a SQL Server to import into; for a rehearsal it is only read. */
export const openSqlServerTarget = async (
  address: ServerAddress,
  options: DatabaseOptions,
  access: 'read' | 'write',
  signal?: AbortSignal,
): Promise<TargetStore> => {
  const connect = connectTo(address, options, 'target', signal);
  const reader = await SqlServerReader.open(access === 'read' ? connect : () => connectLocked(connect));
  try {
    ensurePersistentChat(reader, reader.address);
    ensureComplete(reader, reader.address);
    // Whoever cancels in the middle of the commit wants to know all the same what became of it.
    return new SqlServerTarget(reader, () => connectLocked(connectTo(address, options, 'target')));
  } catch (cause) {
    await reader.close();
    throw cause;
  }
};

/** A connection that holds the lock of an import before anything is read with it. */
export const connectLocked = async (connect: () => Promise<SqlServerConnection>): Promise<SqlServerConnection> => {
  const server = await connect();
  try {
    await lockForImport(server);
    return server;
  } catch (cause) {
    await server.close();
    throw server.explain(cause);
  }
};

/**
 * Held as long as the connection: two imports into the same database cannot run at the same time. Waits a little, because a server
 * may still be busy with the end of one that was killed.
 */
const lockForImport = async (server: SqlServerConnection): Promise<void> => {
  const [row] = await server.arrays(
    `DECLARE @result int; DECLARE @resource nvarchar(255); SET @resource = 'CsPersistentChat import into ' + DB_NAME();
     EXEC @result = sp_getapplock @Resource = @resource, @LockMode = 'Exclusive', @LockOwner = 'Session',
     @LockTimeout = 5000; SELECT @result`,
  );
  if (Number(row?.[0]) >= 0) return;
  const { place } = server;
  throw new CmdletError('DatabaseLocked', `Another import into ${place} is running.`, { target: place });
};

class SqlServerTarget implements TargetStore {
  readonly address: string;
  readonly #reader: SqlServerReader;
  readonly #target: TargetReader;
  readonly #connectAgain: () => Promise<SqlServerConnection>;

  constructor(reader: SqlServerReader, connectAgain: () => Promise<SqlServerConnection>) {
    this.address = reader.address;
    this.#reader = reader;
    this.#connectAgain = connectAgain;
    this.#target = new TargetReader(reader);
  }

  hasMessages(): Promise<boolean> {
    return this.#target.hasMessages();
  }

  model(): Promise<TargetModel> {
    return this.#target.model();
  }

  messages(room: number): AsyncIterable<TargetMessage[]> {
    return this.#target.messages(room);
  }

  hasInvitation(principal: number, room: number): Promise<boolean> {
    return this.#target.hasInvitation(principal, room);
  }

  newestPreference(label: string): Promise<number | null> {
    return this.#target.newestPreference(label);
  }

  runningServers(): Promise<string[]> {
    return runningServices(this.#reader);
  }

  lastBackup(): Promise<Backup> {
    return readBackup(this.#reader);
  }

  async backup(wanted: boolean): Promise<string> {
    return wanted ? backUp(await this.#reader.end()) : '';
  }

  /**
   * Loads everything into the stage, which does not touch a table of the target, and then moves it over in one short transaction.
   */
  async apply(plan: Plan, content: PlanContent, options: ApplyOptions): Promise<void> {
    const read = await readTargetNumbers(this.#reader);
    const server = await this.#reader.end();
    try {
      const tables = await TargetTables.read(server);
      // The number of a row that is gone may still be known elsewhere: who wrote a message has no key that keeps the person.
      const numbers = {
        ...read,
        lastNode: Math.max(read.lastNode, tables.lastIdentity('tblNode')),
        lastPrincipal: Math.max(read.lastPrincipal, tables.lastIdentity('tblPrincipal')),
      };
      const rows = new PlanRows(plan, content, numbers);
      const stage = await Stage.open(server, tables, options.key, rows.digest);
      await stageRows(stage, rows, options).catch(async (cause) => {
        // What came of it so far would be taken for rows of the sound package.
        if (cause instanceof CmdletError && cause.code === 'PackageDamaged') await stage.drop();
        throw cause;
      });
      const write = async (): Promise<void> => {
        // Numbers are given out on the strength of what was read: nobody may have written since.
        await this.#ensureUnchanged(server);
        const { addsToRooms } = rows;
        const images = await takeImages(server, stage, tables, numbers, addsToRooms);
        const { before } = images;
        await applyStaged(server, stage, tables, { before, messages: plan.totals.messagesCreated, addsToRooms });
        await stage.drop();
        await options.keepUndo({ ...images, after: await readFingerprint(server, tables) });
      };
      await inTransaction(server, write, { connect: this.#connectAgain, isCommitted: Stage.isGone });
    } catch (cause) {
      if (!isUnknown(cause)) options.signal.throwIfAborted();
      throw server.explain(cause);
    }
  }

  async #ensureUnchanged(server: SqlServerConnection): Promise<void> {
    if (await this.#reader.isUnchanged(server)) return;
    throw new CmdletError(
      'TargetBusy',
      `${this.address} was changed while the import was prepared; nothing was imported.`,
      {
        target: this.address,
      },
    );
  }

  /** Whatever was not committed is rolled back; the stage stays for the next run. */
  close(): Promise<void> {
    return this.#reader.close();
  }
}
