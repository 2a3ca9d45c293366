import type { OddValue, SourceKind } from '../records/source-store.js';
import { lastTick } from '../records/ticks.js';
import { type Connection, findTable, hasName, readCount } from './connection.js';
import { scopeTable } from './facts.js';
import { type MigratedTableOf, migratedTables } from './schema/migrated.js';

const principals = 'SELECT prinID FROM tblPrincipal';
const nodes = 'SELECT nodeID FROM tblNode';

/** Roles of other types are not known, whatever they allow. */
const roleTypes = `SELECT rtypeID FROM tblRoleType
  WHERE lower(ltrim(rtrim(rtypeDesc))) IN ('member', 'manager', 'voiced', 'creator')`;

/** Columns that name a row of another table, and those rows. Where the name leads nowhere, it is left out. */
const references: [table: string, column: string, rows: string][] = [
  ['tblPrincipal', 'prinAddedBy', principals],
  ['tblPrincipal', 'prinUpdatedBy', principals],
  ['tblNode', 'nodeAddedBy', principals],
  ['tblNode', 'nodeUpdatedBy', principals],
  ['tblNode', 'scopeDefinerId', nodes],
  ['tblNode', 'roleDefinerId', nodes],
  ['tblNode', 'siopID', 'SELECT siopID FROM tblSiopWhiteList'],
  ['tblPrincipalRole', 'prinRoleTypeID', roleTypes],
  ['tblPrincipalRole', 'prinRoleUpdatedBy', principals],
  ['tblScopePrincipal', 'scopeNodeID', `${nodes} WHERE nodeType <> 0`],
  ['tblScopePrincipal', 'scopeUpdatedBy', principals],
  ['tblPrincipalAffiliations', 'principalID', principals],
  ['tblPrincipalAffiliations', 'affiliationID', principals],
  ['tblLastChatId', 'nodeID', `${nodes} WHERE nodeType = 0`],
  ['tblPrincipalInvites', 'prinID', principals],
  ['tblPrincipalInvites', 'nodeID', `${nodes} WHERE nodeType = 0`],
  ['tblPreference', 'lastModifiedBy', principals],
];

/** Counts in one pass over a table what is missing, and what is no date. */
const readTable = async (connection: Connection, table: string, of: MigratedTableOf): Promise<OddValue[]> => {
  const present = connection.columns(table);
  const columns = of.columns.filter(({ name }) => hasName(present, name));
  const checks = [
    ...columns
      .filter(({ isNeeded, nullable }) => !isNeeded && !nullable)
      .map(({ name }) => ({ name, problem: 'missing' as const, condition: `${name} IS NULL` })),
    ...columns
      .filter(({ name, type }) => type === 'bigint' && name.endsWith('On'))
      .map(({ name }) => ({
        name,
        problem: 'noDate' as const,
        condition: `${name} < 0 OR ${name} > ${lastTick}`,
      })),
  ];
  if (checks.length === 0) return [];
  const sums = checks.map(({ condition }, i) => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS c${i}`);
  const [row] = await connection.rows(`SELECT ${sums.join(', ')} FROM ${table}`);
  return checks.map(({ name, problem }, i) => ({
    column: `${of.name}.${name}`,
    problem,
    rows: Number(row?.[`c${i}`] ?? 0),
  }));
};

/**
 * What a source lacks or holds beside its schema, and is read all the same: nothing of it is passed over in silence (R25). The
 * rows of messages are not looked at here.
 */
export const readOddValues = async (connection: Connection, kind: SourceKind): Promise<OddValue[]> => {
  const found: OddValue[] = [];
  const tableOf = (name: string): string | undefined =>
    name === 'tblScopePrincipal' ? scopeTable(connection) : findTable(connection, name);
  const expected = new Map(migratedTables(kind, true).map(({ name, columns }) => [name, columns]));
  for (const of of migratedTables(kind)) {
    const table = tableOf(of.name);
    if (table === undefined) {
      found.push({ column: of.name, problem: 'absent', rows: 0 });
      continue;
    }
    const present = connection.columns(table);
    for (const { name } of expected.get(of.name)!) {
      if (!hasName(present, name)) found.push({ column: `${of.name}.${name}`, problem: 'absent', rows: 0 });
    }
    if (of.name !== 'tblChat') found.push(...(await readTable(connection, table, of)));
  }
  for (const [name, column, rows] of references) {
    const table = tableOf(name);
    if (table === undefined || !hasName(connection.columns(table), column)) continue;
    if (column === 'siopID' && findTable(connection, 'tblSiopWhiteList') === undefined) continue;
    const lost = await readCount(
      connection,
      `SELECT count(*) AS found FROM ${table} WHERE ${column} IS NOT NULL AND ${column} NOT IN (${rows})`,
    );
    found.push({ column: `${name}.${column}`, problem: 'unknown', rows: lost });
  }
  return found.filter(({ problem, rows }) => problem === 'absent' || rows > 0);
};
