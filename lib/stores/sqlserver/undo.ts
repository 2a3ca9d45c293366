import { CmdletError } from '../../host/cmdlet-error.js';
import { quoteName, type SqlServerConnection, type Value } from '../../sqlserver/server.js';
import { parseAddress } from '../address.js';
import type { DatabaseOptions } from '../open.js';
import type { TargetNumbers } from '../plan-rows.js';
import {
  type OverwrittenRows,
  type OverwrittenTable,
  replaceAccess,
  type StagedTable,
  stagedColumns,
  updateStaged,
} from './apply.js';
import { changedTables, type Fingerprint, readFingerprint } from './fingerprint.js';
import { connectTo } from './open.js';
import { Stage } from './stage.js';
import { connectLocked } from './target.js';
import { TargetTables } from './target-tables.js';
import { inTransaction } from './transaction.js';

/** What an import into a SQL Server wrote and overwrote: enough to put the database back as it was. */
export interface ServerUndo {
  dbName: string;
  /** Numbers from these on were given out by the import. */
  firstNode: number;
  firstPrincipal: number;
  before: OverwrittenRows;
  /** Add-ins that were created. */
  addins: string[];
  /** Messages written into rooms that were there before: room, first and last number of each unbroken run. */
  messages: Value[][];
  /** Invitations of people and into rooms that were there before: principal and room. */
  invitations: Value[][];
  /** Rooms that were there before and had no last message number. */
  numberedRooms: Value[][];
  /** People who were there before and had no last invitation number. */
  numberedPrincipals: Value[][];
  /** Label and version. */
  preferences: Value[][];
  after: Fingerprint;
}

/**
 * Notes what the staged rows are about to overwrite and to add. Runs inside the transaction of the import, before it writes.
 *
 * @param addsToRooms whether messages are staged for rooms that were there before: only then are they all looked at
 */
export const takeImages = async (
  server: SqlServerConnection,
  stage: Stage,
  tables: TargetTables,
  numbers: TargetNumbers,
  addsToRooms: boolean,
): Promise<Omit<ServerUndo, 'after'>> => {
  const firstNode = numbers.lastNode + 1;
  const firstPrincipal = numbers.lastPrincipal + 1;
  const select = async (table: OverwrittenTable, key: string, staged: StagedTable, stagedKey: string) => {
    const name = tables.name(table);
    if (name === undefined) return [];
    const columns = stagedColumns[table].map(quoteName).join(', ');
    return server.arrays(
      `SELECT ${columns} FROM ${name} WHERE ${key} IN (SELECT ${stagedKey} FROM ${stage.name(staged)})`,
    );
  };
  const before = {
    tblNode: await select('tblNode', 'nodeID', 'tblNode', 'nodeID'),
    tblSiopWhiteList: await select('tblSiopWhiteList', 'siopID', 'tblSiopWhiteList', 'siopID'),
    tblScopePrincipal: await select('tblScopePrincipal', 'scopeNodeID', 'tblNode', 'nodeID'),
    tblPrincipalRole: await select('tblPrincipalRole', 'prinRoleNodeID', 'tblNode', 'nodeID'),
    tblLastChatId: await select('tblLastChatId', 'nodeID', 'tblLastChatId', 'nodeID'),
    tblLastInviteId: await select('tblLastInviteId', 'prinID', 'tblPrincipalInvites', 'prinID'),
  };
  const addins = await server.arrays(
    `SELECT siopID FROM ${stage.name('tblSiopWhiteList')} s
     WHERE NOT EXISTS (SELECT 1 FROM tblSiopWhiteList t WHERE t.siopID = s.siopID)`,
  );
  const messages = addsToRooms
    ? await server.arrays(
        `SELECT channelId, min(chatId), max(chatId) FROM (
           SELECT channelId, chatId, chatId - row_number() OVER (PARTITION BY channelId ORDER BY chatId) AS run
           FROM ${stage.name('tblChat')} s WHERE channelId < ?
           AND NOT EXISTS (SELECT 1 FROM tblChat t WHERE t.channelId = s.channelId AND t.chatId = s.chatId)) AS new
         GROUP BY channelId, run`,
        [firstNode],
      )
    : [];
  const hasInvitations = tables.has('tblPrincipalInvites');
  const staged = stage.name('tblPrincipalInvites');
  const invitations = hasInvitations
    ? await server.arrays(
        `SELECT DISTINCT prinID, nodeID FROM ${staged} s WHERE prinID < ? AND nodeID < ?
         AND NOT EXISTS (SELECT 1 FROM tblPrincipalInvites t WHERE t.prinID = s.prinID AND t.nodeID = s.nodeID)`,
        [firstPrincipal, firstNode],
      )
    : [];
  const numberedRooms = await server.arrays(
    `SELECT nodeID FROM ${stage.name('tblLastChatId')} s WHERE nodeID < ?
     AND NOT EXISTS (SELECT 1 FROM tblLastChatId t WHERE t.nodeID = s.nodeID)`,
    [firstNode],
  );
  const numberedPrincipals = hasInvitations
    ? await server.arrays(
        `SELECT DISTINCT prinID FROM ${staged} s WHERE prinID < ?
         AND NOT EXISTS (SELECT 1 FROM tblLastInviteId t WHERE t.prinID = s.prinID)`,
        [firstPrincipal],
      )
    : [];
  const preferences = tables.has('tblPreference')
    ? await server.arrays(
        `SELECT prefLabel, prefSeqID FROM ${stage.name('tblPreference')} s WHERE NOT EXISTS
         (SELECT 1 FROM tblPreference t WHERE t.prefLabel = s.prefLabel AND t.prefSeqID >= s.prefSeqID)`,
      )
    : [];
  return {
    dbName: server.database,
    firstNode,
    firstPrincipal,
    before,
    addins: addins.map(([id]) => String(id)),
    messages,
    invitations,
    numberedRooms,
    numberedPrincipals,
    preferences,
  };
};

/** Conditions in one statement; SQL Server takes 2,100 parameters at most. */
const conditionsPerStatement = 500;

/** Deletes the rows that any of the tuples fits; `condition` has a `?` for each of its values. */
const deleteEach = async (
  server: SqlServerConnection,
  table: string,
  condition: string,
  tuples: Value[][],
): Promise<void> => {
  for (let i = 0; i < tuples.length; i += conditionsPerStatement) {
    const some = tuples.slice(i, i + conditionsPerStatement);
    await server.execute(`DELETE FROM ${table} WHERE ${some.map(() => `(${condition})`).join(' OR ')}`, some.flat());
  }
};

/**
 * Undoes an import in one transaction.
 *
 * @param decide asked when it is known that nothing has changed since
 * @throws CmdletError TargetChanged
 */
export const undoServerImport = async (
  options: DatabaseOptions,
  undo: ServerUndo,
  decide: () => Promise<boolean>,
  signal?: AbortSignal,
): Promise<void> => {
  const address = parseAddress(options.dbInstance);
  if (address.kind !== 'sqlserver') throw new CmdletError('UndoInvalid', 'The undo file names no server.');
  const connect = (signal?: AbortSignal): Promise<SqlServerConnection> =>
    connectLocked(connectTo(address, { ...options, dbName: undo.dbName }, 'target', signal));
  const server = await connect(signal);
  const { place } = server;
  const ensureUnchanged = async (tables: TargetTables): Promise<void> => {
    const changed = changedTables(undo.after, await readFingerprint(server, tables));
    if (changed.length === 0) return;
    throw new CmdletError(
      'TargetChanged',
      `${place} has changed since the import: rows of ${changed.join(', ')} were written. Nothing was undone.`,
      { target: place, recommendedAction: 'Restore a backup by hand if what was written since may be lost.' },
    );
  };
  try {
    const tables = await TargetTables.read(server);
    await ensureUnchanged(tables);
    if (!(await decide())) return;
    const stage = await Stage.open(server, tables, 'undo', undo.before);
    const tableNames = Object.keys(undo.before) as OverwrittenTable[];
    for (const table of tableNames) await stage.load(table, stagedColumns[table], [undo.before[table]]);
    const write = async (): Promise<void> => {
      await ensureUnchanged(tables);
      await deleteAdded(server, tables, undo);
      await putBack(server, tables, stage);
      await deleteCreated(server, tables, undo);
      const revision = tables.name('tblSystemRevision');
      if (revision !== undefined) await server.execute(`UPDATE ${revision} SET sysRevision = sysRevision + 1`);
      await stage.drop();
    };
    await inTransaction(server, write, { connect, isCommitted: Stage.isGone });
  } catch (cause) {
    throw server.explain(cause);
  } finally {
    await server.close();
  }
};

/** Deletes what hangs on nodes and principals that were created, and what was added to others. */
const deleteAdded = async (server: SqlServerConnection, tables: TargetTables, undo: ServerUndo): Promise<void> => {
  const { firstNode, firstPrincipal } = undo;
  if (tables.has('tblPreference')) {
    await deleteEach(server, 'tblPreference', 'prefLabel = ? AND prefSeqID = ?', undo.preferences);
  }
  if (tables.has('tblPrincipalInvites')) {
    await server.execute('DELETE FROM tblPrincipalInvites WHERE nodeID >= ? OR prinID >= ?', [
      firstNode,
      firstPrincipal,
    ]);
    await deleteEach(server, 'tblPrincipalInvites', 'prinID = ? AND nodeID = ?', undo.invitations);
    await server.execute('DELETE FROM tblLastInviteId WHERE prinID >= ?', [firstPrincipal]);
    await deleteEach(server, 'tblLastInviteId', 'prinID = ?', undo.numberedPrincipals);
  }
  await server.execute('DELETE FROM tblChat WHERE channelId >= ?', [firstNode]);
  await deleteEach(
    server,
    'tblChat',
    'channelId = ? AND chatId >= CAST(? AS bigint) AND chatId <= CAST(? AS bigint)',
    undo.messages,
  );
  const scopes = tables.name('tblScopePrincipal')!;
  await server.execute('DELETE FROM tblLastChatId WHERE nodeID >= ?', [firstNode]);
  await deleteEach(server, 'tblLastChatId', 'nodeID = ?', undo.numberedRooms);
  await server.execute(`DELETE FROM ${scopes} WHERE scopeNodeID >= ?`, [firstNode]);
  await server.execute('DELETE FROM tblPrincipalRole WHERE prinRoleNodeID >= ?', [firstNode]);
};

/** What was overwritten comes back before what was created goes: nothing refers to that any more by then. */
const putBack = async (server: SqlServerConnection, tables: TargetTables, stage: Stage): Promise<void> => {
  await updateStaged(server, stage, 'tblSiopWhiteList', 'siopID');
  await updateStaged(server, stage, 'tblNode', 'nodeID');
  await replaceAccess(server, stage, tables, ['tblScopePrincipal', 'tblPrincipalRole']);
  const counters = { tblLastChatId: 'nodeID', tblLastInviteId: 'prinID' } as const;
  for (const [table, key] of Object.entries(counters) as [keyof typeof counters, string][]) {
    const name = tables.name(table);
    if (name === undefined) continue;
    const columns = stagedColumns[table].join(', ');
    await server.execute(`DELETE FROM ${name} WHERE ${key} IN (SELECT ${key} FROM ${stage.name(table)})`);
    await tables.insert(table, `(${columns}) SELECT ${columns} FROM ${stage.name(table)}`);
  }
};

const deleteCreated = async (
  server: SqlServerConnection,
  tables: TargetTables,
  { firstNode, firstPrincipal, addins }: ServerUndo,
): Promise<void> => {
  await server.execute('DELETE FROM tblNode WHERE nodeID >= ?', [firstNode]);
  await deleteEach(
    server,
    'tblSiopWhiteList',
    'siopID = CAST(? AS uniqueidentifier)',
    addins.map((id) => [id]),
  );
  for (const [table, key] of [
    ['tblPrincipalMeta', 'prinID'],
    ['tblPrincipalAffiliations', 'principalID'],
    ['tblPrincipal', 'prinID'],
  ] as const) {
    if (tables.has(table)) await server.execute(`DELETE FROM ${table} WHERE ${key} >= ?`, [firstPrincipal]);
  }
};
