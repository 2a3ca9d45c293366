import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { renameWhenFree } from '../../files/name-file.js';
import { partialFile, removeStalePartials } from '../../files/partial-file.js';
import { syncFolder } from '../../files/sync-folder.js';
import { CmdletError } from '../../host/cmdlet-error.js';
import { collectOften } from '../../host/heap.js';
import type { Plan } from '../../plan/plan.js';
import type { TargetMessage, TargetModel } from '../../plan/target.js';
import { pingingServers, readTargetNumbers } from '../facts.js';
import { writtenTables } from '../schema/migrated.js';
import { ensureComplete, TargetReader } from '../target-reader.js';
import type { ApplyOptions, PlanContent, TargetStore } from '../target-store.js';
import { applyPlan } from './apply.js';
import { checkValues } from './check-values.js';
import type { EmbeddedDatabase } from './connection.js';
import { openPersistentChatDatabase } from './persistent-chat.js';
import { EmbeddedConnection } from './sql-connection.js';

/** Databases of ours have none, and one could undo or change what an import writes. */
const ensureNoTriggers = (database: EmbeddedDatabase): void => {
  for (const { name } of writtenTables) {
    const [trigger] = database.triggers(name);
    if (trigger === undefined) continue;
    const message = `${database.path} has the trigger ${trigger} on ${name}, which could change what an import writes.`;
    throw new CmdletError('TargetInconsistent', message, { target: trigger });
  }
};

/** By it the messages that the target has already are told from those that it has not. */
const ensureMessageKey = (database: EmbeddedDatabase): void => {
  const keys = database.rows<{ columns: string }>(
    `SELECT (SELECT lower(group_concat(name)) FROM (SELECT name FROM pragma_index_info(list.name) ORDER BY seqno)) AS columns
     FROM pragma_index_list('tblChat') list WHERE list."unique" = 1 AND list.partial = 0`,
  );
  if (keys.some(({ columns }) => columns === 'channelid,chatid')) return;
  const message = `${database.path} has no key on channelId and chatId in tblChat.`;
  throw new CmdletError('TargetInconsistent', message, { target: 'tblChat' });
};

/**
 * Opens an embedded database to import into; for a rehearsal it is opened for reading only.
 *
 * @throws CmdletError DatabaseNotFound, DatabaseUnreadable, DatabaseLocked, DatabaseReadOnly, TargetNotRecognized
 */
export const openEmbeddedTarget = (file: string, access: 'read' | 'write'): TargetStore => {
  const database = openPersistentChatDatabase(file, access);
  try {
    // The lock is taken before anything is read, so that nothing can change between the plan and its application.
    database.execute(access === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN');
    ensureComplete(database, file);
    ensureNoTriggers(database);
    ensureMessageKey(database);
    checkValues(database, 'PersistentChat', 'TargetInconsistent');
    return new EmbeddedTarget(database);
  } catch (cause) {
    database.close();
    throw cause;
  }
};

class EmbeddedTarget implements TargetStore {
  readonly address: string;
  readonly makesFewObjects = true;
  readonly #database: EmbeddedDatabase;
  readonly #connection: EmbeddedConnection;
  readonly #reader: TargetReader;

  constructor(database: EmbeddedDatabase) {
    this.#database = database;
    this.address = database.path;
    this.#connection = new EmbeddedConnection(database);
    this.#reader = new TargetReader(this.#connection);
  }

  hasMessages(): Promise<boolean> {
    return this.#reader.hasMessages();
  }

  model(): Promise<TargetModel> {
    return this.#reader.model();
  }

  messages(room: number): AsyncIterable<TargetMessage[]> {
    return this.#reader.messages(room);
  }

  hasInvitation(principal: number, room: number): Promise<boolean> {
    return this.#reader.hasInvitation(principal, room);
  }

  newestPreference(label: string): Promise<number | null> {
    return this.#reader.newestPreference(label);
  }

  runningServers(): Promise<string[]> {
    return pingingServers(this.#connection);
  }

  async lastBackup(): Promise<undefined> {
    return undefined;
  }

  async backup(): Promise<string> {
    const { dir, name, ext } = path.parse(this.address);
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const copy = path.join(dir, `${name}.before-import-${stamp}-${randomBytes(2).toString('hex')}${ext}`);
    removeStalePartials(this.address);
    const aside = partialFile(this.address);
    try {
      const handle = await open(aside, 'wx+', 0o600);
      try {
        await this.#database.backup(aside);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await renameWhenFree(aside, copy);
      syncFolder(dir);
      return copy;
    } catch (cause) {
      await rm(aside, { force: true });
      if (cause instanceof CmdletError) throw cause;
      throw new CmdletError('FileNotWritable', `The target cannot be backed up to ${copy}.`, { target: copy, cause });
    }
  }

  async apply(plan: Plan, content: PlanContent, options: ApplyOptions): Promise<void> {
    const numbers = await readTargetNumbers(this.#connection);
    await collectOften(() => applyPlan(this.#database, plan, content, numbers, options));
    await this.#database.commit(options.signal);
  }

  /** Whatever was not committed is rolled back. */
  async close(): Promise<void> {
    this.#database.close();
  }
}
