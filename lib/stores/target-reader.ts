import { CmdletError } from '../host/cmdlet-error.js';
import type {
  TargetCategory,
  TargetMessage,
  TargetModel,
  TargetNode,
  TargetPrincipals,
  TargetRoom,
} from '../plan/target.js';
import { type AddinRecord, type Guid, PrincipalType, Role } from '../records/records.js';
import { nobody, RoleList } from '../records/role-list.js';
import { type Connection, type Query, type Row, readAll, readCount } from './connection.js';
import { lastMessageIds, readRoleTypes, scopeTable } from './facts.js';
import { type Catalogue, describeCatalogue, ForestFinder, recognize } from './recognize.js';
import { StepReader } from './step-reader.js';
import { readBit, readGuid, readNumber, readText, readTicks } from './values.js';

const nodeColumns: Query['columns'] = {
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
};

const readNode = (row: Row): TargetNode => {
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
};

/** @throws CmdletError TargetNotRecognized, for anything but a Persistent Chat database (2013 or later) */
export const ensurePersistentChat = (catalogue: Catalogue, address: string): void => {
  const kind = recognize(catalogue);
  if (kind === 'PersistentChat') return;
  const found = kind === 'GroupChat' ? 'it is a Group Chat database' : describeCatalogue(catalogue);
  throw new CmdletError('TargetNotRecognized', `${address} is not a Persistent Chat database: ${found}.`, {
    target: address,
  });
};

/** Reads what a plan needs to know of a target. */
export class TargetReader {
  readonly #connection: Connection;
  #invitations: Set<string> | undefined;
  #preferences: Map<string, number> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @throws CmdletError TargetNotRecognized, when there is no root */
  async model(): Promise<TargetModel> {
    const { address } = this.#connection;
    const [root] = await readAll(this.#connection, {
      from: 'tblNode',
      columns: { nodeID: 'plain', nodeGuid: 'plain' },
      where: 'nodeID = parentID',
      key: ['nodeID'],
    });
    if (root === undefined) {
      throw new CmdletError('TargetNotRecognized', `${address} has no root node.`, { target: address });
    }
    const number = Number(root.nodeID);
    const roleTypes = await readRoleTypes(this.#connection);
    return {
      address,
      root: { number, id: readGuid(root.nodeGuid, 'the root') },
      ...(await this.#principals()),
      categories: await this.#categories(number, roleTypes),
      rooms: await this.#rooms(roleTypes),
      addins: await this.#addins(),
      accessEntries: await readCount(
        this.#connection,
        `SELECT (SELECT count(*) FROM tblPrincipalRole) + (SELECT count(*) FROM ${this.#scopeTable()}) AS found`,
      ),
    };
  }

  async #principals(): Promise<{ principals: TargetPrincipals; forest: string }> {
    const finder = new ForestFinder();
    const byId = new Map<Guid, number>();
    const byUri = new Map<string, number>();
    const uris = new Map<number, string>();
    const batches = this.#connection.scan({
      from: 'tblPrincipal',
      columns: { prinID: 'plain', prinGuid: 'plain', prinUri: 'text', prinTypeID: 'plain', prinADPath: 'text' },
      key: ['prinID'],
    });
    for await (const batch of batches) {
      for (const { prinID, prinGuid, prinUri, prinTypeID, prinADPath } of batch) {
        const number = Number(prinID);
        const address = readText(prinUri);
        byId.set(readGuid(prinGuid, `principal ${prinID}`), number);
        uris.set(number, address);
        const key = address.toLowerCase();
        if (!byUri.has(key)) byUri.set(key, number);
        if (prinADPath !== null && Number(prinTypeID) !== PrincipalType.systemUser) finder.add(readText(prinADPath));
      }
    }
    const principals: TargetPrincipals = {
      byId: (id) => byId.get(id),
      byUri: (uri) => byUri.get(uri.toLowerCase()),
      uri: (number) => uris.get(number) ?? '',
    };
    return { principals, forest: finder.forest };
  }

  #scopeTable(): string {
    return scopeTable(this.#connection) ?? 'tblScopePrincipal';
  }

  #roles(nodeType: '= 0' | '<> 0'): StepReader {
    const roles = this.#connection.scan({
      from: 'tblPrincipalRole',
      columns: { prinRoleNodeID: 'plain', prinRolePrinID: 'plain', prinRoleTypeID: 'plain' },
      where: `prinRoleNodeID IN (SELECT nodeID FROM tblNode WHERE nodeType ${nodeType})`,
      key: ['prinRoleNodeID', 'prinRolePrinID', 'prinRoleTypeID'],
    });
    return new StepReader(roles, 'prinRoleNodeID');
  }

  async #categories(root: number, roleTypes: Map<number, number>): Promise<TargetCategory[]> {
    const creator = roleTypes.get(Role.creator) ?? -1;
    const roles = this.#roles('<> 0');
    const scopes = new StepReader(
      this.#connection.scan({
        from: this.#scopeTable(),
        columns: { scopeNodeID: 'plain', scopePrinID: 'plain', scopeIsDenied: 'plain' },
        key: ['scopeNodeID', 'scopePrinID'],
      }),
      'scopeNodeID',
    );
    const categories: TargetCategory[] = [];
    const batches = this.#connection.scan({
      from: 'tblNode',
      columns: nodeColumns,
      where: `nodeType <> 0 AND nodeID <> ${root}`,
      key: ['nodeID'],
    });
    for await (const batch of batches) {
      for (const row of batch) {
        const node = readNode(row);
        categories.push({
          ...node,
          logged: readBit(row.logged) ?? true,
          filePost: readBit(row.filePost) ?? false,
          scope: (await scopes.take(node.number)).map(({ scopePrinID, scopeIsDenied }) => ({
            principal: Number(scopePrinID),
            denied: Number(scopeIsDenied) !== 0,
          })),
          creators: (await roles.take(node.number))
            .filter(({ prinRoleTypeID }) => Number(prinRoleTypeID) === creator)
            .map(({ prinRolePrinID }) => Number(prinRolePrinID)),
        });
      }
    }
    await roles.close();
    await scopes.close();
    return categories;
  }

  async #rooms(roleTypes: Map<number, number>): Promise<TargetRoom[]> {
    const bits = new Map([...roleTypes].map(([bit, type]) => [type, bit]));
    const lastIds = await lastMessageIds(this.#connection);
    const withMessages = new Set(
      (
        await this.#connection.rows(
          'SELECT nodeID AS id FROM tblNode WHERE nodeType = 0 AND EXISTS (SELECT 1 FROM tblChat WHERE channelId = nodeID)',
        )
      ).map(({ id }) => Number(id)),
    );
    const roles = this.#roles('= 0');
    const rooms: TargetRoom[] = [];
    const batches = this.#connection.scan({
      from: 'tblNode',
      columns: nodeColumns,
      where: 'nodeType = 0',
      key: ['nodeID'],
    });
    for await (const batch of batches) {
      for (const row of batch) {
        const node = readNode(row);
        const entries = await roles.take(node.number);
        rooms.push({
          ...node,
          category: Number(row.parentID),
          behavior: readNumber(row.behavior) ?? 4,
          visibility: readNumber(row.visibility) ?? 3,
          addin: row.siopID === null ? null : readGuid(row.siopID, `the add-in of node ${row.nodeID}`),
          disabled: readBit(row.disabled) ?? false,
          roles: RoleList.from(
            entries.map(
              ({ prinRolePrinID, prinRoleTypeID }) =>
                [Number(prinRolePrinID), bits.get(Number(prinRoleTypeID)) ?? 0, nobody] as const,
            ),
          ),
          lastMessageId: lastIds.get(node.number) ?? null,
          hasMessages: withMessages.has(node.number),
        });
      }
    }
    await roles.close();
    return rooms;
  }

  async #addins(): Promise<AddinRecord[]> {
    const rows = await readAll(this.#connection, {
      from: 'tblSiopWhiteList',
      columns: { siopID: 'plain', siopName: 'text', siopUrl: 'text' },
      key: ['siopID'],
    });
    return rows.map(({ siopID, siopName, siopUrl }) => ({
      id: readGuid(siopID, 'an add-in'),
      name: readText(siopName),
      url: readText(siopUrl),
    }));
  }

  /** Messages of a room of the target by its number, in the order of their numbers. */
  async *messages(room: number): AsyncGenerator<TargetMessage[]> {
    for await (const batch of this.#connection.messages(room, null)) {
      yield batch.map(([id, date, author, alert, text, rtf]) => ({ id, date, author: author ?? 0, alert, text, rtf }));
    }
  }

  /** Whether a principal has been invited to a room; both by their numbers. */
  async hasInvitation(principal: number, room: number): Promise<boolean> {
    if (this.#invitations === undefined) {
      this.#invitations = new Set();
      const batches = this.#connection.scan({
        from: 'tblPrincipalInvites',
        columns: { prinID: 'plain', nodeID: 'plain' },
        key: ['prinID', 'nodeID'],
      });
      for await (const batch of batches)
        for (const { prinID, nodeID } of batch) this.#invitations.add(`${prinID} ${nodeID}`);
    }
    return this.#invitations.has(`${principal} ${room}`);
  }

  /** Highest version of a preference; null when there is none. */
  async newestPreference(label: string): Promise<number | null> {
    if (this.#preferences === undefined) {
      this.#preferences = new Map();
      const batches = this.#connection.scan({
        from: 'tblPreference',
        columns: { prefLabel: 'text', prefSeqID: 'plain' },
        key: ['prefLabel', 'prefSeqID'],
      });
      for await (const batch of batches) {
        for (const { prefLabel, prefSeqID } of batch) this.#preferences.set(readText(prefLabel), Number(prefSeqID));
      }
    }
    return this.#preferences.get(label) ?? null;
  }
}
