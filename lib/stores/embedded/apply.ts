import { CmdletError } from '../../host/cmdlet-error.js';
import { Extras } from '../../plan/extras.js';
import type { Plan } from '../../plan/plan.js';
import type { PlannedAddin, PlannedCategory, PlannedRoom } from '../../plan/planned.js';
import { systemUser } from '../../plan/principal-mapping.js';
import { type Guid, type PrincipalRecord, PrincipalType, Role } from '../../records/records.js';
import { nobody } from '../../records/role-list.js';
import type { PlanContent } from '../target-store.js';
import type { EmbeddedDatabase, SqlValue } from './connection.js';
import { hasInvitation, newestPreference, readRoleTypes } from './facts.js';
import { findTable } from './select.js';
import { bindText } from './text.js';

/** Target types of those that exist in Group Chat only (O10). */
const targetType: Record<number, number> = {
  [PrincipalType.externalUser]: PrincipalType.user,
  [PrincipalType.federatedUser]: PrincipalType.user,
  [PrincipalType.federatedGroup]: PrincipalType.group,
};

/** Rows per INSERT of messages; more do not make it faster. */
const rowsPerInsert = 100;

const text = (value: string | null): SqlValue => (value === null ? null : bindText(value));
const bit = (value: boolean | null): SqlValue => (value === null ? null : Number(value));

interface ApplyOptions {
  signal: AbortSignal;
  onMessages(count: number): void;
}

/** Writes a plan. Runs inside the transaction that was open when the plan was made. */
export const applyPlan = async (
  database: EmbeddedDatabase,
  plan: Plan,
  content: PlanContent,
  options: ApplyOptions,
): Promise<void> => new PlanWriter(database, plan, content, options).write();

class PlanWriter {
  readonly #database: EmbeddedDatabase;
  readonly #plan: Plan;
  readonly #content: PlanContent;
  readonly #options: ApplyOptions;
  /** Numbers in the target, by place in the package's table; 0 for principals that do not migrate. */
  readonly #numbers: Int32Array;
  readonly #roleTypes: Map<number, number>;
  readonly #scopeTable: string;
  readonly #extras: Extras;
  #lastNode: number;

  constructor(database: EmbeddedDatabase, plan: Plan, content: PlanContent, options: ApplyOptions) {
    this.#database = database;
    this.#plan = plan;
    this.#content = content;
    this.#options = options;
    this.#numbers = new Int32Array(content.principals.size);
    this.#roleTypes = readRoleTypes(database);
    this.#scopeTable = findTable(database, 'tblScopePrincipal', 'tblScopedPrincipal') ?? 'tblScopePrincipal';
    this.#extras = new Extras(plan.rooms, content.principals, plan.principals);
    this.#lastNode = Number(database.row('SELECT max(nodeID) AS last FROM tblNode')?.last ?? 1);
  }

  async write(): Promise<void> {
    await this.#writePrincipals();
    for (const addin of this.#plan.addins) this.#writeAddin(addin);
    const categories = new Map<PlannedCategory, number>();
    for (const category of this.#plan.categories) categories.set(category, this.#writeCategory(category));
    const rooms = new Map<Guid, number>();
    for (const room of this.#plan.rooms) rooms.set(room.id, this.#writeRoom(room, categories.get(room.category)!));
    await this.#writeMessages(rooms);
    for (const room of this.#plan.rooms) this.#writeLastMessageId(room, rooms.get(room.id)!);
    await this.#writeInvitations(rooms);
    await this.#writePreferences();
    const revision = findTable(this.#database, 'tblSystemRevision');
    if (revision !== undefined) this.#database.run(`UPDATE ${revision} SET sysRevision = sysRevision + 1`);
  }

  #number(place: number | undefined): number {
    return place === undefined || place === nobody ? 0 : this.#numbers[place]!;
  }

  #numberById(id: Guid | null): number {
    return this.#number(this.#content.principals.place(id));
  }

  async #writePrincipals(): Promise<void> {
    const { principals } = this.#content;
    const mapping = this.#plan.principals;
    let last = Number(this.#database.row('SELECT max(prinID) AS last FROM tblPrincipal')?.last ?? 0);
    const created = new Set<number>();
    for (const place of mapping.toCreate()) {
      this.#numbers[place] = ++last;
      created.add(place);
    }
    for (let place = 0; place < principals.size; place++) {
      const existing = mapping.number(place);
      this.#numbers[place] = existing ?? this.#numbers[mapping.resolve(place)]!;
    }
    if (created.size === 0) return;
    const insert = `INSERT INTO tblPrincipal (prinID, prinGuid, prinUri, prinName, prinDisplayName, prinCompanyName, prinEmail, prinADPath,
      prinADUserPrincipalName, prinDisabled, prinTypeID, prinPoolID, prinPolicyID, prinAddedBy, prinAddedOn, prinUpdatedBy, prinUpdatedOn,
      prinVerifiedOn) VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),
      CAST(? AS TEXT), ?, ?, NULL, NULL, ?, ?, ?, ?, CAST(? AS TEXT))`;
    for await (const record of this.#content.principalRecords()) {
      const place = principals.place(record.id)!;
      if (created.has(place)) this.#database.run(insert, ...this.#principalValues(record, place));
    }
    this.#options.signal.throwIfAborted();
    this.#writeAffiliations(created);
    const meta = findTable(this.#database, 'tblPrincipalMeta');
    if (meta === undefined) return;
    // Asks the server to refresh them from the directory, as the resource kit does.
    const refresh = `INSERT INTO ${meta} (prinID, prinAffiliationsDirty, prinAttributesDirty, prinDeleted) VALUES (?, 1, 1, 0)
      ON CONFLICT DO NOTHING`;
    for (const place of created) if (!principals.isFederated(place)) this.#database.run(refresh, this.#numbers[place]!);
  }

  #principalValues(record: PrincipalRecord, place: number): SqlValue[] {
    const federated = this.#content.principals.isFederated(place);
    return [
      this.#numbers[place]!,
      record.id,
      text(record.uri),
      text(record.commonName ?? record.displayName),
      text(record.displayName),
      text(record.companyName),
      text(record.email),
      text(record.adPath),
      text(record.userPrincipalName),
      federated ? 1 : record.disabled,
      targetType[record.type] ?? record.type,
      this.#numberById(record.addedBy) || null,
      BigInt(record.addedOn),
      this.#numberById(record.updatedBy) || null,
      BigInt(record.updatedOn),
      text(record.verifiedOn),
    ];
  }

  /** Those of new principals, the one with itself included. */
  #writeAffiliations(created: Set<number>): void {
    const table = findTable(this.#database, 'tblPrincipalAffiliations');
    if (table === undefined) return;
    const insert = `INSERT INTO ${table} (principalID, "index", affiliationID, updatedBy) VALUES (?, ?, ?, ?)`;
    for (const place of created) {
      const number = this.#numbers[place]!;
      this.#database.run(insert, number, -1, number, systemUser);
      const groups = new Set([...this.#content.principals.groups(place)].map((group) => this.#number(group)));
      let index = 0;
      for (const group of groups)
        if (group !== 0 && group !== number) this.#database.run(insert, number, ++index, group, systemUser);
    }
  }

  #writeAddin({ action, id, name, url }: PlannedAddin): void {
    if (action === 'Create') {
      const sql =
        'INSERT INTO tblSiopWhiteList (siopID, siopName, siopUrl) VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))';
      this.#database.run(sql, id, text(name), text(url));
    } else if (action === 'Overwrite') {
      const sql =
        'UPDATE tblSiopWhiteList SET siopName = CAST(? AS TEXT), siopUrl = CAST(? AS TEXT) WHERE upper(siopID) = ?';
      this.#database.run(sql, text(name), text(url), id);
    }
  }

  #writeNode(item: PlannedCategory | PlannedRoom, columns: Record<string, SqlValue>): number {
    const number = item.number ?? ++this.#lastNode;
    const values: Record<string, SqlValue> = {
      nodeGuid: item.id,
      nodeName: text(item.name),
      nodeDesc: text(item.description),
      nodeAddedBy: this.#numberById(item.addedBy) || systemUser,
      nodeAddedOn: BigInt(item.addedOn),
      nodeUpdatedBy: this.#numberById(item.updatedBy) || systemUser,
      nodeUpdatedOn: BigInt(item.updatedOn),
      ...columns,
    };
    const names = Object.keys(values);
    const slot = (name: string): string => (name === 'nodeName' || name === 'nodeDesc' ? 'CAST(? AS TEXT)' : '?');
    const sql =
      item.action === 'Create'
        ? `INSERT INTO tblNode (${names.join(', ')}, nodeID) VALUES (${names.map(slot).join(', ')}, ?)`
        : `UPDATE tblNode SET ${names.map((name) => `${name} = ${slot(name)}`).join(', ')} WHERE nodeID = ?`;
    this.#database.run(sql, ...Object.values(values), number);
    return number;
  }

  #writeCategory(category: PlannedCategory): number {
    if (category.action === 'Unchanged') return category.number!;
    const root = Number(
      this.#database.row('SELECT nodeID FROM tblNode WHERE nodeID = parentID ORDER BY nodeID LIMIT 1')!.nodeID,
    );
    const number = this.#writeNode(category, {
      parentID: root,
      nodeType: 1,
      invite: bit(category.invite),
      logged: bit(category.logged),
      filePost: bit(category.filePost),
      disabled: 0,
      behavior: 4,
      visibility: 3,
      siopID: null,
    });
    this.#database.run(`DELETE FROM ${this.#scopeTable} WHERE scopeNodeID = ?`, number);
    const insert = `INSERT INTO ${this.#scopeTable} (scopeNodeID, scopePrinID, scopeIsDenied, scopeUpdatedBy) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING`;
    for (const { principal, denied, by } of category.scope) {
      this.#database.run(insert, number, this.#number(principal), bit(denied), this.#number(by) || systemUser);
    }
    this.#writeRoles(number, category.creators);
    return number;
  }

  #writeRoom(room: PlannedRoom, category: number): number {
    if (room.action === 'Unchanged') return room.number!;
    const number = this.#writeNode(room, {
      parentID: category,
      nodeType: 0,
      invite: bit(room.invite),
      logged: null,
      filePost: null,
      disabled: bit(room.disabled),
      behavior: room.behavior,
      visibility: room.visibility,
      siopID: room.addin,
    });
    this.#writeRoles(number, room.roles);
    return number;
  }

  #writeRoles(node: number, roles: Iterable<[principal: number, roles: number, by: number]>): void {
    this.#database.run('DELETE FROM tblPrincipalRole WHERE prinRoleNodeID = ?', node);
    const insert = `INSERT INTO tblPrincipalRole (prinRoleNodeID, prinRolePrinID, prinRoleTypeID, prinRoleUpdatedBy) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING`;
    for (const [principal, bits, by] of roles) {
      for (const role of Object.values(Role)) {
        const type = this.#roleTypes.get(role);
        if ((bits & role) === 0 || type === undefined) continue;
        this.#database.run(insert, node, this.#number(principal), type, this.#number(by) || systemUser);
      }
    }
  }

  async #writeMessages(rooms: Map<Guid, number>): Promise<void> {
    const row = '(?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))';
    const sql = (rows: number): string =>
      `INSERT INTO tblChat (channelId, chatId, chatDate, userId, isAlert, content, rtf) VALUES ${Array(rows).fill(row).join(', ')}
       ON CONFLICT (channelId, chatId) DO NOTHING`;
    const full = sql(rowsPerInsert);
    let values: SqlValue[] = [];
    let written = 0;
    const flush = (): void => {
      if (values.length > 0)
        written += this.#database.run(values.length === rowsPerInsert * 7 ? full : sql(values.length / 7), ...values);
      values = [];
    };
    for await (const { room, messages } of this.#content.messages()) {
      this.#options.signal.throwIfAborted();
      this.#options.onMessages(messages.length);
      const number = rooms.get(room);
      if (number === undefined || this.#plan.scans.get(room)?.fresh === 0) continue;
      for (const { id, date, author, alert, text: content, rtf } of messages) {
        values.push(number, id, BigInt(date), this.#number(author), bit(alert), bindText(content), text(rtf));
        if (values.length === rowsPerInsert * 7) flush();
      }
    }
    flush();
    if (written !== this.#plan.totals.messagesCreated) {
      throw new CmdletError(
        'Unexpected',
        `${written} messages were written instead of the ${this.#plan.totals.messagesCreated} of the plan.`,
      );
    }
  }

  /** A number is never given out twice, even if all messages that had it stayed behind. */
  #writeLastMessageId(room: PlannedRoom, number: number): void {
    const largest = this.#plan.scans.get(room.id)?.largestId ?? null;
    if (room.lastMessageId === null && largest === null) return;
    const last = Math.max(room.lastMessageId ?? 0, largest ?? 0);
    const existing = this.#database.row(
      'SELECT max(lastChatID) AS last FROM tblLastChatId WHERE nodeID = ?',
      number,
    )?.last;
    if (existing === null || existing === undefined) {
      this.#database.run('INSERT INTO tblLastChatId (nodeID, lastChatID) VALUES (?, ?)', number, last);
    } else if (Number(existing) < last) {
      this.#database.run('UPDATE tblLastChatId SET lastChatID = ? WHERE nodeID = ?', last, number);
    }
  }

  async #writeInvitations(rooms: Map<Guid, number>): Promise<void> {
    const lastOf = 'SELECT max(lastInviteID) AS last FROM tblLastInviteId WHERE prinID = ?';
    const insert =
      'INSERT INTO tblPrincipalInvites (prinID, invID, nodeID, createdOn) VALUES (?, ?, ?, CAST(? AS TEXT))';
    for await (const invitation of this.#content.invitations()) {
      const wanted = this.#extras.invitation(invitation);
      if (wanted === undefined) continue;
      const person = this.#number(wanted.place);
      const room = rooms.get(wanted.room.id)!;
      if (hasInvitation(this.#database, person, room)) continue;
      const last = this.#database.row(lastOf, person)?.last ?? null;
      const next = Number(last ?? 0) + 1;
      this.#database.run(insert, person, next, room, text(invitation.createdOn));
      const update =
        last === null
          ? 'INSERT INTO tblLastInviteId (lastInviteID, prinID) VALUES (?, ?)'
          : 'UPDATE tblLastInviteId SET lastInviteID = ? WHERE prinID = ?';
      this.#database.run(update, next, person);
    }
  }

  /** A version that the target has already, or an older one, is left alone. */
  async #writePreferences(): Promise<void> {
    const insert = `INSERT INTO tblPreference (prefLabel, prefSeqID, prefContent, lastModifiedBy)
      VALUES (CAST(? AS TEXT), ?, CAST(? AS TEXT), ?)`;
    for await (const preference of this.#content.preferences()) {
      if (!this.#extras.preference(preference)) continue;
      const { label, version, content, modifiedBy } = preference;
      const newest = newestPreference(this.#database, label);
      if (newest !== null && newest >= version) continue;
      this.#database.run(insert, text(label), version, text(content), this.#numberById(modifiedBy) || systemUser);
    }
  }
}
