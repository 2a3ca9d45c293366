import { digest } from '../plan/digest.js';
import { Extras } from '../plan/extras.js';
import type { Plan } from '../plan/plan.js';
import type { PlannedCategory, PlannedRoom } from '../plan/planned.js';
import { systemUser } from '../plan/principal-mapping.js';
import { type Guid, type PrincipalRecord, PrincipalType, Role } from '../records/records.js';
import { nobody, type RoleList } from '../records/role-list.js';
import type { Cell } from './connection.js';
import type { PlanContent } from './target-store.js';

/** Target types of those that exist in Group Chat only (O10). */
const targetType: Record<number, number> = {
  [PrincipalType.externalUser]: PrincipalType.user,
  [PrincipalType.federatedUser]: PrincipalType.user,
  [PrincipalType.federatedGroup]: PrincipalType.group,
};

/** Numbers of the target that new rows build on. */
export interface TargetNumbers {
  root: number;
  /** The last of a node, or of a node that messages were left of. */
  lastNode: number;
  lastPrincipal: number;
  /** Role type by Role bit. */
  roleTypes: Map<number, number>;
}

/** Values by column; 64-bit numbers as decimal text. */
export type NewRow = Record<string, Cell>;

/** A message to write: channelId, chatId, chatDate, userId, isAlert, content, rtf. */
export type MessageRow = [
  room: number,
  id: number,
  date: string,
  author: number,
  alert: boolean,
  text: string,
  rtf: string | null,
];

/** Stands for a date that the source does not have and the target must: what SQL Server makes of an empty text. */
const noDate = '1900-01-01T00:00:00Z';

const bit = (value: boolean | null): Cell => (value === null ? null : Number(value));

/**
 * What a plan writes, as rows of the target's tables, for any kind of server. New items get the numbers that follow the
 * target's last ones, in the order of the plan, so that the same plan on the same target always gives the same rows.
 */
export class PlanRows {
  readonly #plan: Plan;
  readonly #content: PlanContent;
  readonly #target: TargetNumbers;
  /** Numbers in the target, by place in the package's table; 0 for principals that do not migrate. */
  readonly #principals: Int32Array;
  /** 1 for each principal that is new, by place. */
  readonly #isNew: Uint8Array;
  /** Numbers of the categories in the target. */
  readonly #categories: Int32Array;
  /** Numbers of the rooms in the target. */
  readonly #rooms: Int32Array;
  readonly #extras: Extras;

  constructor(plan: Plan, content: PlanContent, target: TargetNumbers) {
    this.#plan = plan;
    this.#content = content;
    this.#target = target;
    this.#extras = new Extras(plan, content.principals);
    const mapping = plan.principals;
    this.#principals = new Int32Array(content.principals.size);
    this.#isNew = new Uint8Array(content.principals.size);
    let lastPrincipal = target.lastPrincipal;
    for (const place of mapping.toCreate()) {
      this.#principals[place] = ++lastPrincipal;
      this.#isNew[place] = 1;
    }
    for (let place = 0; place < this.#principals.length; place++) {
      this.#principals[place] = mapping.number(place) ?? this.#principals[mapping.resolve(place)]!;
    }
    let lastNode = target.lastNode;
    this.#categories = new Int32Array(plan.categories.length);
    for (const [place, { number }] of plan.categories.entries()) this.#categories[place] = number ?? ++lastNode;
    this.#rooms = new Int32Array(plan.rooms.length);
    for (const [place, { number }] of plan.rooms.entries()) this.#rooms[place] = number ?? ++lastNode;
  }

  /** SHA-256 of all numbers of the target that the rows are made with: the same plan makes others when the target has others. */
  get digest(): string {
    const { root, roleTypes } = this.#target;
    return digest(this.#principals, this.#categories, this.#rooms, [root, ...roleTypes]);
  }

  #principal(place: number | undefined): number {
    return place === undefined || place === nobody ? 0 : this.#principals[place]!;
  }

  #principalById(id: Guid | null): number {
    return this.#principal(this.#content.principals.place(id));
  }

  /** tblPrincipal: new principals. */
  async *principals(): AsyncGenerator<NewRow> {
    if (!this.#isNew.includes(1)) return;
    for await (const record of this.#content.principalRecords()) {
      const place = this.#content.principals.place(record.id)!;
      if (this.#isNew[place] === 1) yield this.#principalRow(record, place);
    }
  }

  #principalRow(record: PrincipalRecord, place: number): NewRow {
    return {
      prinID: this.#principals[place]!,
      prinGuid: record.id,
      prinUri: record.uri,
      prinName: record.commonName ?? record.displayName,
      prinDisplayName: record.displayName,
      prinCompanyName: record.companyName,
      prinEmail: record.email,
      prinADPath: record.adPath,
      prinADUserPrincipalName: record.userPrincipalName,
      prinDisabled: this.#content.principals.isFederated(place) ? 1 : record.disabled,
      prinTypeID: targetType[record.type] ?? record.type,
      prinPoolID: null,
      prinPolicyID: null,
      prinAddedBy: this.#principalById(record.addedBy) || null,
      prinAddedOn: record.addedOn,
      prinUpdatedBy: this.#principalById(record.updatedBy) || null,
      prinUpdatedOn: record.updatedOn,
      prinVerifiedOn: record.verifiedOn || noDate,
    };
  }

  /** tblPrincipalAffiliations: those of new principals, the one with itself included. */
  *affiliations(): Generator<NewRow> {
    for (const place of this.#plan.principals.toCreate()) {
      const principalID = this.#principals[place]!;
      yield { principalID, index: -1, affiliationID: principalID, updatedBy: systemUser };
      const groups = new Set([...this.#content.principals.groups(place)].map((group) => this.#principal(group)));
      let index = 0;
      for (const affiliationID of groups) {
        if (affiliationID !== 0 && affiliationID !== principalID)
          yield { principalID, index: ++index, affiliationID, updatedBy: systemUser };
      }
    }
  }

  /** tblPrincipalMeta: asks the server to refresh new principals from the directory, as the resource kit does. */
  *refreshes(): Generator<NewRow> {
    for (const place of this.#plan.principals.toCreate()) {
      if (this.#content.principals.isFederated(place)) continue;
      yield { prinID: this.#principals[place]!, prinAffiliationsDirty: 1, prinAttributesDirty: 1, prinDeleted: 0 };
    }
  }

  /** tblSiopWhiteList: add-ins that are new or overwritten. */
  *addins(): Generator<NewRow> {
    for (const { action, id, name, url } of this.#plan.addins)
      if (action !== 'Unchanged') yield { siopID: id, siopName: name, siopUrl: url };
  }

  /** tblNode: categories, then rooms, that are new or overwritten. */
  *nodes(): Generator<NewRow> {
    for (const [place, category] of this.#plan.categories.entries()) {
      if (category.action === 'Unchanged') continue;
      yield Object.assign(this.#node(category, this.#categories[place]!, this.#target.root), {
        nodeType: 1,
        invite: bit(category.invite),
        logged: bit(category.logged),
        filePost: bit(category.filePost),
        disabled: 0,
        behavior: 4,
        visibility: 3,
        siopID: null,
      });
    }
    for (const [place, room] of this.#plan.rooms.entries()) {
      if (room.action === 'Unchanged') continue;
      yield Object.assign(this.#node(room, this.#rooms[place]!, this.#categories[room.category]!), {
        nodeType: 0,
        invite: bit(room.invite),
        logged: null,
        filePost: null,
        disabled: bit(room.disabled),
        behavior: room.behavior,
        visibility: room.visibility,
        siopID: room.addin,
      });
    }
  }

  /** What a category or a room has beside is assigned: a row that is spread into another takes ten times its memory. */
  #node(item: PlannedCategory | PlannedRoom, nodeID: number, parentID: number): NewRow {
    return {
      nodeID,
      nodeGuid: item.id,
      parentID,
      nodeName: item.name,
      nodeDesc: item.description,
      nodeAddedBy: this.#principalById(item.addedBy) || systemUser,
      nodeAddedOn: item.addedOn,
      nodeUpdatedBy: this.#principalById(item.updatedBy) || systemUser,
      nodeUpdatedOn: item.updatedOn,
    };
  }

  /** tblScopePrincipal: the scopes of new and overwritten categories, which replace what these had. */
  *scopes(): Generator<NewRow> {
    for (const [place, category] of this.#plan.categories.entries()) {
      if (category.action === 'Unchanged') continue;
      const scopeNodeID = this.#categories[place]!;
      const given = new Set<number>();
      for (const { principal, denied, by } of category.scope) {
        const scopePrinID = this.#principal(principal);
        // Two principals of the source can be one in the target.
        if (given.has(scopePrinID)) continue;
        given.add(scopePrinID);
        yield {
          scopeNodeID,
          scopePrinID,
          scopeIsDenied: bit(denied),
          scopeUpdatedBy: this.#principal(by) || systemUser,
        };
      }
    }
  }

  /** tblPrincipalRole: the roles on new and overwritten nodes, which replace what these had. */
  *roles(): Generator<NewRow> {
    for (const [place, category] of this.#plan.categories.entries()) {
      if (category.action !== 'Unchanged') yield* this.#rolesOn(this.#categories[place]!, category.creators);
    }
    for (const [place, room] of this.#plan.rooms.entries()) {
      if (room.action !== 'Unchanged') yield* this.#rolesOn(this.#rooms[place]!, room.roles);
    }
  }

  *#rolesOn(prinRoleNodeID: number, roles: RoleList): Generator<NewRow> {
    const given = new Map<number, number>();
    for (const [principal, bits, by] of roles) {
      const prinRolePrinID = this.#principal(principal);
      const known = given.get(prinRolePrinID) ?? 0;
      given.set(prinRolePrinID, known | bits);
      for (const role of Object.values(Role)) {
        const type = this.#target.roleTypes.get(role);
        if ((bits & ~known & role) === 0 || type === undefined) continue;
        yield {
          prinRoleNodeID,
          prinRolePrinID,
          prinRoleTypeID: type,
          prinRoleUpdatedBy: this.#principal(by) || systemUser,
        };
      }
    }
  }

  /** Whether messages are written into rooms that the target has already. */
  get addsToRooms(): boolean {
    const { scans } = this.#plan;
    return this.#rooms.some((number, place) => number <= this.#target.lastNode && scans.at(place).fresh !== 0);
  }

  /**
   * tblChat: messages of rooms that lack some. Those that the target has already are among them. Empty batches come for
   * messages that were read and need not be written.
   */
  async *messages(): AsyncGenerator<{ read: number; rows: MessageRow[] }> {
    for await (const { room, messages } of this.#content.messages()) {
      const place = this.#plan.rooms.place(room);
      const needed = place !== undefined && this.#plan.scans.at(place).fresh !== 0;
      const number = needed ? this.#rooms[place]! : 0;
      const rows = needed
        ? messages.map(
            ({ id, date, author, alert, text, rtf }): MessageRow => [
              number,
              id,
              date,
              this.#principal(author),
              alert,
              text,
              rtf,
            ],
          )
        : [];
      yield { read: messages.length, rows };
    }
  }

  /** tblLastChatId: a number is never given out twice, even if all messages that had it stayed behind. */
  *lastMessageIds(): Generator<{ nodeID: number; lastChatID: number }> {
    for (const [place, { lastMessageId }] of this.#plan.rooms.entries()) {
      const { largestId: largest } = this.#plan.scans.at(place);
      if (lastMessageId === null && largest === null) continue;
      yield { nodeID: this.#rooms[place]!, lastChatID: Math.max(lastMessageId ?? 0, largest ?? 0) };
    }
  }

  /** tblPrincipalInvites: those of migrated rooms; the target may have some of them. Their numbers follow the target's. */
  async *invitations(): AsyncGenerator<{ prinID: number; nodeID: number; createdOn: string }> {
    for await (const invitation of this.#content.invitations()) {
      const wanted = this.#extras.invitation(invitation);
      if (wanted === undefined) continue;
      yield {
        prinID: this.#principal(wanted.principal),
        nodeID: this.#rooms[wanted.room]!,
        createdOn: invitation.createdOn || noDate,
      };
    }
  }

  /** tblPreference: those of people who migrate; the target may have newer ones. */
  async *preferences(): AsyncGenerator<{
    prefLabel: string;
    prefSeqID: number;
    prefContent: string | null;
    lastModifiedBy: number;
  }> {
    for await (const preference of this.#content.preferences()) {
      if (!this.#extras.preference(preference)) continue;
      const { label, version, content, modifiedBy } = preference;
      const lastModifiedBy = this.#principalById(modifiedBy) || systemUser;
      yield { prefLabel: label, prefSeqID: version, prefContent: content, lastModifiedBy };
    }
  }
}
