import type { DatabaseOptions } from '../../lib/stores/open.js';
import type { Cells, TestStore } from './test-store.js';

/** Every table that an import writes to, without what is made anew for each new database. */
const contents = [
  { table: 'tblPrincipal', where: 'prinID > 1' },
  { table: 'tblPrincipalAffiliations' },
  { table: 'tblPrincipalMeta' },
  { table: 'tblSiopWhiteList' },
  { table: 'tblNode', where: 'nodeID > 1' },
  { table: 'tblScopePrincipal' },
  { table: 'tblPrincipalRole' },
  { table: 'tblChat' },
  { table: 'tblLastChatId' },
  { table: 'tblPrincipalInvites' },
  { table: 'tblLastInviteId' },
  { table: 'tblPreference' },
];

/** The rows, in one order and one form for every store: dates without a fraction of nothing. */
const plain = (rows: Cells[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        row.map((cell) => (cell === null ? null : String(cell).replace(/^(\d{4}-\d\d-\d\dT[\d:]{8})\.000Z$/, '$1Z'))),
      ),
    )
    .sort();

/** The rows of every such table; without messages where there are too many. */
export const contentsOf = async (
  store: TestStore,
  database: DatabaseOptions,
  { withMessages = true } = {},
): Promise<Record<string, string[]>> => {
  const tables: Record<string, string[]> = {};
  for (const { table, where } of contents) {
    if (table === 'tblChat' && !withMessages) continue;
    tables[table] = plain(await store.table(database, table, where));
  }
  return tables;
};
