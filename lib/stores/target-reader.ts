import { CmdletError } from '../host/cmdlet-error.js';
import type {
  TargetCategory,
  TargetMessage,
  TargetModel,
  TargetNode,
  TargetPrincipals,
  TargetRoom,
} from '../plan/target.js';
import { GuidIndex } from '../records/guid-index.js';
import { NumberIndex } from '../records/number-index.js';
import { type List, PackedList } from '../records/packed-list.js';
import { type AddinRecord, type Guid, PrincipalType, Role } from '../records/records.js';
import { nobody, RoleList, RoleLists } from '../records/role-list.js';
import { TextIndex } from '../records/text-index.js';
import { TextList } from '../records/text-list.js';
import { type Connection, type Query, type Row, readAll, readCount } from './connection.js';
import { lastMessageIds, readRoleTypes, scopeTable } from './facts.js';
import { type Catalogue, describeCatalogue, ForestFinder, recognize } from './recognize.js';
import { writtenTables } from './schema/migrated.js';
import { StepReader } from './step-reader.js';
import { TargetPrincipalTable } from './target-principals.js';
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

/** What categories and rooms have beside is assigned: a node that is spread into another object takes ten times its memory. */
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

/**
 * A target must have every table and column that an import writes: found out before the plan, not in the middle of the import.
 *
 * @throws CmdletError TargetNotRecognized
 */
export const ensureComplete = (catalogue: Catalogue, address: string): void => {
  const tables = new Map(catalogue.tables().map((name) => [name.toLowerCase(), name]));
  for (const { name, columns } of writtenTables) {
    const other = name === 'tblScopePrincipal' ? tables.get('tblscopedprincipal') : undefined;
    const table = tables.get(name.toLowerCase()) ?? other;
    const present = new Set(table === undefined ? [] : catalogue.columns(table).map((column) => column.toLowerCase()));
    const missing = columns.find((column) => !present.has(column.toLowerCase()));
    if (missing === undefined) continue;
    const what = table === undefined ? `the table ${name}` : `the column ${name}.${missing}`;
    throw new CmdletError('TargetNotRecognized', `${address} lacks ${what}, which an import writes to.`, {
      target: address,
    });
  }
};

/** Numbers from here on leave no room for new rows in a column of 32 bits. */
const lastNumbers = 2_000_000_000;

/** A database that is read as a target is wrong as a target. */
const asTarget = async <T>(step: () => Promise<T>): Promise<T> => {
  try {
    return await step();
  } catch (cause) {
    if (!(cause instanceof CmdletError) || cause.code !== 'SourceInconsistent') throw cause;
    throw new CmdletError('TargetInconsistent', cause.message, {
      ...(cause.target === undefined ? {} : { target: cause.target }),
      cause,
    });
  }
};

/** Numbers and GUIDs that must be unique, and numbers that new rows can follow. */
class Identities {
  readonly #kind: string;
  /** In the order in which they were added. */
  readonly guids = new GuidIndex();
  readonly numbers = new NumberIndex();

  constructor(kind: 'principal' | 'node' | 'add-in') {
    this.#kind = kind;
  }

  /** @throws CmdletError TargetInconsistent */
  add(id: Guid, number?: number): void {
    const fail = (message: string): never => {
      throw new CmdletError('TargetInconsistent', message, { target: id });
    };
    if (number !== undefined && (number < 1 || number > lastNumbers))
      fail(`The ${this.#kind} ${id} of the target has the number ${number}, which an import cannot work with.`);
    if (!this.guids.add(id)) fail(`The target has the ${this.#kind} ${id} twice.`);
    if (number === undefined) return;
    if (!this.numbers.add(number)) fail(`The target has the ${this.#kind} ${number} twice.`);
  }
}

/** The very same text, and no other, is the same. */
const exactly = (text: string): string => text;

/** Reads what a plan needs to know of a target. */
export class TargetReader {
  readonly #connection: Connection;
  /** Numbers of a principal and a room. */
  #invitations: TextIndex | undefined;
  /** Labels, and the versions that there are of each. */
  #preferences: { labels: TextIndex; versions: number[] } | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async hasMessages(): Promise<boolean> {
    const sql = 'SELECT CASE WHEN EXISTS (SELECT 1 FROM tblChat) THEN 1 ELSE 0 END AS found';
    return (await readCount(this.#connection, sql)) > 0;
  }

  /** @throws CmdletError TargetNotRecognized, when there is no root; TargetInconsistent */
  model(): Promise<TargetModel> {
    return asTarget(() => this.#model());
  }

  async #model(): Promise<TargetModel> {
    const { address } = this.#connection;
    const [root, second] = await readAll(this.#connection, {
      from: 'tblNode',
      columns: { nodeID: 'plain', nodeGuid: 'plain' },
      where: 'nodeID = parentID',
      key: ['nodeID'],
    });
    if (root === undefined) {
      throw new CmdletError('TargetNotRecognized', `${address} has no root node.`, { target: address });
    }
    if (second !== undefined) {
      throw new CmdletError('TargetInconsistent', `${address} has more than one root node.`, { target: address });
    }
    const number = Number(root.nodeID);
    const roleTypes = await readRoleTypes(this.#connection);
    const missing = Object.entries(Role).find(([, role]) => !roleTypes.has(role));
    if (missing !== undefined) {
      const message = `${address} has no role type for a ${missing[0]} in tblRoleType.`;
      throw new CmdletError('TargetInconsistent', message, { target: address });
    }
    const nodes = new Identities('node');
    nodes.add(readGuid(root.nodeGuid, 'the root'), number);
    return {
      address,
      root: { number, id: readGuid(root.nodeGuid, 'the root') },
      ...(await this.#principals()),
      categories: await this.#categories(number, roleTypes, nodes),
      rooms: await this.#rooms(roleTypes, nodes),
      addins: await this.#addins(),
      accessEntries: await readCount(
        this.#connection,
        `SELECT (SELECT count(*) FROM tblPrincipalRole) + (SELECT count(*) FROM ${this.#scopeTable()}) AS found`,
      ),
    };
  }

  async #principals(): Promise<{ principals: TargetPrincipals; forest: string }> {
    const finder = new ForestFinder();
    const known = new Identities('principal');
    const principals = new TargetPrincipalTable(known.guids, known.numbers);
    const batches = this.#connection.scan({
      from: 'tblPrincipal',
      columns: { prinID: 'plain', prinGuid: 'plain', prinUri: 'text', prinTypeID: 'plain', prinADPath: 'text' },
      key: ['prinID'],
    });
    for await (const batch of batches) {
      for (const { prinID, prinGuid, prinUri, prinTypeID, prinADPath } of batch) {
        const number = Number(prinID);
        known.add(readGuid(prinGuid, `principal ${prinID}`), number);
        principals.add(number, readText(prinUri));
        if (prinADPath !== null && Number(prinTypeID) !== PrincipalType.systemUser) finder.add(readText(prinADPath));
      }
    }
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

  async #categories(root: number, roleTypes: Map<number, number>, nodes: Identities): Promise<List<TargetCategory>> {
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
    const categories = new PackedList<TargetCategory>();
    const batches = this.#connection.scan({
      from: 'tblNode',
      columns: nodeColumns,
      where: `nodeType <> 0 AND nodeID <> ${root}`,
      key: ['nodeID'],
    });
    for await (const batch of batches) {
      for (const row of batch) {
        const node = readNode(row);
        nodes.add(node.id, node.number);
        categories.add(
          Object.assign(node, {
            logged: readBit(row.logged) ?? true,
            filePost: readBit(row.filePost) ?? false,
            scope: (await scopes.take(node.number)).map(({ scopePrinID, scopeIsDenied }) => ({
              principal: Number(scopePrinID),
              denied: Number(scopeIsDenied) !== 0,
            })),
            creators: (await roles.take(node.number))
              .filter(({ prinRoleTypeID }) => Number(prinRoleTypeID) === creator)
              .map(({ prinRolePrinID }) => Number(prinRolePrinID)),
          }),
        );
      }
    }
    await roles.close();
    await scopes.close();
    return categories;
  }

  async #rooms(roleTypes: Map<number, number>, nodes: Identities): Promise<List<TargetRoom>> {
    const bits = new Map([...roleTypes].map(([bit, type]) => [type, bit]));
    const lastIds = await lastMessageIds(this.#connection);
    const withMessages = new NumberIndex();
    for (const { id } of await this.#connection.rows(
      'SELECT nodeID AS id FROM tblNode WHERE nodeType = 0 AND EXISTS (SELECT 1 FROM tblChat WHERE channelId = nodeID)',
    )) {
      withMessages.add(Number(id));
    }
    const roles = this.#roles('= 0');
    const rooms = new PackedList<TargetRoom, 'roles'>({ roles: new RoleLists() });
    const batches = this.#connection.scan({
      from: 'tblNode',
      columns: nodeColumns,
      where: 'nodeType = 0',
      key: ['nodeID'],
    });
    for await (const batch of batches) {
      for (const row of batch) {
        const node = readNode(row);
        nodes.add(node.id, node.number);
        const entries = await roles.take(node.number);
        rooms.add(
          Object.assign(node, {
            category: Number(row.parentID),
            behavior: readNumber(row.behavior) ?? 4,
            visibility: readNumber(row.visibility) ?? 3,
            addin: row.siopID === null ? null : readGuid(row.siopID, `the add-in of node ${row.nodeID}`),
            disabled: readBit(row.disabled) ?? false,
            roles: RoleList.from(
              entries.map(
                // Roles of nobody may have any number; a list takes those from 0 on.
                ({ prinRolePrinID, prinRoleTypeID }) =>
                  [Number(prinRolePrinID) >>> 0, bits.get(Number(prinRoleTypeID)) ?? 0, nobody] as const,
              ),
            ),
            lastMessageId: lastIds.get(node.number) ?? null,
            hasMessages: withMessages.has(node.number),
          }),
        );
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
    const known = new Identities('add-in');
    return rows.map(({ siopID, siopName, siopUrl }) => {
      const id = readGuid(siopID, 'an add-in');
      known.add(id);
      return { id, name: readText(siopName), url: readText(siopUrl) };
    });
  }

  /** Messages of a room of the target by its number, in the order of their numbers. */
  async *messages(room: number): AsyncGenerator<TargetMessage[]> {
    const batches = this.#connection.messages(room, null)[Symbol.asyncIterator]();
    try {
      while (true) {
        const { done, value } = await asTarget(() => batches.next());
        if (done === true) return;
        yield value.map(([id, date, author, alert, text, rtf]) => ({
          id,
          date,
          author: author ?? 0,
          alert,
          text,
          rtf,
        }));
      }
    } finally {
      await batches.return?.();
    }
  }

  /** Whether a principal has been invited to a room; both by their numbers. */
  async hasInvitation(principal: number, room: number): Promise<boolean> {
    this.#invitations ??= await this.#readInvitations();
    return this.#invitations.place(`${principal} ${room}`) !== undefined;
  }

  async #readInvitations(): Promise<TextIndex> {
    const pairs = new TextList();
    const batches = this.#connection.scan({
      from: 'tblPrincipalInvites',
      columns: { prinID: 'plain', nodeID: 'plain' },
      key: ['prinID', 'nodeID'],
    });
    for await (const batch of batches) for (const { prinID, nodeID } of batch) pairs.add(`${prinID} ${nodeID}`);
    return new TextIndex(pairs, exactly);
  }

  /** Highest version of a preference; null when there is none. */
  async newestPreference(label: string): Promise<number | null> {
    this.#preferences ??= await this.#readPreferences();
    const { labels, versions } = this.#preferences;
    const found = [...labels.places(label)].map((place) => versions[place]!);
    return found.length === 0 ? null : Math.max(...found);
  }

  async #readPreferences(): Promise<{ labels: TextIndex; versions: number[] }> {
    const labels = new TextList();
    const versions: number[] = [];
    const batches = this.#connection.scan({
      from: 'tblPreference',
      columns: { prefLabel: 'text', prefSeqID: 'plain' },
      key: ['prefLabel', 'prefSeqID'],
    });
    for await (const batch of batches) {
      for (const { prefLabel, prefSeqID } of batch) {
        labels.add(readText(prefLabel));
        versions.push(Number(prefSeqID));
      }
    }
    return { labels: new TextIndex(labels, exactly), versions };
  }
}
