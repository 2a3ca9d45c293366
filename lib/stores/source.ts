import { CmdletError } from '../host/cmdlet-error.js';
import { GuidIndex } from '../records/guid-index.js';
import { PackedList } from '../records/packed-list.js';
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
} from '../records/records.js';
import type {
  PrincipalTypes,
  SourceDescription,
  SourceKind,
  SourceOddities,
  SourceStore,
} from '../records/source-store.js';
import { type Connection, findTable, type Query, type Row, readAll } from './connection.js';
import { describeSource } from './describe-source.js';
import { lastMessageIds, readRoleBits, schemaTable, scopeTable } from './facts.js';
import { GuidsByNumber } from './guids-by-number.js';
import { readOddities } from './oddities.js';
import { parentsFirst } from './parents-first.js';
import { describeCatalogue, ForestFinder, recognize } from './recognize.js';
import { migratedTables } from './schema/migrated.js';
import { StepReader } from './step-reader.js';
import { readBit, readGuid, readNullableText, readNumber, readText, readTicks } from './values.js';

/** What only the server of a source can tell. */
export type SourceServer = Pick<SourceStore, 'runningServers' | 'lastBackup' | 'ensureUnchanged'>;

/**
 * Reads a legacy or Persistent Chat database to export from it, over a connection that it closes in the end.
 *
 * @throws CmdletError SourceNotRecognized, SourceInconsistent
 */
export const openDatabaseSource = async (connection: Connection, server: SourceServer): Promise<SourceStore> => {
  try {
    const kind = recognize(connection);
    if (kind === null) {
      throw new CmdletError(
        'SourceNotRecognized',
        `${connection.address} is neither a Group Chat nor a Persistent Chat database: ${describeCatalogue(connection)}.`,
        { target: connection.address },
      );
    }
    ensureReadable(connection, kind);
    const principals = new GuidsByNumber();
    const principalIds = new GuidIndex();
    const finder = new ForestFinder();
    for await (const batch of connection.scan({
      from: 'tblPrincipal',
      columns: { prinID: 'plain', prinGuid: 'plain', prinTypeID: 'plain', prinADPath: 'text' },
      key: ['prinID'],
    })) {
      for (const { prinID, prinGuid, prinTypeID, prinADPath } of batch) {
        const guid = readGuid(prinGuid, `principal ${prinID}`);
        if (!principals.add(Number(prinID), guid)) throw twice(`Two principals have the number ${prinID}.`, guid);
        if (!principalIds.add(guid)) throw twice(`Two principals have the GUID ${guid}.`, guid);
        if (prinADPath !== null && fromDirectory.has(Number(prinTypeID))) finder.add(readText(prinADPath));
      }
    }
    const nodeIds = new GuidIndex();
    const nodes = new GuidsByNumber();
    const rooms = new GuidIndex();
    const roomNumbers: number[] = [];
    for await (const batch of connection.scan({
      from: 'tblNode',
      columns: { nodeID: 'plain', nodeGuid: 'plain', nodeType: 'plain' },
      key: ['nodeID'],
    })) {
      for (const { nodeID, nodeGuid, nodeType } of batch) {
        const guid = readGuid(nodeGuid, `node ${nodeID}`);
        if (!nodes.add(Number(nodeID), guid)) throw twice(`Two nodes have the number ${nodeID}.`, guid);
        if (!nodeIds.add(guid)) throw twice(`Two nodes have the GUID ${guid}.`, guid);
        if (Number(nodeType) !== 0) continue;
        rooms.add(guid);
        roomNumbers.push(Number(nodeID));
      }
    }
    const roleTypes = await readRoleBits(connection);
    const numbers = { principals, nodes, rooms, roomNumbers, roleTypes };
    return new DatabaseSource(connection, kind, finder.forest, numbers, server);
  } catch (cause) {
    await connection.close();
    throw cause;
  }
};

/** Principals whose paths tell of their forest (R3). */
const fromDirectory = new Set<number>([
  PrincipalType.user,
  PrincipalType.domain,
  PrincipalType.group,
  PrincipalType.folder,
]);

const twice = (message: string, target: string): CmdletError =>
  new CmdletError('SourceInconsistent', message, { target });

const wrongNode = ({ nodeID, nodeName }: Row, what: string, why: string): CmdletError => {
  const of = `node ${nodeID}`;
  const message = `The ${what} of ${of} ('${readText(nodeName).slice(0, 60)}') ${why}.`;
  return new CmdletError('SourceInconsistent', message, { target: of });
};

/** @throws CmdletError SourceInconsistent, for a table or column without which nothing can be read */
const ensureReadable = (connection: Connection, kind: SourceKind): void => {
  for (const { name, isRequired, columns } of migratedTables(kind, true)) {
    const table = schemaTable(connection, name);
    const present = new Set(table === undefined ? [] : connection.columns(table).map((column) => column.toLowerCase()));
    const missing = columns.find(
      (column) =>
        (column.isNeeded || name === 'tblChat') && column.name !== 'rtf' && !present.has(column.name.toLowerCase()),
    );
    if (missing === undefined || (table === undefined && !isRequired)) continue;
    const what = table === undefined ? `table ${name}` : `column ${name}.${missing.name}`;
    const message = `${connection.address} has no ${what}, without which it cannot be read.`;
    throw new CmdletError('SourceInconsistent', message, { target: name });
  }
};

interface Numbers {
  principals: GuidsByNumber;
  nodes: GuidsByNumber;
  rooms: GuidIndex;
  /** In the order of the rooms. */
  roomNumbers: number[];
  /** Role bit by role type. */
  roleTypes: Map<number, number>;
}

const nodeColumns: Query['columns'] = {
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
};

const roleQuery: Query = {
  from: 'tblPrincipalRole',
  columns: { prinRoleNodeID: 'plain', prinRolePrinID: 'plain', prinRoleTypeID: 'plain', prinRoleUpdatedBy: 'plain' },
  key: ['prinRoleNodeID', 'prinRolePrinID', 'prinRoleTypeID'],
};

const scopeQuery: Omit<Query, 'from'> = {
  columns: { scopeNodeID: 'plain', scopePrinID: 'plain', scopeIsDenied: 'plain', scopeUpdatedBy: 'plain' },
  key: ['scopeNodeID', 'scopePrinID'],
};

class DatabaseSource implements SourceStore {
  readonly address: string;
  readonly #connection: Connection;
  readonly #kind: SourceKind;
  readonly #forest: string;
  readonly #numbers: Numbers;
  #description: Promise<SourceDescription> | undefined;
  readonly runningServers: () => Promise<string[]>;
  readonly lastBackup: SourceStore['lastBackup'];
  readonly ensureUnchanged: () => Promise<void>;

  constructor(connection: Connection, kind: SourceKind, forest: string, numbers: Numbers, server: SourceServer) {
    this.#connection = connection;
    this.#kind = kind;
    this.#forest = forest;
    this.#numbers = numbers;
    this.address = connection.address;
    this.runningServers = server.runningServers;
    this.lastBackup = server.lastBackup;
    this.ensureUnchanged = server.ensureUnchanged;
  }

  #principal(number: unknown): Guid | null {
    return this.#numbers.principals.get(Number(number)) ?? null;
  }

  #room(id: Guid): number {
    const { rooms, roomNumbers } = this.#numbers;
    return roomNumbers[rooms.place(id)!]!;
  }

  describe(): Promise<SourceDescription> {
    this.#description ??= describeSource(this.#connection, this.#kind, this.#forest);
    return this.#description;
  }

  oddities(): Promise<SourceOddities> {
    return readOddities(this.#connection, this.#kind, [...this.#numbers.roleTypes.keys()]);
  }

  async *principals(types: PrincipalTypes): AsyncGenerator<PrincipalRecord> {
    const where =
      'only' in types
        ? `prinTypeID IN (${types.only.join(', ')})`
        : `(prinTypeID IS NULL OR prinTypeID NOT IN (${types.without.join(', ')}))`;
    const legacy = this.#kind === 'GroupChat';
    const batches = this.#connection.scan({
      from: 'tblPrincipal',
      columns: {
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
      },
      where,
      key: ['prinID'],
    });
    for await (const batch of batches) {
      for (const row of batch) {
        const of = `principal ${row.prinID}`;
        const type = Number(row.prinTypeID);
        if (!Number.isInteger(type) || type < 1 || type > PrincipalType.federatedGroup) {
          throw new CmdletError('SourceInconsistent', `The type of ${of} is not known: ${row.prinTypeID}.`, {
            target: of,
          });
        }
        const name = readNullableText(row.prinName);
        yield {
          id: this.#principal(row.prinID)!,
          type,
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
  }

  async *affiliations(): AsyncGenerator<AffiliationRecord> {
    const table = findTable(this.#connection, 'tblPrincipalAffiliations');
    if (table === undefined) return;
    let current: AffiliationRecord | undefined;
    const batches = this.#connection.scan({
      from: table,
      columns: { principalID: 'plain', index: 'plain', affiliationID: 'plain' },
      where: 'principalID <> affiliationID',
      key: ['principalID', 'index', 'affiliationID'],
    });
    for await (const batch of batches) {
      for (const { principalID, affiliationID } of batch) {
        const id = this.#principal(principalID);
        const group = this.#principal(affiliationID);
        if (id === null || group === null) continue;
        if (current?.id !== id) {
          if (current !== undefined) yield current;
          current = { id, groups: [] };
        }
        current.groups.push(group);
      }
    }
    if (current !== undefined) yield current;
  }

  #place(row: Row): { id: Guid; parent: Guid } {
    const { nodes, rooms } = this.#numbers;
    const parent = nodes.get(Number(row.parentID));
    if (parent === undefined) throw wrongNode(row, 'parent', 'does not exist');
    if (rooms.has(parent)) throw wrongNode(row, 'parent', 'is a room');
    return { id: nodes.get(Number(row.nodeID))!, parent };
  }

  /** What categories and rooms have beside is assigned: a node that is spread into another object takes ten times its memory. */
  #node(row: Row, roles: RoleEntry[]): Omit<RoomRecord, 'disabled' | 'behavior' | 'addin' | 'topic' | 'lastMessageId'> {
    const of = `node ${row.nodeID}`;
    const { nodes } = this.#numbers;
    const visibility = readNumber(row.visibility);
    if (visibility !== null && ![2, 3, 6].includes(visibility))
      throw wrongNode(row, 'visibility', `is not known: ${visibility}`);
    const { id, parent } = this.#place(row);
    return {
      id,
      parent,
      name: readText(row.nodeName),
      description: readText(row.nodeDesc),
      invite: readBit(row.invite),
      logged: readBit(row.logged),
      filePost: readBit(row.filePost),
      visibility,
      overrideMember: readBit(row.overrideMember) ?? false,
      roleDefiner: nodes.get(Number(row.roleDefinerId)) ?? null,
      addedBy: this.#principal(row.nodeAddedBy),
      addedOn: readTicks(row.nodeAddedOn, of),
      updatedBy: this.#principal(row.nodeUpdatedBy),
      updatedOn: readTicks(row.nodeUpdatedOn, of),
      roles,
    };
  }

  #roles(rows: Row[]): RoleEntry[] {
    const { principals, roleTypes } = this.#numbers;
    /** By the place of the principal. */
    const entries = new Map<number, RoleEntry>();
    for (const { prinRolePrinID, prinRoleTypeID, prinRoleUpdatedBy } of rows) {
      const place = principals.place(Number(prinRolePrinID));
      const bit = roleTypes.get(Number(prinRoleTypeID)) ?? 0;
      if (place === undefined || bit === 0) continue;
      const known = entries.get(place);
      if (known !== undefined) {
        known.roles |= bit;
        continue;
      }
      const updatedBy = this.#principal(prinRoleUpdatedBy);
      entries.set(place, { principal: principals.at(place), roles: bit, updatedBy });
    }
    return [...entries.values()];
  }

  #scope(rows: Row[]): ScopeEntry[] {
    const entries: ScopeEntry[] = [];
    for (const { scopePrinID, scopeIsDenied, scopeUpdatedBy } of rows) {
      const principal = this.#principal(scopePrinID);
      if (principal === null) continue;
      const denied = readBit(scopeIsDenied) ?? false;
      entries.push({ principal, denied, updatedBy: this.#principal(scopeUpdatedBy) });
    }
    return entries;
  }

  async categories(): Promise<PackedList<CategoryRecord>> {
    const legacy = this.#kind === 'GroupChat';
    const where = 'prinRoleNodeID IN (SELECT nodeID FROM tblNode WHERE nodeType <> 0)';
    const roles = new StepReader(this.#connection.scan({ ...roleQuery, where }), 'prinRoleNodeID');
    const scopeRows = scopeTable(this.#connection);
    const scopes =
      scopeRows === undefined
        ? undefined
        : new StepReader(this.#connection.scan({ ...scopeQuery, from: scopeRows }), 'scopeNodeID');
    const categories = new PackedList<CategoryRecord>();
    const batches = this.#connection.scan({
      from: 'tblNode',
      columns: nodeColumns,
      where: 'nodeType <> 0',
      key: ['nodeID'],
    });
    try {
      for await (const batch of batches) {
        for (const row of batch) {
          const number = Number(row.nodeID);
          const node = this.#node(row, this.#roles(await roles.take(number)));
          categories.add(
            Object.assign(node, {
              isRoot: node.id === node.parent,
              contextOnly: false,
              childCreation: legacy ? readBit(row.restrictChildCreate) : null,
              scopeDefiner: legacy ? (this.#numbers.nodes.get(Number(row.scopeDefinerId)) ?? null) : node.id,
              scope: this.#scope((await scopes?.take(number)) ?? []),
            }),
          );
        }
      }
    } finally {
      await roles.close();
      await scopes?.close();
    }
    return parentsFirst(categories);
  }

  async *roomPlaces(): AsyncGenerator<{ id: Guid; parent: Guid }> {
    const batches = this.#connection.scan({
      from: 'tblNode',
      columns: { nodeID: 'plain', parentID: 'plain', nodeName: 'text' },
      where: 'nodeType = 0',
      key: ['nodeID'],
    });
    for await (const batch of batches) for (const row of batch) yield this.#place(row);
  }

  async *rooms(): AsyncGenerator<RoomRecord> {
    const lastIds = await lastMessageIds(this.#connection);
    const where = 'prinRoleNodeID IN (SELECT nodeID FROM tblNode WHERE nodeType = 0)';
    const roles = new StepReader(this.#connection.scan({ ...roleQuery, where }), 'prinRoleNodeID');
    const batches = this.#connection.scan({
      from: 'tblNode',
      columns: nodeColumns,
      where: 'nodeType = 0',
      key: ['nodeID'],
    });
    try {
      for await (const batch of batches) {
        for (const row of batch) {
          const number = Number(row.nodeID);
          const behavior = readNumber(row.behavior) ?? 4;
          if (behavior !== 4 && behavior !== 5) {
            const message = `The behavior of node ${number} is not known: ${behavior}.`;
            throw new CmdletError('SourceInconsistent', message, { target: `node ${number}` });
          }
          yield Object.assign(this.#node(row, this.#roles(await roles.take(number))), {
            disabled: readBit(row.disabled) ?? false,
            behavior,
            addin: row.siopID === null ? null : readGuid(row.siopID, `the add-in of node ${row.nodeID}`),
            topic: readText(row.topic),
            lastMessageId: lastIds.get(number) ?? null,
          });
        }
      }
    } finally {
      await roles.close();
    }
  }

  async addins(): Promise<AddinRecord[]> {
    const table = findTable(this.#connection, 'tblSiopWhiteList');
    if (table === undefined) return [];
    const columns: Query['columns'] = { siopID: 'plain', siopName: 'text', siopUrl: 'text' };
    const rows = await readAll(this.#connection, { from: table, columns, key: ['siopID'] });
    const addins = rows.map(({ siopID, siopName, siopUrl }) => ({
      id: readGuid(siopID, 'an add-in'),
      name: readText(siopName),
      url: readText(siopUrl),
    }));
    const ids = new Set<Guid>();
    for (const { id } of addins) {
      if (ids.has(id)) throw twice(`Two add-ins have the GUID ${id}.`, id);
      ids.add(id);
    }
    // SQL Server puts GUIDs into an order of its own.
    return addins.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async *messages(room: Guid, cutoff: Ticks | null): AsyncGenerator<MessageRecord[]> {
    const { principals } = this.#numbers;
    for await (const batch of this.#connection.messages(this.#room(room), cutoff)) {
      yield batch.map(([id, date, author, alert, text, rtf]) => ({
        id,
        date,
        author: (author === null ? undefined : principals.place(author)) ?? null,
        alert,
        text,
        rtf,
      }));
    }
  }

  author(place: number): Guid {
    return this.#numbers.principals.at(place);
  }

  async messagesBefore(cutoff: Ticks): Promise<(room: Guid) => number> {
    const found = await this.#connection.rows(
      'SELECT channelID AS room, count(*) AS messages FROM tblChat WHERE chatDate < CAST(? AS bigint) GROUP BY channelID',
      [cutoff],
    );
    const counts = new Map(found.map(({ room, messages }) => [Number(room), Number(messages)]));
    return (room) => counts.get(this.#room(room)) ?? 0;
  }

  async *invitations(): AsyncGenerator<InvitationRecord> {
    const table = findTable(this.#connection, 'tblPrincipalInvites');
    if (table === undefined) return;
    const { nodes, rooms } = this.#numbers;
    const batches = this.#connection.scan({
      from: table,
      columns: { prinID: 'plain', invID: 'plain', nodeID: 'plain', createdOn: 'text' },
      key: ['prinID', 'invID', 'nodeID'],
    });
    for await (const batch of batches) {
      for (const { prinID, invID, nodeID, createdOn } of batch) {
        const principal = this.#principal(prinID);
        const room = nodes.get(Number(nodeID));
        if (principal === null || room === undefined || !rooms.has(room)) continue;
        yield { principal, room, number: Number(invID), createdOn: readText(createdOn) };
      }
    }
  }

  async *preferences(): AsyncGenerator<PreferenceRecord> {
    const table = findTable(this.#connection, 'tblPreference');
    if (table === undefined) return;
    const batches = this.#connection.scan({
      from: table,
      columns: { prefLabel: 'text', prefSeqID: 'plain', prefContent: 'text', lastModifiedBy: 'plain' },
      key: ['prefLabel', 'prefSeqID'],
    });
    for await (const batch of batches) {
      for (const { prefLabel, prefSeqID, prefContent, lastModifiedBy } of batch) {
        yield {
          label: readText(prefLabel),
          version: Number(prefSeqID),
          content: readNullableText(prefContent),
          modifiedBy: this.#principal(lastModifiedBy),
        };
      }
    }
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }
}
