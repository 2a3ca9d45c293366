import { CmdletError } from '../../host/cmdlet-error.js';
import {
  type AddinRecord,
  type AffiliationRecord,
  type CategoryRecord,
  type Guid,
  type InvitationRecord,
  type MessageRecord,
  type PreferenceRecord,
  type PrincipalRecord,
  PrincipalType,
  type RoleEntry,
  type RoomRecord,
  type ScopeEntry,
  type Ticks,
} from '../../records/records.js';
import type { SourceDescription, SourceKind, SourceOddities, SourceStore } from '../../records/source-store.js';
import { describeCatalogue, ForestFinder, groupChatProduct, recognize } from '../recognize.js';
import { EmbeddedDatabase, readNullableText, readText } from './connection.js';
import { readRoleTypes, runningServers } from './facts.js';
import { columnList, findTable, type Row, readBit, readGuid, readNumber, readTicks } from './select.js';
import { decodeText } from './text.js';

const batchSize = 1_000;

/**
 * Opens an embedded database to export from, in one read transaction, so that everything is read from the same state.
 *
 * @throws CmdletError DatabaseNotFound, DatabaseUnreadable, DatabaseLocked, SourceNotRecognized, SourceInconsistent
 */
export const openEmbeddedSource = (file: string): SourceStore => {
  const database = EmbeddedDatabase.open(file, 'read');
  try {
    const catalogue = { tables: database.tables(), columns: (table: string) => database.columns(table) };
    const kind = recognize(catalogue);
    if (kind === null) {
      throw new CmdletError(
        'SourceNotRecognized',
        `${file} is neither a Group Chat nor a Persistent Chat database: ${describeCatalogue(catalogue)}.`,
        { target: file },
      );
    }
    database.execute('BEGIN');
    return new EmbeddedSource(database, kind);
  } catch (cause) {
    database.close();
    throw cause;
  }
};

class EmbeddedSource implements SourceStore {
  readonly address: string;
  readonly #database: EmbeddedDatabase;
  readonly #kind: SourceKind;
  readonly #principals: Map<number, Guid>;
  readonly #nodes: Map<number, Guid>;
  readonly #rooms: Map<Guid, number>;
  readonly #roleTypes: Map<number, number>;

  constructor(database: EmbeddedDatabase, kind: SourceKind) {
    this.#database = database;
    this.#kind = kind;
    this.address = database.path;
    this.#principals = new Map(
      database
        .rows<Row>('SELECT prinID, prinGuid FROM tblPrincipal')
        .map(({ prinID, prinGuid }) => [Number(prinID), readGuid(prinGuid ?? null, `principal ${prinID}`)]),
    );
    this.#nodes = new Map();
    this.#rooms = new Map();
    for (const { nodeID, nodeGuid, nodeType } of database.rows<Row>('SELECT nodeID, nodeGuid, nodeType FROM tblNode')) {
      const guid = readGuid(nodeGuid, `node ${nodeID}`);
      this.#nodes.set(Number(nodeID), guid);
      if (Number(nodeType) !== 0) continue;
      if (this.#rooms.has(guid)) {
        throw new CmdletError('SourceInconsistent', `Two rooms have the GUID ${guid}.`, { target: guid });
      }
      this.#rooms.set(guid, Number(nodeID));
    }
    this.#roleTypes = new Map([...readRoleTypes(database)].map(([bit, type]) => [type, bit]));
  }

  #principal(number: unknown): Guid | null {
    return this.#principals.get(Number(number)) ?? null;
  }

  #optional(...names: string[]): string | undefined {
    return findTable(this.#database, ...names);
  }

  async describe(): Promise<SourceDescription> {
    const finder = new ForestFinder();
    const paths = this.#database.stream<Row>(
      `SELECT CAST(prinADPath AS BLOB) AS path FROM tblPrincipal WHERE prinADPath IS NOT NULL AND prinTypeID IN (?, ?, ?, ?)`,
      PrincipalType.user,
      PrincipalType.domain,
      PrincipalType.group,
      PrincipalType.folder,
    );
    for (const { path } of paths) finder.add(readText(path));
    return {
      kind: this.#kind,
      product:
        this.#kind === 'GroupChat'
          ? groupChatProduct(this.#versionText())
          : 'Persistent Chat (Lync Server 2013 or later)',
      forest: finder.forest,
      fileStore: this.#fileStore(),
    };
  }

  #versionText(): string {
    const table = this.#optional('tblVersion');
    if (table === undefined) return '';
    const row = this.#database.row<Row>(
      `SELECT ${columnList(this.#database, table, { description: 'text' })} FROM ${table} ORDER BY versionId DESC LIMIT 1`,
    );
    return readText(row?.description);
  }

  /** The folder that the configuration names; failing that, the address of the web service in front of it. */
  #fileStore(): string {
    const config = this.#optional('tblConfig');
    const row =
      config !== undefined && this.#has(config, 'configSeqID')
        ? this.#database.row<Row>(
            `SELECT CAST(configContent AS BLOB) AS configContent FROM ${config} WHERE configLabel = 'webpool' ORDER BY configSeqID DESC LIMIT 1`,
          )
        : undefined;
    const folder = readText(row?.configContent);
    if (folder !== '') return folder;
    const columns = columnList(this.#database, 'tblNode', { filestoreURI: 'text' });
    return readText(this.#database.row<Row>(`SELECT ${columns} FROM tblNode WHERE nodeID = parentID`)?.filestoreURI);
  }

  #has(table: string, column: string): boolean {
    return this.#database.columns(table).some((name) => name.toLowerCase() === column.toLowerCase());
  }

  async oddities(): Promise<SourceOddities> {
    const count = (sql: string): number => Number(this.#database.row<Row>(sql)?.count ?? 0);
    const compliance = this.#optional('tblComplianceData');
    const rooms = 'SELECT nodeID FROM tblNode WHERE nodeType = 0';
    // Only the ends of the key ranges between rooms are looked at, so that no message is read for this.
    const channels = this.#database.rows<Row>(
      `WITH RECURSIVE channel(id) AS (SELECT min(channelID) FROM tblChat UNION ALL
       SELECT (SELECT min(channelID) FROM tblChat WHERE channelID > channel.id) FROM channel WHERE channel.id IS NOT NULL)
       SELECT id FROM channel WHERE id IS NOT NULL AND id NOT IN (${rooms})`,
    );
    const messagesWithoutRoom = channels
      .map(({ id }) => this.#database.row<Row>('SELECT count(*) AS count FROM tblChat WHERE channelID = ?', id ?? null))
      .reduce((sum, row) => sum + Number(row?.count ?? 0), 0);
    const scope = this.#scopeTable();
    const lost = (table: string, node: string, principal: string): number =>
      count(`SELECT count(*) AS count FROM ${table} WHERE ${node} NOT IN (SELECT nodeID FROM tblNode)
             OR ${principal} NOT IN (SELECT prinID FROM tblPrincipal)`);
    return {
      messagesWithoutRoom,
      rolesWithoutOwner:
        lost('tblPrincipalRole', 'prinRoleNodeID', 'prinRolePrinID') +
        (scope === undefined ? 0 : lost(scope, 'scopeNodeID', 'scopePrinID')),
      complianceEvents: compliance === undefined ? 0 : count(`SELECT count(*) AS count FROM ${compliance}`),
    };
  }

  async runningServers(): Promise<string[]> {
    return runningServers(this.#database);
  }

  async *principals(): AsyncGenerator<PrincipalRecord> {
    const columns = columnList(this.#database, 'tblPrincipal', {
      prinID: 'plain',
      prinTypeID: 'plain',
      prinUri: 'text',
      prinName: 'text',
      prinDisplayName: 'text',
      prinCompanyName: 'text',
      prinEmail: 'text',
      prinADPath: 'text',
      prinADUserPrincipalName: 'text',
      prinDisabled: 'plain',
      prinAllowedPermSet: 'big',
      prinAddedBy: 'plain',
      prinAddedOn: 'big',
      prinUpdatedBy: 'plain',
      prinUpdatedOn: 'big',
      prinVerifiedOn: 'text',
    });
    for (const row of this.#database.stream<Row>(`SELECT ${columns} FROM tblPrincipal ORDER BY prinID`)) {
      const of = `principal ${row.prinID}`;
      const legacy = this.#kind === 'GroupChat';
      const name = readNullableText(row.prinName);
      yield {
        id: this.#principal(row.prinID)!,
        type: Number(row.prinTypeID),
        uri: readText(row.prinUri),
        displayName: legacy ? name : readNullableText(row.prinDisplayName),
        commonName: legacy ? null : name,
        companyName: readNullableText(row.prinCompanyName),
        email: readNullableText(row.prinEmail),
        adPath: readNullableText(row.prinADPath),
        userPrincipalName: readNullableText(row.prinADUserPrincipalName),
        disabled: readNumber(row.prinDisabled) ?? 0,
        permissions: readNullableText(row.prinAllowedPermSet),
        addedBy: this.#principal(row.prinAddedBy),
        addedOn: readTicks(row.prinAddedOn, of),
        updatedBy: this.#principal(row.prinUpdatedBy),
        updatedOn: readTicks(row.prinUpdatedOn, of),
        verifiedOn: readText(row.prinVerifiedOn),
      };
    }
  }

  async *affiliations(): AsyncGenerator<AffiliationRecord> {
    const table = this.#optional('tblPrincipalAffiliations');
    if (table === undefined) return;
    let current: AffiliationRecord | undefined;
    const rows = this.#database.stream<Row>(
      `SELECT principalID, affiliationID FROM ${table} WHERE principalID <> affiliationID ORDER BY principalID, "index"`,
    );
    for (const { principalID, affiliationID } of rows) {
      const id = this.#principal(principalID);
      const group = this.#principal(affiliationID);
      if (id === null || group === null) continue;
      if (current?.id !== id) {
        if (current !== undefined) yield current;
        current = { id, groups: [] };
      }
      current.groups.push(group);
    }
    if (current !== undefined) yield current;
  }

  #nodeColumns(): string {
    return columnList(this.#database, 'tblNode', {
      nodeID: 'plain',
      parentID: 'plain',
      nodeName: 'text',
      nodeDesc: 'text',
      topic: 'text',
      invite: 'plain',
      logged: 'plain',
      filePost: 'plain',
      disabled: 'plain',
      behavior: 'plain',
      visibility: 'plain',
      restrictChildCreate: 'plain',
      overrideMember: 'plain',
      scopeDefinerId: 'plain',
      roleDefinerId: 'plain',
      siopID: 'text',
      nodeAddedBy: 'plain',
      nodeAddedOn: 'big',
      nodeUpdatedBy: 'plain',
      nodeUpdatedOn: 'big',
    });
  }

  #node(row: Row, roles: RoleEntry[]): Omit<RoomRecord, 'disabled' | 'behavior' | 'addin' | 'topic' | 'lastMessageId'> {
    const of = `node ${row.nodeID}`;
    const parent = this.#nodes.get(Number(row.parentID));
    if (parent === undefined) {
      throw new CmdletError('SourceInconsistent', `The parent of ${of} ('${readText(row.nodeName)}') does not exist.`, {
        target: of,
      });
    }
    return {
      id: this.#nodes.get(Number(row.nodeID))!,
      parent,
      name: readText(row.nodeName),
      description: readText(row.nodeDesc),
      invite: readBit(row.invite),
      logged: readBit(row.logged),
      filePost: readBit(row.filePost),
      visibility: readNumber(row.visibility),
      overrideMember: readBit(row.overrideMember) ?? false,
      roleDefiner: this.#nodes.get(Number(row.roleDefinerId)) ?? null,
      addedBy: this.#principal(row.nodeAddedBy),
      addedOn: readTicks(row.nodeAddedOn, of),
      updatedBy: this.#principal(row.nodeUpdatedBy),
      updatedOn: readTicks(row.nodeUpdatedOn, of),
      roles,
    };
  }

  #roles(node: unknown): RoleEntry[] {
    const entries = new Map<Guid, RoleEntry>();
    const rows = this.#database.rows<Row>(
      `SELECT prinRolePrinID, prinRoleTypeID, prinRoleUpdatedBy FROM tblPrincipalRole WHERE prinRoleNodeID = ?
       ORDER BY prinRolePrinID, prinRoleTypeID`,
      Number(node),
    );
    for (const { prinRolePrinID, prinRoleTypeID, prinRoleUpdatedBy } of rows) {
      const principal = this.#principal(prinRolePrinID);
      const bit = this.#roleTypes.get(Number(prinRoleTypeID)) ?? 0;
      if (principal === null || bit === 0) continue;
      const known = entries.get(principal);
      if (known === undefined)
        entries.set(principal, { principal, roles: bit, updatedBy: this.#principal(prinRoleUpdatedBy) });
      else known.roles |= bit;
    }
    return [...entries.values()];
  }

  #scopeTable(): string | undefined {
    return this.#optional('tblScopePrincipal', 'tblScopedPrincipal');
  }

  #scope(node: unknown): ScopeEntry[] {
    const table = this.#scopeTable();
    if (table === undefined) return [];
    const columns = columnList(this.#database, table, {
      scopePrinID: 'plain',
      scopeIsDenied: 'plain',
      scopeUpdatedBy: 'plain',
    });
    return this.#database
      .rows<Row>(`SELECT ${columns} FROM ${table} WHERE scopeNodeID = ? ORDER BY scopePrinID`, Number(node))
      .flatMap(({ scopePrinID, scopeIsDenied, scopeUpdatedBy }) => {
        const principal = this.#principal(scopePrinID);
        const denied = readBit(scopeIsDenied) ?? false;
        return principal === null ? [] : [{ principal, denied, updatedBy: this.#principal(scopeUpdatedBy) }];
      });
  }

  async categories(): Promise<CategoryRecord[]> {
    const rows = this.#database.rows<Row>(
      `SELECT ${this.#nodeColumns()} FROM tblNode WHERE nodeType <> 0 ORDER BY nodeID`,
    );
    const categories = rows.map((row): CategoryRecord => {
      const node = this.#node(row, this.#roles(row.nodeID));
      return {
        ...node,
        isRoot: node.id === node.parent,
        contextOnly: false,
        childCreation: this.#kind === 'GroupChat' ? readBit(row.restrictChildCreate) : null,
        scopeDefiner: this.#kind === 'GroupChat' ? (this.#nodes.get(Number(row.scopeDefinerId)) ?? null) : node.id,
        scope: this.#scope(row.nodeID),
      };
    });
    return parentsFirst(categories);
  }

  async *rooms(): AsyncGenerator<RoomRecord> {
    const lastIds = this.#lastMessageIds();
    for (const row of this.#database.stream<Row>(
      `SELECT ${this.#nodeColumns()} FROM tblNode WHERE nodeType = 0 ORDER BY nodeID`,
    )) {
      yield {
        ...this.#node(row, this.#roles(row.nodeID)),
        disabled: readBit(row.disabled) ?? false,
        behavior: readNumber(row.behavior) ?? 4,
        addin: row.siopID === null ? null : readGuid(row.siopID, `the add-in of node ${row.nodeID}`),
        topic: readText(row.topic),
        lastMessageId: lastIds.get(Number(row.nodeID)) ?? null,
      };
    }
  }

  #lastMessageIds(): Map<number, number> {
    const table = this.#optional('tblLastChatId');
    if (table === undefined) return new Map();
    return new Map(
      this.#database
        .rows<Row>(`SELECT nodeID, max(lastChatID) AS lastChatID FROM ${table} GROUP BY nodeID`)
        .map(({ nodeID, lastChatID }) => [Number(nodeID), Number(lastChatID)]),
    );
  }

  async addins(): Promise<AddinRecord[]> {
    const table = this.#optional('tblSiopWhiteList');
    if (table === undefined) return [];
    return this.#database
      .rows<Row>(
        `SELECT CAST(siopID AS BLOB) AS id, CAST(siopName AS BLOB) AS name, CAST(siopUrl AS BLOB) AS url FROM ${table} ORDER BY siopID`,
      )
      .map(({ id, name, url }) => ({ id: readGuid(id, 'an add-in'), name: readText(name), url: readText(url) }));
  }

  async *messages(room: Guid, cutoff: Ticks | null): AsyncGenerator<MessageRecord[]> {
    const rtfColumns = this.#has('tblChat', 'rtf') ? 'rtf, octet_length(rtf)' : 'NULL, NULL';
    const rows = this.#database.streamArrays(
      `SELECT chatID, CAST(chatDate AS TEXT), userId, isAlert, content, octet_length(content), ${rtfColumns}
       FROM tblChat WHERE channelID = ? AND chatDate >= ? ORDER BY chatID`,
      this.#rooms.get(room)!,
      cutoff === null ? -(2n ** 63n) : BigInt(cutoff),
    );
    const channel = this.#rooms.get(room)!;
    let batch: MessageRecord[] = [];
    for (const [id, date, userId, isAlert, content, size, rtf, rtfSize] of rows) {
      batch.push({
        id: Number(id),
        date: String(date),
        author: this.#principal(userId),
        alert: Number(isAlert) !== 0,
        text: this.#exact('content', content, size, channel, id) ?? '',
        rtf: this.#exact('rtf', rtf, rtfSize, channel, id),
      });
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  /** The driver cuts text at a NUL and replaces lone surrogates; the number of bytes gives both away. */
  #exact(column: 'content' | 'rtf', value: unknown, size: unknown, channel: number, id: unknown): string | null {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') {
      // The length alone settles it for ASCII; three replacement characters are as long as the bytes they stand for.
      const ascii = value.length === size && !value.includes('\ufffd');
      if (ascii || Buffer.byteLength(value) === size) return value;
    }
    if (value instanceof Uint8Array) return decodeText(value);
    const row = this.#database.row<Row>(
      `SELECT CAST(${column} AS BLOB) AS text FROM tblChat WHERE channelID = ? AND chatID = ?`,
      channel,
      Number(id),
    );
    return readText(row?.text);
  }

  async countMessagesBefore(room: Guid, cutoff: Ticks): Promise<number> {
    const row = this.#database.row<Row>(
      'SELECT count(*) AS count FROM tblChat WHERE channelID = ? AND chatDate < ?',
      this.#rooms.get(room)!,
      BigInt(cutoff),
    );
    return Number(row?.count ?? 0);
  }

  async *invitations(): AsyncGenerator<InvitationRecord> {
    const table = this.#optional('tblPrincipalInvites');
    if (table === undefined) return;
    const rows = this.#database.stream<Row>(
      `SELECT prinID, invID, nodeID, CAST(createdOn AS BLOB) AS createdOn FROM ${table} ORDER BY prinID, invID`,
    );
    for (const { prinID, invID, nodeID, createdOn } of rows) {
      const principal = this.#principal(prinID);
      const room = this.#nodes.get(Number(nodeID));
      if (principal === null || room === undefined || !this.#rooms.has(room)) continue;
      yield { principal, room, number: Number(invID), createdOn: readText(createdOn) };
    }
  }

  async *preferences(): AsyncGenerator<PreferenceRecord> {
    const table = this.#optional('tblPreference');
    if (table === undefined) return;
    const rows = this.#database.stream<Row>(
      `SELECT CAST(prefLabel AS BLOB) AS label, prefSeqID, CAST(prefContent AS BLOB) AS content, lastModifiedBy FROM ${table}
       ORDER BY prefLabel, prefSeqID`,
    );
    for (const { label, prefSeqID, content, lastModifiedBy } of rows) {
      yield {
        label: readText(label),
        version: Number(prefSeqID),
        content: readNullableText(content),
        modifiedBy: this.#principal(lastModifiedBy),
      };
    }
  }

  async close(): Promise<void> {
    this.#database.close();
  }
}

/** @throws CmdletError SourceInconsistent when categories form a ring or there is no root */
const parentsFirst = (categories: CategoryRecord[]): CategoryRecord[] => {
  const children = new Map<Guid, CategoryRecord[]>();
  for (const category of categories) {
    if (category.isRoot) continue;
    const siblings = children.get(category.parent);
    if (siblings === undefined) children.set(category.parent, [category]);
    else siblings.push(category);
  }
  const roots = categories.filter(({ isRoot }) => isRoot);
  if (roots.length !== 1) {
    throw new CmdletError('SourceInconsistent', `The source has ${roots.length} root categories instead of one.`);
  }
  const ordered: CategoryRecord[] = [];
  const waiting = [...roots];
  for (let category = waiting.pop(); category !== undefined; category = waiting.pop()) {
    ordered.push(category);
    waiting.push(...(children.get(category.id) ?? []).reverse());
  }
  if (ordered.length === categories.length) return ordered;
  const reached = new Set(ordered.map(({ id }) => id));
  const lost = categories.find(({ id }) => !reached.has(id))!;
  throw new CmdletError('SourceInconsistent', `The category '${lost.name}' is its own ancestor.`, {
    target: lost.name,
  });
};
