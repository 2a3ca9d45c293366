import type { MessageBatch } from '../package/read-messages.js';
import type { Plan } from '../plan/plan.js';
import type { TargetMessage, TargetModel } from '../plan/target.js';
import type { PrincipalTable } from '../records/principal-table.js';
import type { InvitationRecord, PreferenceRecord, PrincipalRecord } from '../records/records.js';
import type { Backup } from '../records/source-store.js';
import type { ServerUndo } from './sqlserver/undo.js';

/** The streams of a package that an import writes; each call starts anew. */
export interface PlanContent {
  principals: PrincipalTable;
  principalRecords(): AsyncIterable<PrincipalRecord>;
  messages(): AsyncIterable<MessageBatch>;
  invitations(): AsyncIterable<InvitationRecord>;
  preferences(): AsyncIterable<PreferenceRecord>;
}

export interface ApplyOptions {
  /** The same for the same plan; finds the work of an earlier run that did not come to its end. */
  key: string;
  signal: AbortSignal;
  /** Called with the number of messages that have been read. */
  onMessages(count: number): void;
  /**
   * Called before the commit with what it takes to undo the import, where the backup does not do that (an embedded database is
   * always backed up). When it throws, nothing is imported.
   */
  keepUndo(undo: ServerUndo): Promise<void>;
}

/** A database that is imported into. An adapter for each kind of server implements it. */
export interface TargetStore {
  readonly address: string;
  /** Whether its rows make few objects, so that collecting those often costs next to nothing; those of a server make many. */
  readonly makesFewObjects?: boolean;
  /** Whether it has any messages; asked before anything else is read. */
  hasMessages(): Promise<boolean>;
  model(): Promise<TargetModel>;
  /** Messages of a room of the target by its number, in the order of their numbers. */
  messages(room: number): AsyncIterable<TargetMessage[]>;
  /** Whether a principal has been invited to a room; both by their numbers. */
  hasInvitation(principal: number, room: number): Promise<boolean>;
  /** Highest version of a preference; null when there is none. */
  newestPreference(label: string): Promise<number | null>;
  /** Servers whose last sign of life is recent (R14). */
  runningServers(): Promise<string[]>;
  /** When the database was last backed up; undefined where {@link backup} always makes one (R16). */
  lastBackup(): Promise<Backup | undefined>;
  /**
   * Copies the database before the first change (R16). An embedded database is copied in any case, one of a server when it is
   * wanted.
   *
   * @returns where the copy is, or empty when there is none
   */
  backup(wanted: boolean): Promise<string>;
  /** Applies the plan in one transaction: all of it or nothing (R19). */
  apply(plan: Plan, content: PlanContent, options: ApplyOptions): Promise<void>;
  close(): Promise<void>;
}
