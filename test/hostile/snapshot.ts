import { EmbeddedDatabase } from '../../lib/stores/embedded/connection.js';
import { persistentChatTables } from '../../lib/stores/schema/persistent-chat.js';

const nodeColumn = /^(nodeID|parentID|channelId|scopeNodeID|prinRoleNodeID)$/;
const principalColumn =
  /^(prinID|principalID|affiliationID|scopePrinID|prinRolePrinID|userId|\w*UpdatedBy|\w*AddedBy|updatedBy|lastModifiedBy)$/;
/** Tables that no migration adds to. */
const unchanged = /^tbl(Config|SystemRevision|ServerIdentity|PrincipalType|Enum\w*|RoleType)$/;

/** Every row of a Persistent Chat database as text, sorted, with GUIDs instead of numbers: databases of the same content are equal. */
export const snapshot = (file: string): string[] => {
  const database = EmbeddedDatabase.open(file, 'read');
  const ids = (sql: string): Map<number, string> =>
    new Map(database.rows<{ id: number; guid: string }>(sql).map(({ id, guid }) => [id, guid]));
  try {
    const principals = ids('SELECT prinID AS id, prinGuid AS guid FROM tblPrincipal');
    const nodes = ids('SELECT nodeID AS id, nodeGuid AS guid FROM tblNode');
    const lines: string[] = [];
    for (const { name: table, columns } of persistentChatTables) {
      if (unchanged.test(table)) continue;
      const list = columns.map(({ name }) => `typeof("${name}") || ' ' || hex(CAST("${name}" AS BLOB))`);
      for (const row of database.stream(`SELECT ${list.join(', ')} FROM ${table}`)) {
        const cells = columns.map(({ name }, index) => {
          const [type, hex] = String(row[index]).split(' ');
          const number = type === 'integer' ? Number(Buffer.from(hex!, 'hex').toString()) : undefined;
          const known = nodeColumn.test(name) ? nodes : principalColumn.test(name) ? principals : undefined;
          return (number === undefined ? undefined : known?.get(number)) ?? row[index];
        });
        lines.push(`${table} ${cells.join(' | ')}`);
      }
    }
    return lines.sort();
  } finally {
    database.close();
  }
};

/** Lines of the first list that the second lacks. */
export const without = (lines: string[], others: string[]): string[] => {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const many = left.get(line) ?? 0;
    left.set(line, many - 1);
    return many <= 0;
  });
};
