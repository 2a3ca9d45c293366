/**
 * The neutral records in the middle: what a source is read into, what a package holds, and what the plan is made from. They keep
 * the shape of the source; the rules of the migration are applied to them later, in lib/plan.
 */

/** A GUID, 8-4-4-4-12, upper case. Principals, categories, rooms and add-ins are known by it everywhere outside a database. */
export type Guid = string;

/** 100-nanosecond ticks since 0001-01-01 UTC, as decimal text: the numbers are larger than what a double holds exactly. */
export type Ticks = string;

/** Numbers of tblPrincipalType. 6, 7 and 11 exist in Group Chat only. */
export const PrincipalType = {
  systemUser: 4,
  user: 5,
  externalUser: 6,
  federatedUser: 7,
  domain: 8,
  group: 9,
  folder: 10,
  federatedGroup: 11,
} as const;

export interface PrincipalRecord {
  id: Guid;
  type: number;
  uri: string;
  displayName: string | null;
  /** Common name; Group Chat does not have it. */
  commonName: string | null;
  companyName: string | null;
  email: string | null;
  adPath: string | null;
  userPrincipalName: string | null;
  /** 0 active, 1 not enabled for SIP, 2 gone from the directory. */
  disabled: number;
  /** Own rights, a bit set; Group Chat only. */
  permissions: string | null;
  addedBy: Guid | null;
  addedOn: Ticks;
  updatedBy: Guid | null;
  updatedOn: Ticks;
  /** ISO 8601, as the database gives it. */
  verifiedOn: string;
}

/** The groups, containers and domains that a principal belongs to, without itself, in the order of the database. */
export interface AffiliationRecord {
  id: Guid;
  groups: Guid[];
}

/** Roles are a bit set, so that one entry holds all roles of a principal on a node. */
export const Role = { member: 1, manager: 2, presenter: 4, creator: 8 } as const;

export interface RoleEntry {
  principal: Guid;
  /** Sum of {@link Role} bits. */
  roles: number;
  updatedBy: Guid | null;
}

export interface ScopeEntry {
  principal: Guid;
  denied: boolean;
  updatedBy: Guid | null;
}

/** What categories and rooms have in common. A setting that is null is inherited from the parent. */
export interface NodeRecord {
  id: Guid;
  /** The root is its own parent. */
  parent: Guid;
  name: string;
  description: string;
  invite: boolean | null;
  logged: boolean | null;
  filePost: boolean | null;
  /** 2 private, 3 scope, 6 open. */
  visibility: number | null;
  /** True: the node starts a member list of its own. Persistent Chat does not have it. */
  overrideMember: boolean;
  /** The node from which on members are collected for this one; null when the source does not say. */
  roleDefiner: Guid | null;
  addedBy: Guid | null;
  addedOn: Ticks;
  updatedBy: Guid | null;
  updatedOn: Ticks;
  roles: RoleEntry[];
}

export interface CategoryRecord extends NodeRecord {
  isRoot: boolean;
  /** True for a parent that is in the package only because an exported category inherits from it. */
  contextOnly: boolean;
  /** True: members may create rooms, and creators are written out. Persistent Chat names creators instead: null. */
  childCreation: boolean | null;
  /** The category whose scope rows apply here; itself when it has its own. */
  scopeDefiner: Guid | null;
  scope: ScopeEntry[];
}

export interface RoomRecord extends NodeRecord {
  disabled: boolean;
  /** 4 normal, 5 auditorium. */
  behavior: number;
  addin: Guid | null;
  topic: string;
  /** Last message number that the source gave out; null when it has no row. */
  lastMessageId: number | null;
}

/** What the export found out about a room's messages while it streamed them. */
export interface RoomMessages {
  messages: number;
  /** Older than the cutoff (R11). */
  messagesBefore: number;
  /** Messages that mention a file (R12). */
  fileLinks: number;
  first: Ticks | null;
  last: Ticks | null;
}

export interface AddinRecord {
  id: Guid;
  name: string;
  url: string;
}

export interface MessageRecord {
  /** Number within the room; gives the order. */
  id: number;
  date: Ticks;
  /** A place among the principals of the source; null when it has none with the author's number. */
  author: number | null;
  alert: boolean;
  text: string;
  rtf: string | null;
}

export interface InvitationRecord {
  principal: Guid;
  room: Guid;
  /** Counts per principal. */
  number: number;
  /** ISO 8601, as the database gives it. */
  createdOn: string;
}

export interface PreferenceRecord {
  label: string;
  version: number;
  content: string | null;
  modifiedBy: Guid | null;
}
