import type { List } from '../records/packed-list.js';
import type { AddinRecord, Guid, MessageRecord, Ticks } from '../records/records.js';
import type { RoleList } from '../records/role-list.js';

/** What a target holds, as far as a plan needs it. Principals and nodes are known by the numbers of the target here. */
export interface TargetModel {
  address: string;
  /** DNS name of the forest as far as it is known, else empty (R3). */
  forest: string;
  /** Number and GUID of the root node. */
  root: { number: number; id: Guid };
  principals: TargetPrincipals;
  categories: List<TargetCategory>;
  rooms: List<TargetRoom>;
  addins: AddinRecord[];
  /** Rows of roles and scopes (R24: a pool holds at most 2,000,000). */
  accessEntries: number;
}

export interface TargetPrincipals {
  /** Number of the principal with the GUID. */
  byId(id: Guid): number | undefined;
  /** Number of the principal with the address, compared without case. */
  byUri(uri: string): number | undefined;
  uri(number: number): string;
}

/** What categories and rooms of a target have in common. */
export interface TargetNode {
  number: number;
  id: Guid;
  name: string;
  description: string;
  invite: boolean | null;
  addedBy: number;
  addedOn: Ticks;
  updatedBy: number;
  updatedOn: Ticks;
}

export interface TargetCategory extends TargetNode {
  logged: boolean;
  filePost: boolean;
  scope: { principal: number; denied: boolean }[];
  creators: number[];
}

export interface TargetRoom extends TargetNode {
  category: number;
  behavior: number;
  visibility: number;
  addin: Guid | null;
  disabled: boolean;
  /** Principals are numbers of the target. */
  roles: RoleList;
  lastMessageId: number | null;
  hasMessages: boolean;
}

/** A message of the target; the author is a number of the target. */
export type TargetMessage = Omit<MessageRecord, 'author'> & { author: number };
