import { CmdletError } from '../../host/cmdlet-error.js';
import type { Plan } from '../../plan/plan.js';
import { type MessageRow, type NewRow, PlanRows, type TargetNumbers } from '../plan-rows.js';
import { persistentChatTables } from '../schema/persistent-chat.js';
import type { ApplyOptions, PlanContent } from '../target-store.js';
import type { EmbeddedDatabase, SqlValue } from './connection.js';
import { bindText } from './text.js';

/** Rows per INSERT of messages; more do not make it faster. */
const rowsPerInsert = 100;

type Kind = 'text' | 'big' | 'plain';

/** How the values of each table's columns are bound. */
const kinds = new Map<string, Map<string, Kind>>(
  persistentChatTables.map(({ name, columns }) => [
    name,
    new Map(
      columns.map(({ name: column, type }): [string, Kind] => [
        column,
        type === 'bigint' ? 'big' : /char|date/.test(type) ? 'text' : 'plain',
      ]),
    ),
  ]),
);

const bind = (kind: Kind | undefined, value: string | number | null): SqlValue => {
  if (value === null) return null;
  return kind === 'big' ? BigInt(value) : kind === 'text' ? bindText(String(value)) : value;
};

const slot = (kind: Kind | undefined): string => (kind === 'text' ? 'CAST(? AS TEXT)' : '?');

/** Writes a plan. Runs inside the transaction that was open when the plan was made. */
export const applyPlan = async (
  database: EmbeddedDatabase,
  plan: Plan,
  content: PlanContent,
  numbers: TargetNumbers,
  options: ApplyOptions,
): Promise<void> => {
  const rows = new PlanRows(plan, content, numbers);
  const writer = new RowWriter(database);
  for await (const row of rows.principals()) writer.insert('tblPrincipal', row);
  options.signal.throwIfAborted();
  for (const row of rows.affiliations()) writer.insert('tblPrincipalAffiliations', row);
  for (const row of rows.refreshes()) writer.insert('tblPrincipalMeta', row, 'OR IGNORE');
  for (const row of rows.addins()) writer.write('tblSiopWhiteList', 'siopID', row);
  for (const row of rows.nodes()) {
    writer.write('tblNode', 'nodeID', row);
    writer.delete('tblPrincipalRole', 'prinRoleNodeID', row.nodeID!);
    if (row.nodeType === 1) writer.delete('tblScopePrincipal', 'scopeNodeID', row.nodeID!);
  }
  for (const row of rows.scopes()) writer.insert('tblScopePrincipal', row);
  for (const row of rows.roles()) writer.insert('tblPrincipalRole', row);
  const written = await writeMessages(database, rows, options);
  if (written !== plan.totals.messagesCreated) {
    throw new CmdletError(
      'Unexpected',
      `${written} messages were written instead of the ${plan.totals.messagesCreated} of the plan.`,
    );
  }
  for (const { nodeID, lastChatID } of rows.lastMessageIds()) raiseLastMessageId(database, nodeID, lastChatID);
  for await (const invitation of rows.invitations()) writeInvitation(database, writer, invitation);
  for await (const preference of rows.preferences()) writePreference(database, writer, preference);
  if (writer.has('tblSystemRevision')) database.run('UPDATE tblSystemRevision SET sysRevision = sysRevision + 1');
};

/** Writes rows to the tables that the database has: some are optional, and two have another spelling. */
class RowWriter {
  readonly #database: EmbeddedDatabase;
  /** As the database spells them, by the name in lower case. */
  readonly #tables: Map<string, string>;

  constructor(database: EmbeddedDatabase) {
    this.#database = database;
    this.#tables = new Map(database.tables().map((name) => [name.toLowerCase(), name]));
    const other = this.#tables.get('tblscopedprincipal');
    if (other !== undefined && !this.has('tblScopePrincipal')) this.#tables.set('tblscopeprincipal', other);
  }

  has(table: string): boolean {
    return this.#tables.has(table.toLowerCase());
  }

  #name(table: string): string | undefined {
    return this.#tables.get(table.toLowerCase());
  }

  insert(table: string, row: NewRow, ifTaken: '' | 'OR IGNORE' = ''): void {
    const name = this.#name(table);
    if (name === undefined) return;
    const types = kinds.get(table)!;
    const columns = Object.keys(row);
    const slots = columns.map((column) => slot(types.get(column)));
    const sql = `INSERT ${ifTaken} INTO ${name} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${slots.join(', ')})`;
    this.#database.run(sql, ...columns.map((column) => bind(types.get(column), row[column]!)));
  }

  /** Updates the row with the key, or inserts it. */
  write(table: string, key: string, row: NewRow): void {
    const types = kinds.get(table)!;
    const { [key]: id, ...rest } = row;
    const columns = Object.keys(rest);
    const list = columns.map((column) => `"${column}" = ${slot(types.get(column))}`);
    // A GUID may be stored in lower case.
    const same = typeof id === 'string' ? `upper(${key})` : key;
    const sql = `UPDATE ${this.#name(table)} SET ${list.join(', ')} WHERE ${same} = ?`;
    const values = columns.map((column) => bind(types.get(column), row[column]!));
    if (this.#database.run(sql, ...values, id!) === 0) this.insert(table, row);
  }

  delete(table: string, key: string, value: string | number): void {
    this.#database.run(`DELETE FROM ${this.#name(table)} WHERE ${key} = ?`, value);
  }
}

/** @returns the number of messages that the target did not have */
const writeMessages = async (
  database: EmbeddedDatabase,
  rows: PlanRows,
  { signal, onMessages }: ApplyOptions,
): Promise<number> => {
  const row = '(?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))';
  const sql = (count: number): string =>
    `INSERT INTO tblChat (channelId, chatId, chatDate, userId, isAlert, content, rtf) VALUES ${Array(count).fill(row).join(', ')}
     ON CONFLICT (channelId, chatId) DO NOTHING`;
  const full = sql(rowsPerInsert);
  let values: SqlValue[] = [];
  let written = 0;
  const flush = (): void => {
    if (values.length > 0)
      written += database.run(values.length === rowsPerInsert * 7 ? full : sql(values.length / 7), ...values);
    values = [];
  };
  const add = ([room, id, date, author, alert, text, rtf]: MessageRow): void => {
    values.push(room, id, BigInt(date), author, Number(alert), bindText(text), rtf === null ? null : bindText(rtf));
    if (values.length === rowsPerInsert * 7) flush();
  };
  for await (const batch of rows.messages()) {
    signal.throwIfAborted();
    onMessages(batch.read);
    for (const message of batch.rows) add(message);
  }
  flush();
  return written;
};

const raiseLastMessageId = (database: EmbeddedDatabase, room: number, last: number): void => {
  const existing = database.row('SELECT max(lastChatID) AS last FROM tblLastChatId WHERE nodeID = ?', room)?.last;
  if (existing === null || existing === undefined) {
    database.run('INSERT INTO tblLastChatId (nodeID, lastChatID) VALUES (?, ?)', room, last);
  } else if (Number(existing) < last) {
    database.run('UPDATE tblLastChatId SET lastChatID = ? WHERE nodeID = ?', last, room);
  }
};

const writeInvitation = (
  database: EmbeddedDatabase,
  writer: RowWriter,
  { prinID, nodeID, createdOn }: { prinID: number; nodeID: number; createdOn: string },
): void => {
  const known = database.row(
    'SELECT 1 AS found FROM tblPrincipalInvites WHERE prinID = ? AND nodeID = ?',
    prinID,
    nodeID,
  );
  if (known !== undefined) return;
  const last =
    database.row('SELECT max(lastInviteID) AS last FROM tblLastInviteId WHERE prinID = ?', prinID)?.last ?? null;
  const invID = Number(last ?? 0) + 1;
  writer.insert('tblPrincipalInvites', { prinID, invID, nodeID, createdOn });
  if (last === null) writer.insert('tblLastInviteId', { prinID, lastInviteID: invID });
  else database.run('UPDATE tblLastInviteId SET lastInviteID = ? WHERE prinID = ?', invID, prinID);
};

/** A version that the target has already, or an older one, is left alone. */
const writePreference = (
  database: EmbeddedDatabase,
  writer: RowWriter,
  preference: { prefLabel: string; prefSeqID: number; prefContent: string | null; lastModifiedBy: number },
): void => {
  const sql = 'SELECT max(prefSeqID) AS version FROM tblPreference WHERE prefLabel = CAST(? AS TEXT)';
  const newest = database.row(sql, bindText(preference.prefLabel))?.version ?? null;
  if (newest === null || Number(newest) < preference.prefSeqID) writer.insert('tblPreference', preference);
};
