import { readableName } from '../../persistent-chat/readable-name.js';
import { type AddinRecord, type Guid, PrincipalType, Role } from '../../records/records.js';
import type {
  CategoryDetails,
  CategorySettings,
  PersistentChatReader,
  Principal,
  PrincipalName,
  RoomDetails,
  RoomQuery,
  RoomSettings,
} from '../persistent-chat-reader.js';
import { type EmbeddedDatabase, exactly, readText, type SqlValue } from './connection.js';
import { readRoleTypes } from './facts.js';
import { openPersistentChatDatabase } from './persistent-chat.js';
import { findTable, type Row, readBit, readGuid, readNumber } from './select.js';
import { bindText } from './text.js';

/** @throws CmdletError DatabaseNotFound, DatabaseUnreadable, DatabaseLocked, TargetNotRecognized */
export const openEmbeddedPersistentChat = (file: string): PersistentChatReader => {
  const database = openPersistentChatDatabase(file, 'read');
  try {
    // Everything that is read comes from one state of the database.
    database.execute('BEGIN');
    return new EmbeddedPersistentChatReader(database);
  } catch (cause) {
    database.close();
    throw cause;
  }
};

const nodeColumns = `nodeID, nodeGuid, parentID, ${exactly('nodeName')}, ${exactly('nodeDesc')}`;

const eligibleTypes = [PrincipalType.user, PrincipalType.domain, PrincipalType.group, PrincipalType.folder];

class EmbeddedPersistentChatReader implements PersistentChatReader {
  readonly #database: EmbeddedDatabase;
  /** Number of the role type in this database → Role. */
  readonly #roles: Map<number, number>;
  readonly #scopeTable: string;
  /** Each is read once: a principal is a member of many rooms. */
  readonly #principals = new Map<number, PrincipalName>();

  constructor(database: EmbeddedDatabase) {
    this.#database = database;
    this.#roles = new Map([...readRoleTypes(database)].map(([role, type]) => [type, role]));
    this.#scopeTable = findTable(database, 'tblScopePrincipal', 'tblScopedPrincipal') ?? 'tblScopePrincipal';
  }

  async sipDomain(): Promise<string | undefined> {
    const row = this.#database.row<Row>(
      `SELECT CAST(lower(substr(prinUri, instr(prinUri, '@') + 1)) AS BLOB) AS domain, count(*) AS users
       FROM tblPrincipal WHERE prinUri LIKE 'sip:%@_%' GROUP BY domain ORDER BY users DESC, domain LIMIT 1`,
    );
    return row === undefined ? undefined : readText(row.domain);
  }

  async *categories(accepts: (category: CategorySettings) => boolean): AsyncGenerator<CategoryDetails> {
    const rows = this.#database.stream<Row>(
      `SELECT ${nodeColumns}, invite, filePost, logged FROM tblNode
       WHERE nodeType <> 0 AND nodeID IS NOT parentID ORDER BY nodeID`,
    );
    for (const row of rows) {
      const category = {
        ...this.#node(row),
        invites: readBit(row.invite) ?? false,
        fileUpload: readBit(row.filePost) ?? false,
        chatHistory: readBit(row.logged) ?? true,
      };
      if (!accepts(category)) continue;
      const { number } = category;
      const rooms = this.#database.row<Row>(
        'SELECT count(*) AS rooms FROM tblNode WHERE parentID = ? AND nodeType = 0',
        number,
      );
      yield {
        ...category,
        rooms: Number(rooms?.rooms),
        ...this.#scope(number),
        creators: this.#withRoles(number).get(Role.creator) ?? [],
      };
    }
  }

  async categoryNames(): Promise<Map<number, { id: Guid; name: string }>> {
    const rows = this.#database.rows<Row>(`SELECT ${nodeColumns} FROM tblNode WHERE nodeType <> 0`);
    return new Map(rows.map((row) => [Number(row.nodeID), this.#node(row)]));
  }

  async *rooms({ accepts, member, manager, contentExceeds }: RoomQuery): AsyncGenerator<RoomDetails> {
    const within = [
      ...(member === undefined ? [] : [this.#roomsOf(member, Role.member)]),
      ...(manager === undefined ? [] : [this.#roomsOf(manager, Role.manager)]),
    ];
    const rows = this.#database.stream<Row>(
      `SELECT ${nodeColumns}, invite, disabled, behavior, visibility, siopID FROM tblNode
       WHERE nodeType = 0 ORDER BY nodeID`,
    );
    for (const row of rows) {
      const room: RoomSettings = {
        ...this.#node(row),
        category: Number(row.parentID),
        invites: readBit(row.invite) === false ? false : null,
        disabled: readBit(row.disabled) ?? false,
        behavior: readNumber(row.behavior) ?? 4,
        visibility: readNumber(row.visibility) ?? 3,
        addin: row.siopID === null ? null : readGuid(row.siopID, `the add-in of node ${row.nodeID}`),
      };
      if (!accepts(room) || within.some((rooms) => !rooms.has(room.number))) continue;
      if (contentExceeds !== undefined && this.#contentSize(room.number) <= contentExceeds) continue;
      const roles = this.#withRoles(room.number);
      yield {
        ...room,
        members: roles.get(Role.member) ?? [],
        managers: roles.get(Role.manager) ?? [],
        presenters: roles.get(Role.presenter) ?? [],
        messages: Number(
          this.#database.row<Row>('SELECT count(*) AS messages FROM tblChat WHERE channelId = ?', room.number)
            ?.messages,
        ),
      };
    }
  }

  async addins(): Promise<AddinRecord[]> {
    return this.#database
      .rows<Row>(`SELECT siopID, ${exactly('siopName')}, ${exactly('siopUrl')} FROM tblSiopWhiteList ORDER BY siopID`)
      .map(({ siopID, siopName, siopUrl }) => ({
        id: readGuid(siopID, 'an add-in'),
        name: readText(siopName),
        url: readText(siopUrl),
      }));
  }

  async *eligible(category: number): AsyncGenerator<Principal> {
    const rows = this.#database.stream<Row>(
      `WITH RECURSIVE ${this.#inside('allowed', '= 0')}, ${this.#inside('denied', '<> 0')}
       SELECT prinID, prinGuid, prinTypeID, ${exactly('prinADPath')} FROM tblPrincipal
       WHERE prinID IN (SELECT id FROM allowed) AND prinID NOT IN (SELECT id FROM denied)
         AND prinDisabled = 0 AND prinTypeID IN (${eligibleTypes.join(', ')}) ORDER BY prinID`,
      category,
      category,
    );
    for (const { prinID, prinGuid, prinTypeID, prinADPath } of rows) {
      const number = Number(prinID);
      const id = readGuid(prinGuid, `principal ${number}`);
      const distinguishedName = readText(prinADPath);
      yield { ...this.#principal(number), id, type: Number(prinTypeID), distinguishedName };
    }
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  #node(row: Row) {
    return {
      number: Number(row.nodeID),
      id: readGuid(row.nodeGuid, `node ${row.nodeID}`),
      name: readText(row.nodeName),
      description: readText(row.nodeDesc),
    };
  }

  #principal(number: number): PrincipalName {
    const known = this.#principals.get(number);
    if (known !== undefined) return known;
    const row = this.#database.row<Row>(
      `SELECT ${['prinUri', 'prinDisplayName', 'prinADPath'].map(exactly).join(', ')} FROM tblPrincipal WHERE prinID = ?`,
      number,
    );
    const displayName = readText(row?.prinDisplayName);
    const principal = { uri: readText(row?.prinUri), name: readableName(displayName, readText(row?.prinADPath)) };
    this.#principals.set(number, principal);
    return principal;
  }

  #scope(category: number): { allowed: PrincipalName[]; denied: PrincipalName[] } {
    const rows = this.#database.rows<Row>(
      `SELECT scopePrinID, scopeIsDenied FROM ${this.#scopeTable} WHERE scopeNodeID = ? ORDER BY scopePrinID`,
      category,
    );
    const pick = (denied: boolean): PrincipalName[] =>
      rows
        .filter(({ scopeIsDenied }) => readBit(scopeIsDenied) === denied)
        .map(({ scopePrinID }) => this.#principal(Number(scopePrinID)));
    return { allowed: pick(false), denied: pick(true) };
  }

  /** Who has which role on a node. */
  #withRoles(node: number): Map<number, PrincipalName[]> {
    const byRole = new Map<number, PrincipalName[]>();
    const rows = this.#database.rows<Row>(
      `SELECT prinRolePrinID, prinRoleTypeID FROM tblPrincipalRole WHERE prinRoleNodeID = ? ORDER BY prinRolePrinID`,
      node,
    );
    for (const { prinRolePrinID, prinRoleTypeID } of rows) {
      const role = this.#roles.get(Number(prinRoleTypeID)) ?? 0;
      const principals = byRole.get(role) ?? [];
      principals.push(this.#principal(Number(prinRolePrinID)));
      byRole.set(role, principals);
    }
    return byRole;
  }

  /** Rooms on which the principal with this address has the role itself, not through a group. */
  #roomsOf(address: string, wanted: number): Set<number> {
    const uri = bindText(/^[a-z-]+:/i.test(address) ? address : `sip:${address}`);
    const rows = this.#database.streamArrays(
      `SELECT prinRoleNodeID, prinRoleTypeID FROM tblPrincipalRole WHERE prinRolePrinID IN
         (SELECT prinID FROM tblPrincipal WHERE prinUri = CAST(? AS TEXT) COLLATE NOCASE)`,
      uri,
    );
    const rooms = new Set<number>();
    for (const [node, type] of rows) if (this.#roles.get(Number(type)) === wanted) rooms.add(Number(node));
    return rooms;
  }

  #contentSize(room: number): number {
    const row = this.#database.row<{ bytes: SqlValue }>(
      `SELECT coalesce(sum(length(CAST(content AS BLOB)) + coalesce(length(CAST(rtf AS BLOB)), 0)), 0) AS bytes
       FROM tblChat WHERE channelId = ?`,
      room,
    );
    return Number(row?.bytes);
  }

  /** A part of a query: whoever the category allows or denies, and whoever belongs to them. UNION ends circles. */
  #inside(name: 'allowed' | 'denied', scopeIsDenied: '= 0' | '<> 0'): string {
    return `${name} (id) AS (
      SELECT scopePrinID FROM ${this.#scopeTable} WHERE scopeNodeID = ? AND scopeIsDenied ${scopeIsDenied}
      UNION SELECT principalID FROM ${name} JOIN tblPrincipalAffiliations ON affiliationID = id)`;
  }
}
