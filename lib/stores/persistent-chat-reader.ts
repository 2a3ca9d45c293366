import type { AddinRecord, Guid } from '../records/records.js';

/** A principal as lists of members show it. */
export interface PrincipalName {
  /** `sip:` for users, `ma-grp:` for groups, containers and domains. */
  uri: string;
  /** What a person calls it, see readableName; may be empty. */
  name: string;
}

export interface CategorySettings {
  number: number;
  id: Guid;
  name: string;
  description: string;
  invites: boolean;
  fileUpload: boolean;
  chatHistory: boolean;
}

export interface CategoryDetails extends CategorySettings {
  rooms: number;
  allowed: PrincipalName[];
  denied: PrincipalName[];
  creators: PrincipalName[];
}

export interface RoomSettings {
  number: number;
  id: Guid;
  name: string;
  description: string;
  /** Number of its category. */
  category: number;
  /** False: off. Null: as the category says. */
  invites: false | null;
  disabled: boolean;
  /** 4 normal, 5 auditorium. */
  behavior: number;
  /** 2 private, 3 scope, 6 open. */
  visibility: number;
  addin: Guid | null;
}

export interface RoomDetails extends RoomSettings {
  members: PrincipalName[];
  managers: PrincipalName[];
  presenters: PrincipalName[];
  messages: number;
}

export interface RoomQuery {
  /** Asked first, for every room. */
  accepts(room: RoomSettings): boolean;
  /** SIP addresses of which each must have its role, given directly. */
  member?: string;
  manager?: string;
  /** Bytes that the messages must exceed, as the database stores their text. */
  contentExceeds?: number;
}

export interface Principal extends PrincipalName {
  id: Guid;
  /** A PrincipalType. */
  type: number;
  /** Empty where there is none. */
  distinguishedName: string;
}

/** Reads a Persistent Chat content database as the Get cmdlets show it. Everything comes in the order of its numbers. */
export interface PersistentChatReader {
  /** The most common domain of the users' addresses; undefined when there are none. */
  sipDomain(): Promise<string | undefined>;
  /** The categories, without the root. */
  categories(accepts: (category: CategorySettings) => boolean): AsyncIterable<CategoryDetails>;
  /** Names of the categories by number, the root's included. */
  categoryNames(): Promise<Map<number, { id: Guid; name: string }>>;
  rooms(query: RoomQuery): AsyncIterable<RoomDetails>;
  addins(): Promise<AddinRecord[]>;
  /**
   * Whoever is inside the allowed and outside the denied members of a category, groups, containers and domains expanded.
   * Disabled principals are left out.
   */
  eligible(category: number): AsyncIterable<Principal>;
  close(): Promise<void>;
}
