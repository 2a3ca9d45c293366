import type { SourceKind, SourceOddities } from '../records/source-store.js';
import { type Connection, findTable, readCount } from './connection.js';
import { scopeTable } from './facts.js';
import { readOddValues } from './odd-values.js';

/**
 * R25: counts what a source holds that no package can take along.
 *
 * @param roleTypes those that are known
 */
export const readOddities = async (
  connection: Connection,
  kind: SourceKind,
  roleTypes: number[],
): Promise<SourceOddities> => {
  const compliance = findTable(connection, 'tblComplianceData');
  const scope = scopeTable(connection);
  // With DISTINCT, SQLite makes a small list of the numbers; it would look millions of them up in the wide rows of the table.
  const lost = (table: string, node: string, principal: string): Promise<number> =>
    readCount(
      connection,
      `SELECT count(*) AS found FROM ${table} WHERE ${node} NOT IN (SELECT nodeID FROM tblNode)
       OR ${principal} NOT IN (SELECT DISTINCT prinID FROM tblPrincipal)`,
    );
  return {
    messagesWithoutRoom: await connection.messagesWithoutRoom(),
    rolesWithoutOwner:
      (await lost('tblPrincipalRole', 'prinRoleNodeID', 'prinRolePrinID')) +
      (scope === undefined ? 0 : await lost(scope, 'scopeNodeID', 'scopePrinID')),
    complianceEvents:
      compliance === undefined ? 0 : await readCount(connection, `SELECT count(*) AS found FROM ${compliance}`),
    values: await readOddValues(connection, kind, roleTypes),
  };
};
