import { CmdletError } from '../../host/cmdlet-error.js';
import { quoteName, type SqlServerConnection, type Value } from '../../sqlserver/server.js';
import type { NewRow, PlanRows } from '../plan-rows.js';
import type { ApplyOptions } from '../target-store.js';
import type { Stage, StagedRow } from './stage.js';
import type { TargetTables } from './target-tables.js';

/** Tables whose rows are staged, with the columns that are staged of them. */
export const stagedColumns = {
  tblPrincipal: [
    'prinID',
    'prinGuid',
    'prinUri',
    'prinName',
    'prinDisplayName',
    'prinCompanyName',
    'prinEmail',
    'prinADPath',
    'prinADUserPrincipalName',
    'prinDisabled',
    'prinTypeID',
    'prinPoolID',
    'prinPolicyID',
    'prinAddedBy',
    'prinAddedOn',
    'prinUpdatedBy',
    'prinUpdatedOn',
    'prinVerifiedOn',
  ],
  tblPrincipalAffiliations: ['principalID', 'index', 'affiliationID', 'updatedBy'],
  tblPrincipalMeta: ['prinID', 'prinAffiliationsDirty', 'prinAttributesDirty', 'prinDeleted'],
  tblSiopWhiteList: ['siopID', 'siopName', 'siopUrl'],
  tblNode: [
    'nodeID',
    'nodeGuid',
    'parentID',
    'nodeName',
    'nodeDesc',
    'nodeAddedBy',
    'nodeAddedOn',
    'nodeUpdatedBy',
    'nodeUpdatedOn',
    'nodeType',
    'invite',
    'logged',
    'filePost',
    'disabled',
    'behavior',
    'visibility',
    'siopID',
  ],
  tblScopePrincipal: ['scopeNodeID', 'scopePrinID', 'scopeIsDenied', 'scopeUpdatedBy'],
  tblPrincipalRole: ['prinRoleNodeID', 'prinRolePrinID', 'prinRoleTypeID', 'prinRoleUpdatedBy'],
  tblChat: ['channelId', 'chatId', 'chatDate', 'userId', 'isAlert', 'content', 'rtf'],
  tblLastChatId: ['nodeID', 'lastChatID'],
  tblPrincipalInvites: ['stageOrder', 'prinID', 'nodeID', 'createdOn'],
  tblLastInviteId: ['prinID', 'lastInviteID'],
  tblPreference: ['prefLabel', 'prefSeqID', 'prefContent', 'lastModifiedBy'],
} as const;

export type StagedTable = keyof typeof stagedColumns;

/** Tables whose rows an import overwrites. */
export type OverwrittenTable =
  | 'tblNode'
  | 'tblSiopWhiteList'
  | 'tblScopePrincipal'
  | 'tblPrincipalRole'
  | 'tblLastChatId'
  | 'tblLastInviteId';

/** Rows of the target that are staged too, as they were; the values in the order of the staged columns. */
export type OverwrittenRows = Record<OverwrittenTable, Value[][]>;

/** Rows that are handed on together. */
const rowsPerBatch = 1_000;

const batches = async function* (
  table: StagedTable,
  rows: AsyncIterable<NewRow> | Iterable<NewRow>,
): AsyncGenerator<StagedRow[]> {
  let batch: StagedRow[] = [];
  for await (const row of rows) {
    batch.push(stagedColumns[table].map((column) => row[column] ?? null));
    if (batch.length < rowsPerBatch) continue;
    yield batch;
    batch = [];
  }
  yield batch;
};

const inOrder = async function* (rows: AsyncIterable<NewRow>): AsyncGenerator<NewRow> {
  let stageOrder = 0;
  for await (const row of rows) yield { ...row, stageOrder: ++stageOrder };
};

/** Loads the rows of a plan into the stage. */
export const stageRows = async (stage: Stage, rows: PlanRows, { signal, onMessages }: ApplyOptions): Promise<void> => {
  const load = (table: StagedTable, from: AsyncIterable<NewRow> | Iterable<NewRow>): Promise<void> => {
    signal.throwIfAborted();
    return stage.load(table, stagedColumns[table], batches(table, from));
  };
  await load('tblPrincipal', rows.principals());
  await load('tblPrincipalAffiliations', rows.affiliations());
  await load('tblPrincipalMeta', rows.refreshes());
  await load('tblSiopWhiteList', rows.addins());
  await load('tblNode', rows.nodes());
  await load('tblScopePrincipal', rows.scopes());
  await load('tblPrincipalRole', rows.roles());
  const messages = async function* (): AsyncGenerator<StagedRow[]> {
    for await (const batch of rows.messages()) {
      signal.throwIfAborted();
      onMessages(batch.read);
      yield batch.rows;
    }
  };
  await stage.load('tblChat', stagedColumns.tblChat, messages());
  await load('tblLastChatId', rows.lastMessageIds());
  await load('tblPrincipalInvites', inOrder(rows.invitations()));
  await load('tblPreference', rows.preferences());
};

/**
 * Moves the staged rows into the tables of the target, table by table. Runs inside the transaction that makes the import all or
 * nothing (R19).
 *
 * @param before what is there of the staged rows: a table with nothing there has nothing to be overwritten
 * @param messages how many are new
 * @param addsToRooms whether messages are staged for rooms that were there before: only then can some be there already
 * @throws CmdletError Unexpected, when not as many messages are new as the plan says
 */
export const applyStaged = async (
  server: SqlServerConnection,
  stage: Stage,
  target: TargetTables,
  { before, messages, addsToRooms }: { before: OverwrittenRows; messages: number; addsToRooms: boolean },
): Promise<void> => {
  const overwritten = (Object.keys(before) as OverwrittenTable[]).filter((table) => before[table].length > 0);
  const others = (table: OverwrittenTable, key: string): string =>
    overwritten.includes(table) ? `WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.${key} = s.${key})` : '';
  const insert = async (table: StagedTable, where = ''): Promise<number> => {
    const name = target.name(table);
    if (name === undefined) return 0;
    const columns = stagedColumns[table].map(quoteName).join(', ');
    return target.insert(table, `(${columns}) SELECT ${columns} FROM ${stage.name(table)} s ${where}`);
  };
  await insert('tblPrincipal');
  await insert('tblPrincipalAffiliations');
  await insert('tblPrincipalMeta', 'WHERE NOT EXISTS (SELECT 1 FROM tblPrincipalMeta t WHERE t.prinID = s.prinID)');
  for (const [table, key] of [
    ['tblSiopWhiteList', 'siopID'],
    ['tblNode', 'nodeID'],
  ] as const) {
    if (overwritten.includes(table)) await updateStaged(server, stage, table, key);
    await insert(table, others(table, key));
  }
  await replaceAccess(server, stage, target, overwritten);
  const written = await insert(
    'tblChat',
    addsToRooms
      ? 'WHERE NOT EXISTS (SELECT 1 FROM tblChat t WHERE t.channelId = s.channelId AND t.chatId = s.chatId)'
      : '',
  );
  if (written !== messages) {
    throw new CmdletError('Unexpected', `${written} messages were written instead of the ${messages} of the plan.`);
  }
  if (overwritten.includes('tblLastChatId')) await updateLastMessageIds(server, stage);
  await insert('tblLastChatId', others('tblLastChatId', 'nodeID'));
  if (target.name('tblPrincipalInvites') !== undefined) await applyInvitations(server, stage, target);
  if (target.name('tblPreference') !== undefined) {
    await insert(
      'tblPreference',
      `WHERE NOT EXISTS (SELECT 1 FROM tblPreference t WHERE t.prefLabel = s.prefLabel AND t.prefSeqID >= s.prefSeqID)`,
    );
  }
  const revision = target.name('tblSystemRevision');
  if (revision !== undefined) await server.execute(`UPDATE ${revision} SET sysRevision = sysRevision + 1`);
};

/** Gives the rows that are there what is staged for them. */
export const updateStaged = async (
  server: SqlServerConnection,
  stage: Stage,
  table: 'tblSiopWhiteList' | 'tblNode',
  key: string,
): Promise<void> => {
  const list = stagedColumns[table].filter((column) => column !== key).map((column) => `${column} = s.${column}`);
  await server.execute(
    `UPDATE ${table} SET ${list.join(', ')} FROM ${table} t INNER JOIN ${stage.name(table)} s ON s.${key} = t.${key}`,
  );
};

/**
 * Scopes and roles of the staged nodes become what is staged of them.
 *
 * @param overwritten tables that have some of them
 */
export const replaceAccess = async (
  server: SqlServerConnection,
  stage: Stage,
  target: TargetTables,
  overwritten: OverwrittenTable[],
): Promise<void> => {
  for (const [table, key] of [
    ['tblScopePrincipal', 'scopeNodeID'],
    ['tblPrincipalRole', 'prinRoleNodeID'],
  ] as const) {
    const columns = stagedColumns[table].map(quoteName).join(', ');
    if (overwritten.includes(table)) {
      const nodes = `SELECT nodeID FROM ${stage.name('tblNode')}`;
      await server.execute(`DELETE FROM ${target.name(table)} WHERE ${key} IN (${nodes})`);
    }
    await target.insert(table, `(${columns}) SELECT ${columns} FROM ${stage.name(table)}`);
  }
};

/** The number is part of the key, so a room could have several rows: only the largest one counts. */
const updateLastMessageIds = async (server: SqlServerConnection, stage: Stage): Promise<void> => {
  await server.execute(
    `UPDATE tblLastChatId SET lastChatID = s.lastChatID
     FROM tblLastChatId t INNER JOIN ${stage.name('tblLastChatId')} s ON s.nodeID = t.nodeID
     WHERE t.lastChatID < s.lastChatID
     AND t.lastChatID = (SELECT max(m.lastChatID) FROM tblLastChatId m WHERE m.nodeID = t.nodeID)`,
  );
};

/**
 * Numbers of invitations count up for each person, from the last one that the target gave out. In several plain statements: Babelfish
 * takes a second to understand them as one.
 */
const applyInvitations = async (server: SqlServerConnection, stage: Stage, target: TargetTables): Promise<void> => {
  const staged = stage.name('tblPrincipalInvites');
  // Two principals of the source can be one in the target.
  await server.execute(
    `DELETE FROM ${staged} WHERE stageOrder NOT IN (SELECT min(stageOrder) FROM ${staged} GROUP BY prinID, nodeID)`,
  );
  await server.execute(
    `DELETE FROM ${staged} WHERE EXISTS
     (SELECT 1 FROM tblPrincipalInvites t WHERE t.prinID = ${staged}.prinID AND t.nodeID = ${staged}.nodeID)`,
  );
  await target.insert(
    'tblLastInviteId',
    `(prinID, lastInviteID) SELECT DISTINCT prinID, 0 FROM ${staged} s
     WHERE NOT EXISTS (SELECT 1 FROM tblLastInviteId t WHERE t.prinID = s.prinID)`,
  );
  await target.insert(
    'tblPrincipalInvites',
    `(prinID, invID, nodeID, createdOn)
     SELECT s.prinID, row_number() OVER (PARTITION BY s.prinID ORDER BY s.stageOrder) + l.lastInviteID, s.nodeID, s.createdOn
     FROM ${staged} s INNER JOIN tblLastInviteId l ON l.prinID = s.prinID`,
  );
  await server.execute(
    `UPDATE tblLastInviteId SET lastInviteID = l.lastInviteID + n.invitations FROM tblLastInviteId l
     INNER JOIN (SELECT prinID, count(*) AS invitations FROM ${staged} GROUP BY prinID) n ON n.prinID = l.prinID`,
  );
};
