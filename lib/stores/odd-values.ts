import type { OddValue, SourceKind } from '../records/source-store.js';
import { lastTick } from '../records/ticks.js';
import { type Cell, type Connection, findTable, hasName, readCount } from './connection.js';
import { schemaTable } from './facts.js';
import { type MigratedTableOf, migratedTables } from './schema/migrated.js';

const principals = 'SELECT prinID FROM tblPrincipal';
const nodes = 'SELECT nodeID FROM tblNode';

/** Columns that name a row of another table, and those rows. Where the name leads nowhere, it is left out. */
const references: Record<string, [column: string, rows: string][]> = {
  tblPrincipal: [
    ['prinAddedBy', principals],
    ['prinUpdatedBy', principals],
  ],
  tblNode: [
    ['nodeAddedBy', principals],
    ['nodeUpdatedBy', principals],
    ['scopeDefinerId', nodes],
    ['roleDefinerId', nodes],
    ['siopID', 'SELECT siopID FROM tblSiopWhiteList'],
  ],
  tblPrincipalRole: [['prinRoleUpdatedBy', principals]],
  tblScopePrincipal: [
    ['scopeNodeID', `${nodes} WHERE nodeType <> 0`],
    ['scopeUpdatedBy', principals],
  ],
  tblPrincipalAffiliations: [
    ['principalID', principals],
    ['affiliationID', principals],
  ],
  tblLastChatId: [['nodeID', `${nodes} WHERE nodeType = 0`]],
  tblPrincipalInvites: [
    ['prinID', principals],
    ['nodeID', `${nodes} WHERE nodeType = 0`],
  ],
  tblPreference: [['lastModifiedBy', principals]],
};

/** What may be wrong with a column, and the rows in which it is. */
interface Check {
  column: string;
  problem: OddValue['problem'];
  condition: string;
  values?: Cell[];
}

/** What to look for in a table, as far as this database has the columns. */
const checksOf = (
  connection: Connection,
  table: string,
  { name, columns }: MigratedTableOf,
  roleTypes: number[],
): Check[] => {
  const checks: Check[] = [];
  for (const { name: column, isNeeded, nullable, type } of columns) {
    if (!isNeeded && !nullable) checks.push({ column, problem: 'missing', condition: `${column} IS NULL` });
    if (type === 'bigint' && column.endsWith('On'))
      checks.push({ column, problem: 'noDate', condition: `${column} < 0 OR ${column} > ${lastTick}` });
  }
  for (const [column, rows] of references[name] ?? []) {
    if (column === 'siopID' && findTable(connection, 'tblSiopWhiteList') === undefined) continue;
    checks.push({ column, problem: 'unknown', condition: `${column} NOT IN (${rows})` });
  }
  if (name === 'tblPrincipalRole') {
    const column = 'prinRoleTypeID';
    const isOther = roleTypes.length === 0 ? 'IS NOT NULL' : `NOT IN (${roleTypes.map(() => '?').join(', ')})`;
    // Roles of types with other names are not known, whatever they allow.
    checks.push({ column, problem: 'unknown', condition: `${column} ${isOther}`, values: roleTypes });
  }
  const present = connection.columns(table);
  return checks.filter(({ column }) => hasName(present, column));
};

const countRows = (connection: Connection, table: string, checks: Check[]): Promise<number> =>
  readCount(
    connection,
    `SELECT count(*) AS found FROM ${table} WHERE ${checks.map(({ condition }) => `(${condition})`).join(' OR ')}`,
    checks.flatMap(({ values }) => values ?? []),
  );

/**
 * What a source lacks or holds beside its schema, and is read all the same: nothing of it is passed over in silence (R25). The
 * rows of messages are not looked at here.
 *
 * @param roleTypes those that are known
 */
export const readOddValues = async (
  connection: Connection,
  kind: SourceKind,
  roleTypes: number[],
): Promise<OddValue[]> => {
  const found: OddValue[] = [];
  const expected = new Map(migratedTables(kind, true).map(({ name, columns }) => [name, columns]));
  for (const of of migratedTables(kind)) {
    const { name } = of;
    const table = schemaTable(connection, name);
    if (table === undefined) {
      found.push({ column: name, problem: 'absent', rows: 0 });
      continue;
    }
    const present = connection.columns(table);
    for (const { name: column } of expected.get(name)!) {
      if (!hasName(present, column)) found.push({ column: `${name}.${column}`, problem: 'absent', rows: 0 });
    }
    if (name === 'tblChat') continue;
    const checks = checksOf(connection, table, of, roleTypes);
    // Mostly there is nothing to find, which one pass over the table tells.
    if (checks.length === 0 || (await countRows(connection, table, checks)) === 0) continue;
    for (const check of checks) {
      const { column, problem } = check;
      const rows = await countRows(connection, table, [check]);
      if (rows > 0) found.push({ column: `${name}.${column}`, problem, rows });
    }
  }
  return found;
};
