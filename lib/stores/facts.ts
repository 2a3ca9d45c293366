import { Role } from '../records/records.js';
import { type Connection, findTable, readAll } from './connection.js';
import type { TargetNumbers } from './plan-rows.js';
import { readText, readWhole } from './values.js';

const rolesByName: Record<string, number> = {
  member: Role.member,
  manager: Role.manager,
  voiced: Role.presenter,
  creator: Role.creator,
};

/** Role bit by role type, looked up by name: the numbers are not documented (O11). Types of other names are left out. */
export const readRoleBits = async (connection: Connection): Promise<Map<number, number>> => {
  const rows = await readAll(connection, {
    from: 'tblRoleType',
    columns: { rtypeID: 'plain', rtypeDesc: 'text' },
    key: ['rtypeID'],
  });
  return new Map(
    rows
      .map(({ rtypeID, rtypeDesc }): [number, number] => [
        Number(rtypeID),
        rolesByName[readText(rtypeDesc).trim().toLowerCase()] ?? 0,
      ])
      .filter(([, bit]) => bit !== 0),
  );
};

/** The other way round: the type to write for each Role bit. */
export const readRoleTypes = async (connection: Connection): Promise<Map<number, number>> =>
  new Map([...(await readRoleBits(connection))].map(([type, bit]) => [bit, type]));

/**
 * The numbers that new rows follow. Messages of rooms that do not exist any more keep theirs: a new room of that number would show
 * them, and whoever takes it back would delete them.
 */
export const readTargetNumbers = async (connection: Connection): Promise<TargetNumbers> => {
  const [row] = await connection.rows(
    `SELECT (SELECT min(nodeID) FROM tblNode WHERE nodeID = parentID) AS root, (SELECT max(nodeID) FROM tblNode) AS lastNode,
     (SELECT max(channelId) FROM tblChat) AS lastChannel, (SELECT max(prinID) FROM tblPrincipal) AS lastPrincipal`,
  );
  return {
    root: Number(row?.root),
    lastNode: Math.max(Number(row?.lastNode), Number(row?.lastChannel)),
    lastPrincipal: Number(row?.lastPrincipal),
    roleTypes: await readRoleTypes(connection),
  };
};

/** A server that pinged within this time is taken to be running (R14). */
const recentPing = 10 * 60_000;

/** A datetime without a zone is taken as UTC; the vendor does not say. */
const utc = (text: string): string => (/(Z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text.replace(' ', 'T')}Z`);

/** Addresses of the servers whose last sign of life is recent. */
export const pingingServers = async (connection: Connection, now = Date.now()): Promise<string[]> => {
  const table = findTable(connection, 'tblServerIdentity');
  if (table === undefined) return [];
  const rows = await readAll(connection, {
    from: table,
    columns: { serverID: 'plain', serverAddress: 'text', serverLastPingTime: 'text' },
    key: ['serverID'],
  });
  return rows
    .filter(({ serverLastPingTime }) => Math.abs(now - Date.parse(utc(readText(serverLastPingTime)))) < recentPing)
    .map(({ serverAddress }) => readText(serverAddress));
};

/** The table of a category's scope, as this database spells it. */
export const scopeTable = (connection: Connection): string | undefined =>
  findTable(connection, 'tblScopePrincipal', 'tblScopedPrincipal');

/** A table of the schema, as this database spells it. */
export const schemaTable = (connection: Connection, name: string): string | undefined =>
  name === 'tblScopePrincipal' ? scopeTable(connection) : findTable(connection, name);

/** The largest message number that each room has given out. */
export const lastMessageIds = async (connection: Connection): Promise<Map<number, number>> => {
  const table = findTable(connection, 'tblLastChatId');
  if (table === undefined) return new Map();
  const last = new Map<number, number>();
  const scan = connection.scan({
    from: table,
    columns: { nodeID: 'plain', lastChatID: 'big' },
    key: ['nodeID', 'lastChatID'],
  });
  for await (const batch of scan) {
    for (const row of batch)
      last.set(Number(row.nodeID), readWhole(row.lastChatID, `the last message number of node ${row.nodeID}`));
  }
  return last;
};
