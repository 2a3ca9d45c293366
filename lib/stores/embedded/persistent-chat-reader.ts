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
import { type EmbeddedDatabase, exactly, readNullableText, readText, type SqlValue } from './connection.js';
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
const nameColumns = `${exactly('prinUri')}, ${exactly('prinDisplayName')}`;

const eligibleTypes = [PrincipalType.user, PrincipalType.domain, PrincipalType.group, PrincipalType.folder];

class EmbeddedPersistentChatReader implements PersistentChatReader {
  readonly #database: EmbeddedDatabase;
  /** Number of the role type in this database → Role. */
  readonly #roles: Map<number, number>;

  constructor(database: EmbeddedDatabase) {
    this.#database = database;
    this.#roles = new Map([...readRoleTypes(database)].map(([role, type]) => [type, role]));
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
    const allowed = new Set<number>();
    const denied = new Set<number>();
    for (const { scopePrinID, scopeIsDenied } of this.#scopeRows(category)) {
      (readBit(scopeIsDenied) ? denied : allowed).add(Number(scopePrinID));
    }
    this.#expand([allowed, denied]);
    const rows = this.#database.stream<Row>(
      `SELECT prinID, prinGuid, prinTypeID, ${nameColumns}, ${exactly('prinADPath')} FROM tblPrincipal
       WHERE prinDisabled = 0 AND prinTypeID IN (${eligibleTypes.join(', ')}) ORDER BY prinID`,
    );
    for (const row of rows) {
      const number = Number(row.prinID);
      if (!allowed.has(number) || denied.has(number)) continue;
      yield {
        ...this.#name(row),
        id: readGuid(row.prinGuid, `principal ${number}`),
        type: Number(row.prinTypeID),
        distinguishedName: readText(row.prinADPath),
      };
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

  #name(row: Row): PrincipalName {
    return { uri: readText(row.prinUri), displayName: readNullableText(row.prinDisplayName) };
  }

  #scopeRows(category: number): Row[] {
    const table = findTable(this.#database, 'tblScopePrincipal', 'tblScopedPrincipal') ?? 'tblScopePrincipal';
    return this.#database.rows<Row>(
      `SELECT scopePrinID, scopeIsDenied, ${nameColumns} FROM ${table} JOIN tblPrincipal ON prinID = scopePrinID
       WHERE scopeNodeID = ? ORDER BY scopePrinID`,
      category,
    );
  }

  #scope(category: number): { allowed: PrincipalName[]; denied: PrincipalName[] } {
    const rows = this.#scopeRows(category);
    const pick = (denied: boolean): PrincipalName[] =>
      rows.filter(({ scopeIsDenied }) => readBit(scopeIsDenied) === denied).map((row) => this.#name(row));
    return { allowed: pick(false), denied: pick(true) };
  }

  /** Who has which role on a node. */
  #withRoles(node: number): Map<number, PrincipalName[]> {
    const byRole = new Map<number, PrincipalName[]>();
    const rows = this.#database.rows<Row>(
      `SELECT prinRoleTypeID, ${nameColumns} FROM tblPrincipalRole JOIN tblPrincipal ON prinID = prinRolePrinID
       WHERE prinRoleNodeID = ? ORDER BY prinRolePrinID`,
      node,
    );
    for (const row of rows) {
      const role = this.#roles.get(Number(row.prinRoleTypeID)) ?? 0;
      const names = byRole.get(role) ?? [];
      names.push(this.#name(row));
      byRole.set(role, names);
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

  /** Adds to each set whoever belongs to one of its members, until nobody is left to add; circles end there too. */
  #expand(sets: Set<number>[]): void {
    const size = (): number => sets.reduce((sum, set) => sum + set.size, 0);
    for (let before = -1; before !== size(); ) {
      before = size();
      const rows = this.#database.streamArrays('SELECT principalID, affiliationID FROM tblPrincipalAffiliations');
      for (const [principal, group] of rows) {
        for (const set of sets) if (set.has(Number(group))) set.add(Number(principal));
      }
    }
  }
}
