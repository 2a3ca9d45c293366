import { CmdletError } from '../../host/cmdlet-error.js';
import type { Plan } from '../../plan/plan.js';
import { type MessageRow, type NewRow, PlanRows, type TargetNumbers } from '../plan-rows.js';
import { persistentChatTables } from '../schema/persistent-chat.js';
import type { ApplyOptions, PlanContent } from '../target-store.js';
import type { EmbeddedDatabase, SqlValue } from './connection.js';
import { bindText } from './text.js';

/** Rows per INSERT; more do not make it faster. */
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
  writer.insertAll('tblPrincipalAffiliations', rows.affiliations());
  writer.insertAll('tblPrincipalMeta', rows.refreshes(), 'OR IGNORE');
  for (const row of rows.addins()) writer.write('tblSiopWhiteList', 'siopID', row);
  for (const row of rows.nodes()) {
    writer.write('tblNode', 'nodeID', row);
    writer.delete('tblPrincipalRole', 'prinRoleNodeID', row.nodeID!);
    if (row.nodeType === 1) writer.delete('tblScopePrincipal', 'scopeNodeID', row.nodeID!);
  }
  writer.insertAll('tblScopePrincipal', rows.scopes());
  writer.insertAll('tblPrincipalRole', rows.roles());
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

/** Inserts many rows of one table, a hundred at a time. */
class Inserts {
  readonly #database: EmbeddedDatabase;
  readonly #sql: (rows: number) => string;
  /** For a full hundred; made when there is one. */
  #full: string | undefined;
  #values: SqlValue[] = [];
  #rows = 0;
  /** Rows that the database has taken. */
  written = 0;

  /** @param row slots of a row, as in `(?, ?)` */
  constructor(database: EmbeddedDatabase, into: string, row: string, ifTaken = '') {
    this.#database = database;
    this.#sql = (rows) => `INSERT ${into} VALUES ${Array(rows).fill(row).join(', ')} ${ifTaken}`;
  }

  add(...values: SqlValue[]): void {
    this.#values.push(...values);
    this.#rows++;
    if (this.#rows === rowsPerInsert) this.flush();
  }

  /** Inserts what has not been yet. */
  flush(): void {
    if (this.#rows === 0) return;
    const isFull = this.#rows === rowsPerInsert;
    if (isFull) this.#full ??= this.#sql(rowsPerInsert);
    this.written += this.#database.run(isFull ? this.#full! : this.#sql(this.#rows), ...this.#values);
    this.#values = [];
    this.#rows = 0;
  }
}

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

  insert(table: string, row: NewRow): void {
    this.insertAll(table, [row]);
  }

  /** @param rows all with the same columns */
  insertAll(table: string, rows: Iterable<NewRow>, ifTaken: '' | 'OR IGNORE' = ''): void {
    const name = this.#name(table);
    if (name === undefined) return;
    const types = kinds.get(table)!;
    let inserts: Inserts | undefined;
    let columns: [string, Kind | undefined][] = [];
    for (const row of rows) {
      if (inserts === undefined) {
        columns = Object.keys(row).map((column) => [column, types.get(column)]);
        const names = columns.map(([column]) => `"${column}"`).join(', ');
        const slots = columns.map(([, kind]) => slot(kind)).join(', ');
        inserts = new Inserts(this.#database, `${ifTaken} INTO ${name} (${names})`, `(${slots})`);
      }
      inserts.add(...columns.map(([column, kind]) => bind(kind, row[column]!)));
    }
    inserts?.flush();
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
  const columns = 'channelId, chatId, chatDate, userId, isAlert, content, rtf';
  const slots = '(?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))';
  const present = 'ON CONFLICT (channelId, chatId) DO NOTHING';
  const inserts = new Inserts(database, `INTO tblChat (${columns})`, slots, present);
  const add = ([room, id, date, author, alert, text, rtf]: MessageRow): void =>
    inserts.add(room, id, BigInt(date), author, Number(alert), bindText(text), rtf === null ? null : bindText(rtf));
  for await (const batch of rows.messages()) {
    signal.throwIfAborted();
    onMessages(batch.read);
    for (const message of batch.rows) add(message);
  }
  inserts.flush();
  return inserts.written;
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
