import type { List } from './packed-list.js';
import type {
  AddinRecord,
  AffiliationRecord,
  CategoryRecord,
  Guid,
  InvitationRecord,
  MessageRecord,
  PreferenceRecord,
  PrincipalRecord,
  RoomRecord,
  Ticks,
} from './records.js';

export type SourceKind = 'GroupChat' | 'PersistentChat';

export interface SourceDescription {
  kind: SourceKind;
  /** For people, for example `Lync Server 2010 Group Chat`. */
  product: string;
  /** DNS name of the forest as far as the distinguished names tell it, else empty (R3). */
  forest: string;
  /** Folder or address of the uploaded files, else empty (R12). */
  fileStore: string;
}

/** A part of the schema that is absent, or a column with rows that are not what the schema says and are read all the same. */
export interface OddValue {
  /** `table.column`, or a table alone. */
  column: string;
  /** Not in the source; NULL; a number of nobody; ticks outside the years 1 to 9999. */
  problem: 'absent' | 'missing' | 'unknown' | 'noDate';
  rows: number;
}

/** What the source holds that no package can take along, for the report (R25 and schema-mapping). */
export interface SourceOddities {
  /** Messages whose room does not exist. */
  messagesWithoutRoom: number;
  /** Role and scope rows whose principal or node does not exist. */
  rolesWithoutOwner: number;
  /** Compliance events that no adapter has taken yet. */
  complianceEvents: number;
  /** Packages of earlier versions do not tell. */
  values?: OddValue[];
}

/** What is known of the backups of a database on a server. */
export interface Backup {
  /** ISO 8601; null when there never was one, undefined when the server does not tell. */
  last: string | null | undefined;
  /** What to type for one. */
  statement: string;
}

/** Which principals to read. Those of no type, or of one that nobody knows, are among those that are not named. */
export type PrincipalTypes = { only: readonly number[] } | { without: readonly number[] };

/**
 * A database that is exported from. An adapter for each kind of server implements it. Everything that can be large is streamed,
 * and all of it is read from one consistent state.
 */
export interface SourceStore {
  readonly address: string;
  describe(): Promise<SourceDescription>;
  oddities(): Promise<SourceOddities>;
  /** Servers whose last sign of life is recent (R14). */
  runningServers(): Promise<string[]>;
  /** When the database was last backed up (R16); undefined for a file, which is copied like any other. */
  lastBackup(): Promise<Backup | undefined>;
  /** Where everything cannot be read from one state: finds out whether anybody wrote meanwhile. @throws CmdletError SourceChanged */
  ensureUnchanged(): Promise<void>;
  principals(types: PrincipalTypes): AsyncIterable<PrincipalRecord>;
  affiliations(): AsyncIterable<AffiliationRecord>;
  /** Parents before children. */
  categories(): Promise<List<CategoryRecord>>;
  /** The rooms and the categories they lie in, without the roles, which are most of what a room has. */
  roomPlaces(): AsyncIterable<{ id: Guid; parent: Guid }>;
  rooms(): AsyncIterable<RoomRecord>;
  addins(): Promise<AddinRecord[]>;
  /** Messages of a room in the order of their numbers, in batches. With a cutoff, only those at or after it. */
  messages(room: Guid, cutoff: Ticks | null): AsyncIterable<MessageRecord[]>;
  /** GUID of the principal at a place that messages name as their author's. */
  author(place: number): Guid;
  /** How many messages of a room are before the cutoff. */
  messagesBefore(cutoff: Ticks): Promise<(room: Guid) => number>;
  invitations(): AsyncIterable<InvitationRecord>;
  preferences(): AsyncIterable<PreferenceRecord>;
  close(): Promise<void>;
}
