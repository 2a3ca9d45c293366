import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { CmdletError } from '../../host/cmdlet-error.js';
import type { Plan } from '../../plan/plan.js';
import type { TargetCategory, TargetMessage, TargetModel, TargetPrincipals, TargetRoom } from '../../plan/target.js';
import { type AddinRecord, type Guid, PrincipalType, Role } from '../../records/records.js';
import { nobody, RoleList } from '../../records/role-list.js';
import { ForestFinder } from '../recognize.js';
import type { PlanContent, TargetStore } from '../target-store.js';
import { applyPlan } from './apply.js';
import { type EmbeddedDatabase, readText } from './connection.js';
import { hasInvitation, newestPreference, readRoleTypes, runningServers } from './facts.js';
import { openPersistentChatDatabase } from './persistent-chat.js';
import { columnList, findTable, type Row, readBit, readGuid, readNumber, readTicks } from './select.js';
import { decodeText } from './text.js';

const batchSize = 1_000;

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
    return new EmbeddedTarget(database);
  } catch (cause) {
    database.close();
    throw cause;
  }
};

class EmbeddedTarget implements TargetStore {
  readonly address: string;
  readonly #database: EmbeddedDatabase;

  constructor(database: EmbeddedDatabase) {
    this.#database = database;
    this.address = database.path;
  }

  async model(): Promise<TargetModel> {
    const root = this.#database.row<Row>(
      'SELECT nodeID, nodeGuid FROM tblNode WHERE nodeID = parentID ORDER BY nodeID LIMIT 1',
    );
    if (root === undefined) {
      throw new CmdletError('TargetNotRecognized', `${this.address} has no root node.`, { target: this.address });
    }
    const number = Number(root.nodeID);
    return {
      address: this.address,
      forest: this.#forest(),
      root: { number, id: readGuid(root.nodeGuid, 'the root') },
      principals: this.#principals(),
      categories: this.#categories(number),
      rooms: this.#rooms(),
      addins: this.#addins(),
      accessEntries: Number(
        this.#database.row<Row>(
          `SELECT (SELECT count(*) FROM tblPrincipalRole) + (SELECT count(*) FROM ${this.#scopeTable()}) AS count`,
        )?.count,
      ),
    };
  }

  #forest(): string {
    const finder = new ForestFinder();
    const rows = this.#database.stream<Row>(
      'SELECT CAST(prinADPath AS BLOB) AS path FROM tblPrincipal WHERE prinADPath IS NOT NULL AND prinTypeID <> ?',
      PrincipalType.systemUser,
    );
    for (const { path } of rows) finder.add(readText(path));
    return finder.forest;
  }

  #principals(): TargetPrincipals {
    const byId = new Map<Guid, number>();
    const byUri = new Map<string, number>();
    const uris = new Map<number, string>();
    const rows = this.#database.stream<Row>(
      'SELECT prinID, prinGuid, CAST(prinUri AS BLOB) AS uri FROM tblPrincipal ORDER BY prinID',
    );
    for (const { prinID, prinGuid, uri } of rows) {
      const number = Number(prinID);
      const address = readText(uri);
      byId.set(readGuid(prinGuid, `principal ${prinID}`), number);
      uris.set(number, address);
      const key = address.toLowerCase();
      if (!byUri.has(key)) byUri.set(key, number);
    }
    return {
      byId: (id) => byId.get(id),
      byUri: (uri) => byUri.get(uri.toLowerCase()),
      uri: (number) => uris.get(number) ?? '',
    };
  }

  #scopeTable(): string {
    return findTable(this.#database, 'tblScopePrincipal', 'tblScopedPrincipal') ?? 'tblScopePrincipal';
  }

  readonly #nodeColumns = {
    nodeID: 'plain',
    parentID: 'plain',
    nodeGuid: 'plain',
    nodeName: 'text',
    nodeDesc: 'text',
    invite: 'plain',
    logged: 'plain',
    filePost: 'plain',
    disabled: 'plain',
    behavior: 'plain',
    visibility: 'plain',
    siopID: 'plain',
    nodeAddedBy: 'plain',
    nodeAddedOn: 'big',
    nodeUpdatedBy: 'plain',
    nodeUpdatedOn: 'big',
  } as const;

  #node(row: Row) {
    const of = `node ${row.nodeID}`;
    return {
      number: Number(row.nodeID),
      id: readGuid(row.nodeGuid, of),
      name: readText(row.nodeName),
      description: readText(row.nodeDesc),
      invite: readBit(row.invite),
      addedBy: Number(row.nodeAddedBy),
      addedOn: readTicks(row.nodeAddedOn, of),
      updatedBy: Number(row.nodeUpdatedBy),
      updatedOn: readTicks(row.nodeUpdatedOn, of),
    };
  }

  #categories(root: number): TargetCategory[] {
    const creator = readRoleTypes(this.#database).get(Role.creator) ?? -1;
    const columns = columnList(this.#database, 'tblNode', this.#nodeColumns);
    return this.#database
      .rows<Row>(`SELECT ${columns} FROM tblNode WHERE nodeType <> 0 AND nodeID <> ? ORDER BY nodeID`, root)
      .map((row) => ({
        ...this.#node(row),
        logged: readBit(row.logged) ?? true,
        filePost: readBit(row.filePost) ?? false,
        scope: this.#database
          .rows<Row>(
            `SELECT scopePrinID, scopeIsDenied FROM ${this.#scopeTable()} WHERE scopeNodeID = ?`,
            row.nodeID ?? null,
          )
          .map(({ scopePrinID, scopeIsDenied }) => ({
            principal: Number(scopePrinID),
            denied: Number(scopeIsDenied) !== 0,
          })),
        creators: this.#database
          .rows<Row>(
            'SELECT prinRolePrinID FROM tblPrincipalRole WHERE prinRoleNodeID = ? AND prinRoleTypeID = ?',
            row.nodeID ?? null,
            creator,
          )
          .map(({ prinRolePrinID }) => Number(prinRolePrinID)),
      }));
  }

  #rooms(): TargetRoom[] {
    const bits = new Map([...readRoleTypes(this.#database)].map(([bit, type]) => [type, bit]));
    const lastIds = new Map(
      this.#database
        .rows<Row>('SELECT nodeID, max(lastChatID) AS lastChatID FROM tblLastChatId GROUP BY nodeID')
        .map(({ nodeID, lastChatID }) => [Number(nodeID), Number(lastChatID)]),
    );
    const columns = columnList(this.#database, 'tblNode', this.#nodeColumns);
    return this.#database.rows<Row>(`SELECT ${columns} FROM tblNode WHERE nodeType = 0 ORDER BY nodeID`).map((row) => ({
      ...this.#node(row),
      category: Number(row.parentID),
      behavior: readNumber(row.behavior) ?? 4,
      visibility: readNumber(row.visibility) ?? 3,
      addin: row.siopID === null ? null : readGuid(row.siopID, `the add-in of node ${row.nodeID}`),
      disabled: readBit(row.disabled) ?? false,
      roles: RoleList.from(
        this.#database
          .rows<Row>(
            'SELECT prinRolePrinID, prinRoleTypeID FROM tblPrincipalRole WHERE prinRoleNodeID = ?',
            row.nodeID ?? null,
          )
          .map(
            ({ prinRolePrinID, prinRoleTypeID }) =>
              [Number(prinRolePrinID), bits.get(Number(prinRoleTypeID)) ?? 0, nobody] as const,
          ),
      ),
      lastMessageId: lastIds.get(Number(row.nodeID)) ?? null,
      hasMessages:
        this.#database.row('SELECT 1 AS found FROM tblChat WHERE channelId = ? LIMIT 1', row.nodeID ?? null) !==
        undefined,
    }));
  }

  #addins(): AddinRecord[] {
    return this.#database
      .rows<Row>(
        'SELECT siopID, CAST(siopName AS BLOB) AS name, CAST(siopUrl AS BLOB) AS url FROM tblSiopWhiteList ORDER BY siopID',
      )
      .map(({ siopID, name, url }) => ({
        id: readGuid(siopID, 'an add-in'),
        name: readText(name),
        url: readText(url),
      }));
  }

  async *messages(room: number): AsyncGenerator<TargetMessage[]> {
    const rows = this.#database.streamArrays(
      `SELECT chatId, CAST(chatDate AS TEXT), userId, isAlert, CAST(content AS BLOB), CAST(rtf AS BLOB)
       FROM tblChat WHERE channelId = ? ORDER BY chatId`,
      room,
    );
    let batch: TargetMessage[] = [];
    for (const [id, date, author, alert, text, rtf] of rows) {
      batch.push({
        id: Number(id),
        date: String(date),
        author: Number(author),
        alert: Number(alert) !== 0,
        text: text instanceof Uint8Array ? decodeText(text) : '',
        rtf: rtf instanceof Uint8Array ? decodeText(rtf) : null,
      });
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  async hasInvitation(principal: number, room: number): Promise<boolean> {
    return hasInvitation(this.#database, principal, room);
  }

  async newestPreference(label: string): Promise<number | null> {
    return newestPreference(this.#database, label);
  }

  async runningServers(): Promise<string[]> {
    return runningServers(this.#database);
  }

  async backup(): Promise<string> {
    const { dir, name, ext } = path.parse(this.address);
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const copy = path.join(dir, `${name}.before-import-${stamp}-${randomBytes(2).toString('hex')}${ext}`);
    const aside = `${copy}.partial`;
    try {
      const handle = await open(aside, 'wx+', 0o600);
      try {
        await this.#database.backup(aside);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(aside, copy);
      return copy;
    } catch (cause) {
      await rm(aside, { force: true });
      if (cause instanceof CmdletError) throw cause;
      throw new CmdletError('FileNotWritable', `The target cannot be backed up to ${copy}.`, { target: copy, cause });
    }
  }

  async apply(
    plan: Plan,
    content: PlanContent,
    options: { signal: AbortSignal; onMessages(count: number): void },
  ): Promise<void> {
    await applyPlan(this.#database, plan, content, options);
    this.#database.execute('COMMIT');
  }

  /** Whatever was not committed is rolled back. */
  async close(): Promise<void> {
    this.#database.close();
  }
}
