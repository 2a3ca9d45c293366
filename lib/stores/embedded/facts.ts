import { Role } from '../../records/records.js';
import { type EmbeddedDatabase, readText } from './connection.js';
import { columnList, findTable, type Row } from './select.js';
import { bindText } from './text.js';

const rolesByName: Record<string, number> = {
  member: Role.member,
  manager: Role.manager,
  voiced: Role.presenter,
  creator: Role.creator,
};

/** Number of the role type for each Role bit, looked up by name: the numbers are not documented (O11). */
export const readRoleTypes = (database: EmbeddedDatabase): Map<number, number> =>
  new Map(
    database
      .rows<Row>('SELECT rtypeID, CAST(rtypeDesc AS BLOB) AS rtypeDesc FROM tblRoleType')
      .map(({ rtypeID, rtypeDesc }): [number, number] => [
        rolesByName[readText(rtypeDesc).trim().toLowerCase()] ?? 0,
        Number(rtypeID),
      ])
      .filter(([bit]) => bit !== 0),
  );

/** A server that pinged within this time is taken to be running (R14). */
const recentPing = 10 * 60_000;

/** A datetime without a zone is taken as UTC; the vendor does not say. */
const utc = (text: string): string => (/(Z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text.replace(' ', 'T')}Z`);

/** Addresses of the servers whose last sign of life is recent. */
export const runningServers = (database: EmbeddedDatabase, now = Date.now()): string[] => {
  const table = findTable(database, 'tblServerIdentity');
  if (table === undefined) return [];
  const columns = columnList(database, table, { serverAddress: 'text', serverLastPingTime: 'text' });
  return database
    .rows<Row>(`SELECT ${columns} FROM ${table}`)
    .filter(({ serverLastPingTime }) => Math.abs(now - Date.parse(utc(readText(serverLastPingTime)))) < recentPing)
    .map(({ serverAddress }) => readText(serverAddress));
};

export const hasInvitation = (database: EmbeddedDatabase, principal: number, room: number): boolean =>
  database.row('SELECT 1 AS found FROM tblPrincipalInvites WHERE prinID = ? AND nodeID = ?', principal, room) !==
  undefined;

/** Highest version of a preference; null when there is none. */
export const newestPreference = (database: EmbeddedDatabase, label: string): number | null => {
  const sql = 'SELECT max(prefSeqID) AS version FROM tblPreference WHERE prefLabel = CAST(? AS TEXT)';
  const version = database.row(sql, bindText(label))?.version ?? null;
  return version === null ? null : Number(version);
};
