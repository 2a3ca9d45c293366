import { readableName } from '../persistent-chat/readable-name.js';
import { type AddinRecord, type Guid, PrincipalType, Role } from '../records/records.js';
import { type Connection, type Query, type Row, readAll } from './connection.js';
import { readRoleBits, scopeTable } from './facts.js';
import type {
  CategoryDetails,
  CategorySettings,
  PersistentChatReader,
  Principal,
  PrincipalName,
  RoomDetails,
  RoomQuery,
  RoomSettings,
} from './persistent-chat-reader.js';
import { readBit, readGuid, readNumber, readText } from './values.js';

/** Values in one `IN (…)`; SQL Server takes 2,100 parameters at most. */
const valuesPerQuery = 500;

/** Rooms whose roles are read together. */
const roomsAtOnce = 100;

const nodeColumns: Query['columns'] = {
  nodeID: 'plain',
  nodeGuid: 'plain',
  parentID: 'plain',
  nodeName: 'text',
  nodeDesc: 'text',
  invite: 'plain',
};

const eligibleTypes: number[] = [PrincipalType.user, PrincipalType.domain, PrincipalType.group, PrincipalType.folder];

const readNode = (row: Row) => ({
  number: Number(row.nodeID),
  id: readGuid(row.nodeGuid, `node ${row.nodeID}`),
  name: readText(row.nodeName),
  description: readText(row.nodeDesc),
});

const slots = (values: unknown[]): string => values.map(() => '?').join(', ');

const chunks = function* (values: Iterable<number>): Generator<number[]> {
  const all = [...values];
  for (let i = 0; i < all.length; i += valuesPerQuery) yield all.slice(i, i + valuesPerQuery);
};

/** Principals on a node by their Role. */
type Roles = Map<number, number[]>;

/** Reads a Persistent Chat database over a connection that it closes in the end. */
export class DatabaseReader implements PersistentChatReader {
  readonly #connection: Connection;
  /** Each is read once: a principal is a member of many rooms. */
  readonly #principals = new Map<number, PrincipalName>();
  #roleTypes: Map<number, number> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async sipDomain(): Promise<string | undefined> {
    const users = new Map<string, number>();
    const batches = this.#connection.scan({
      from: 'tblPrincipal',
      columns: { prinID: 'plain', prinUri: 'text' },
      where: "prinUri LIKE 'sip:%@_%'",
      key: ['prinID'],
    });
    for await (const batch of batches) {
      for (const { prinUri } of batch) {
        const uri = readText(prinUri);
        const domain = uri.slice(uri.indexOf('@') + 1).toLowerCase();
        users.set(domain, (users.get(domain) ?? 0) + 1);
      }
    }
    const [first] = [...users].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
    return first?.[0];
  }

  async *categories(accepts: (category: CategorySettings) => boolean): AsyncGenerator<CategoryDetails> {
    const batches = this.#connection.scan({
      from: 'tblNode',
      columns: { ...nodeColumns, filePost: 'plain', logged: 'plain' },
      where: 'nodeType <> 0 AND (parentID IS NULL OR nodeID <> parentID)',
      key: ['nodeID'],
    });
    for await (const batch of batches) {
      const accepted = batch
        .map((row) => ({
          ...readNode(row),
          invites: readBit(row.invite) ?? false,
          fileUpload: readBit(row.filePost) ?? false,
          chatHistory: readBit(row.logged) ?? true,
        }))
        .filter(accepts);
      if (accepted.length === 0) continue;
      const numbers = accepted.map(({ number }) => number);
      const roles = await this.#withRoles(numbers);
      const scopes = await this.#scopes(numbers);
      const rooms = await this.#counts('tblNode', 'parentID', numbers, 'AND nodeType = 0');
      const everyone = [...roles.values()].flatMap((byRole) => byRole.get(Role.creator) ?? []);
      await this.#readPrincipals([...everyone, ...scopes.map(({ principal }) => principal)]);
      for (const category of accepted) {
        const scope = scopes.filter(({ node }) => node === category.number);
        const pick = (wanted: boolean): PrincipalName[] =>
          scope.filter(({ denied }) => denied === wanted).map(({ principal }) => this.#principal(principal));
        const creators = roles.get(category.number)?.get(Role.creator) ?? [];
        yield {
          ...category,
          rooms: rooms.get(category.number) ?? 0,
          allowed: pick(false),
          denied: pick(true),
          creators: creators.map((number) => this.#principal(number)),
        };
      }
    }
  }

  async categoryNames(): Promise<Map<number, { id: Guid; name: string }>> {
    const rows = await readAll(this.#connection, {
      from: 'tblNode',
      columns: nodeColumns,
      where: 'nodeType <> 0',
      key: ['nodeID'],
    });
    return new Map(rows.map((row) => [Number(row.nodeID), readNode(row)]));
  }

  async *rooms({ accepts, member, manager, contentExceeds }: RoomQuery): AsyncGenerator<RoomDetails> {
    const within = [
      ...(member === undefined ? [] : [await this.#roomsOf(member, Role.member)]),
      ...(manager === undefined ? [] : [await this.#roomsOf(manager, Role.manager)]),
    ];
    const batches = this.#connection.scan({
      from: 'tblNode',
      columns: { ...nodeColumns, disabled: 'plain', behavior: 'plain', visibility: 'plain', siopID: 'plain' },
      where: 'nodeType = 0',
      key: ['nodeID'],
    });
    for await (const batch of batches) {
      const accepted: RoomSettings[] = [];
      for (const row of batch) {
        const room: RoomSettings = {
          ...readNode(row),
          category: Number(row.parentID),
          invites: readBit(row.invite) === false ? false : null,
          disabled: readBit(row.disabled) ?? false,
          behavior: readNumber(row.behavior) ?? 4,
          visibility: readNumber(row.visibility) ?? 3,
          addin: row.siopID === null ? null : readGuid(row.siopID, `the add-in of node ${row.nodeID}`),
        };
        if (!accepts(room) || within.some((rooms) => !rooms.has(room.number))) continue;
        if (contentExceeds !== undefined && (await this.#connection.contentSize(room.number)) <= contentExceeds)
          continue;
        accepted.push(room);
      }
      for (let i = 0; i < accepted.length; i += roomsAtOnce)
        yield* this.#withDetails(accepted.slice(i, i + roomsAtOnce));
    }
  }

  async *#withDetails(rooms: RoomSettings[]): AsyncGenerator<RoomDetails> {
    if (rooms.length === 0) return;
    const numbers = rooms.map(({ number }) => number);
    const roles = await this.#withRoles(numbers);
    const messages = await this.#counts('tblChat', 'channelId', numbers);
    await this.#readPrincipals([...roles.values()].flatMap((byRole) => [...byRole.values()].flat()));
    for (const room of rooms) {
      const names = (role: number): PrincipalName[] =>
        (roles.get(room.number)?.get(role) ?? []).map((number) => this.#principal(number));
      yield {
        ...room,
        members: names(Role.member),
        managers: names(Role.manager),
        presenters: names(Role.presenter),
        messages: messages.get(room.number) ?? 0,
      };
    }
  }

  async addins(): Promise<AddinRecord[]> {
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

  async *eligible(category: number): AsyncGenerator<Principal> {
    const scope = await this.#scopes([category]);
    const inside = (wanted: boolean): Promise<Set<number>> =>
      this.#withAffiliated(scope.filter(({ denied }) => denied === wanted).map(({ principal }) => principal));
    const allowed = await inside(false);
    const denied = await inside(true);
    if (allowed.size === 0) return;
    const batches = this.#connection.scan({
      from: 'tblPrincipal',
      columns: {
        prinID: 'plain',
        prinGuid: 'plain',
        prinTypeID: 'plain',
        prinUri: 'text',
        prinDisplayName: 'text',
        prinADPath: 'text',
      },
      where: `prinDisabled = 0 AND prinTypeID IN (${eligibleTypes.join(', ')})`,
      key: ['prinID'],
    });
    for await (const batch of batches) {
      for (const row of batch) {
        const number = Number(row.prinID);
        if (!allowed.has(number) || denied.has(number)) continue;
        const distinguishedName = readText(row.prinADPath);
        yield {
          uri: readText(row.prinUri),
          name: readableName(readText(row.prinDisplayName), distinguishedName),
          id: readGuid(row.prinGuid, `principal ${number}`),
          type: Number(row.prinTypeID),
          distinguishedName,
        };
      }
    }
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  #principal(number: number): PrincipalName {
    return this.#principals.get(number) ?? { uri: '', name: '' };
  }

  async #readPrincipals(numbers: Iterable<number>): Promise<void> {
    const wanted = new Set([...numbers].filter((number) => !this.#principals.has(number)));
    for (const chunk of chunks(wanted)) {
      const rows = await readAll(this.#connection, {
        from: 'tblPrincipal',
        columns: { prinID: 'plain', prinUri: 'text', prinDisplayName: 'text', prinADPath: 'text' },
        where: `prinID IN (${slots(chunk)})`,
        values: chunk,
        key: ['prinID'],
      });
      for (const { prinID, prinUri, prinDisplayName, prinADPath } of rows) {
        const name = readableName(readText(prinDisplayName), readText(prinADPath));
        this.#principals.set(Number(prinID), { uri: readText(prinUri), name });
      }
    }
  }

  async #scopes(categories: number[]): Promise<{ node: number; principal: number; denied: boolean }[]> {
    const scopes = [];
    for (const chunk of chunks(categories)) {
      const rows = await readAll(this.#connection, {
        from: scopeTable(this.#connection) ?? 'tblScopePrincipal',
        columns: { scopeNodeID: 'plain', scopePrinID: 'plain', scopeIsDenied: 'plain' },
        where: `scopeNodeID IN (${slots(chunk)})`,
        values: chunk,
        key: ['scopeNodeID', 'scopePrinID'],
      });
      for (const { scopeNodeID, scopePrinID, scopeIsDenied } of rows) {
        const denied = readBit(scopeIsDenied) ?? false;
        scopes.push({ node: Number(scopeNodeID), principal: Number(scopePrinID), denied });
      }
    }
    return scopes;
  }

  /** Who has which role on the nodes. */
  async #withRoles(nodes: number[]): Promise<Map<number, Roles>> {
    const roles = await this.#roleByType();
    const found = new Map<number, Roles>();
    for (const chunk of chunks(nodes)) {
      const batches = this.#connection.scan({
        from: 'tblPrincipalRole',
        columns: { prinRoleNodeID: 'plain', prinRolePrinID: 'plain', prinRoleTypeID: 'plain' },
        where: `prinRoleNodeID IN (${slots(chunk)})`,
        values: chunk,
        key: ['prinRoleNodeID', 'prinRolePrinID', 'prinRoleTypeID'],
      });
      for await (const batch of batches) {
        for (const { prinRoleNodeID, prinRolePrinID, prinRoleTypeID } of batch) {
          const node = Number(prinRoleNodeID);
          const role = roles.get(Number(prinRoleTypeID)) ?? 0;
          const byRole: Roles = found.get(node) ?? new Map();
          const principals = byRole.get(role) ?? [];
          principals.push(Number(prinRolePrinID));
          byRole.set(role, principals);
          found.set(node, byRole);
        }
      }
    }
    return found;
  }

  async #roleByType(): Promise<Map<number, number>> {
    this.#roleTypes ??= await readRoleBits(this.#connection);
    return this.#roleTypes;
  }

  /** Rows of a table by the number of a node that they belong to. */
  async #counts(table: string, node: string, numbers: number[], and = ''): Promise<Map<number, number>> {
    const counts = new Map<number, number>();
    for (const chunk of chunks(numbers)) {
      const rows = await this.#connection.rows(
        `SELECT ${node} AS node, count(*) AS found FROM ${table} WHERE ${node} IN (${slots(chunk)}) ${and} GROUP BY ${node}`,
        chunk,
      );
      for (const row of rows) counts.set(Number(row.node), Number(row.found));
    }
    return counts;
  }

  /** Rooms on which the principal with this address has the role itself, not through a group. */
  async #roomsOf(address: string, wanted: number): Promise<Set<number>> {
    const people = await readAll(this.#connection, {
      from: 'tblPrincipal',
      columns: { prinID: 'plain' },
      where: 'lower(prinUri) = lower(?)',
      values: [/^[a-z-]+:/i.test(address) ? address : `sip:${address}`],
      key: ['prinID'],
    });
    const roles = await this.#roleByType();
    const rooms = new Set<number>();
    for (const chunk of chunks(people.map(({ prinID }) => Number(prinID)))) {
      const rows = await this.#connection.rows(
        `SELECT prinRoleNodeID AS node, prinRoleTypeID AS type FROM tblPrincipalRole WHERE prinRolePrinID IN (${slots(chunk)})`,
        chunk,
      );
      for (const { node, type } of rows) if (roles.get(Number(type)) === wanted) rooms.add(Number(node));
    }
    return rooms;
  }

  /** These principals and whoever belongs to them, by however many steps. */
  async #withAffiliated(principals: number[]): Promise<Set<number>> {
    const found = new Set(principals);
    for (let frontier = principals; frontier.length > 0; ) {
      const next: number[] = [];
      for (const chunk of chunks(frontier)) {
        const rows = await this.#connection.rows(
          `SELECT DISTINCT principalID AS id FROM tblPrincipalAffiliations WHERE affiliationID IN (${slots(chunk)})`,
          chunk,
        );
        for (const { id } of rows) {
          const number = Number(id);
          if (found.has(number)) continue;
          found.add(number);
          next.push(number);
        }
      }
      frontier = next;
    }
    return found;
  }
}
