import type { SqlServerConnection } from '../../sqlserver/server.js';

/** Rows and last change of the tables that the services write to with every change; text by table. */
export type Fingerprint = Record<string, string>;

/** What tells of a change in a table, beside its number of rows. */
const lastChange = {
  tblNode: 'max(nodeUpdatedOn)',
  tblPrincipal: 'max(prinUpdatedOn)',
  tblPrincipalRole: 'max(prinRoleNodeID)',
  tblLastChatId: 'sum(CAST(lastChatID AS decimal(38, 0)))',
  tblSystemRevision: 'max(sysRevision)',
};

/**
 * Reads the fingerprint: cheap, and the same as long as no service writes. Every message gives out a number, which it sees.
 *
 * @param tables of the database, which says how names are spelt where that may not be as in Persistent Chat
 */
export const readFingerprint = async (
  server: SqlServerConnection,
  tables: { has(table: string): boolean; spell?(sql: string): string },
): Promise<Fingerprint> => {
  const facts = Object.entries(lastChange).filter(([table]) => tables.has(table));
  const parts = facts.map(
    ([table, last], place) => `SELECT ${place}, count(*), CAST(${last} AS varchar(40)) FROM ${table}`,
  );
  const sql = parts.join(' UNION ALL ');
  const rows = await server.arrays(tables.spell?.(sql) ?? sql);
  return Object.fromEntries(rows.map(([place, count, last]) => [facts[Number(place)]![0], `${count} ${last ?? '-'}`]));
};

/** Tables that differ. */
export const changedTables = (then: Fingerprint, now: Fingerprint): string[] =>
  Object.keys({ ...then, ...now }).filter((table) => then[table] !== now[table]);
