import type { SourceKind } from '../../records/source-store.js';
import { hasName } from '../connection.js';
import { groupChatTables } from './group-chat.js';
import { persistentChatTables } from './persistent-chat.js';
import type { Column, Table } from './table.js';

interface MigratedTable {
  /** A source without it has nothing to migrate. */
  isRequired: boolean;
  /** Without them a row cannot be told from others, or belongs nowhere. */
  needed: string[];
  /** Read where they are there. */
  more: string[];
}

const required = (needed: string[], more: string[]): MigratedTable => ({ isRequired: true, needed, more });
const optional = (needed: string[], more: string[]): MigratedTable => ({ isRequired: false, needed, more });

/** What a migration reads of a source, and of a target before it writes. Names as Persistent Chat spells them. */
const migrated: Record<string, MigratedTable> = {
  tblPrincipal: required(
    ['prinID', 'prinGuid', 'prinTypeID'],
    [
      ...['prinUri', 'prinName', 'prinDisplayName', 'prinCompanyName', 'prinEmail', 'prinADPath'],
      ...['prinADUserPrincipalName', 'prinDisabled', 'prinAllowedPermSet'],
      ...['prinAddedBy', 'prinAddedOn', 'prinUpdatedBy', 'prinUpdatedOn', 'prinVerifiedOn'],
    ],
  ),
  tblNode: required(
    ['nodeID', 'nodeGuid', 'parentID', 'nodeType'],
    [
      ...['nodeName', 'nodeDesc', 'topic', 'invite', 'logged', 'filePost', 'disabled', 'behavior', 'visibility'],
      ...['restrictChildCreate', 'overrideMember', 'scopeDefinerId', 'roleDefinerId', 'siopID'],
      ...['nodeAddedBy', 'nodeAddedOn', 'nodeUpdatedBy', 'nodeUpdatedOn'],
    ],
  ),
  tblRoleType: required(['rtypeID', 'rtypeDesc'], []),
  tblPrincipalRole: required(['prinRoleNodeID', 'prinRolePrinID', 'prinRoleTypeID'], ['prinRoleUpdatedBy']),
  tblChat: required(['channelId', 'chatId', 'chatDate', 'userId', 'isAlert', 'content'], ['rtf']),
  tblScopePrincipal: optional(['scopeNodeID', 'scopePrinID'], ['scopeIsDenied', 'scopeUpdatedBy']),
  tblPrincipalAffiliations: optional(['principalID', 'affiliationID'], []),
  tblSiopWhiteList: optional(['siopID'], ['siopName', 'siopUrl']),
  tblLastChatId: optional(['nodeID', 'lastChatID'], []),
  tblPrincipalInvites: optional(['prinID', 'nodeID'], ['invID', 'createdOn']),
  tblPreference: optional(['prefLabel', 'prefSeqID'], ['prefContent', 'lastModifiedBy']),
};

export interface MigratedColumn extends Column {
  isNeeded: boolean;
}

/** A table of the vendor's schema with the columns that a migration reads. */
export interface MigratedTableOf {
  name: string;
  isRequired: boolean;
  columns: MigratedColumn[];
}

const readFrom = (tables: Table[]): MigratedTableOf[] =>
  Object.entries(migrated).map(([name, { isRequired, needed, more }]) => ({
    name,
    isRequired,
    columns: tables
      .find((table) => table.name === name)!
      .columns.filter((column) => hasName([...needed, ...more], column.name))
      .map((column) => ({ ...column, isNeeded: hasName(needed, column.name) })),
  }));

/** Of Group Chat the columns that both its versions have are expected; the others are read where they are there. */
export const migratedTables = (kind: SourceKind, expectedOnly = false): MigratedTableOf[] =>
  readFrom(kind === 'PersistentChat' ? persistentChatTables : groupChatTables(expectedOnly ? 'Ocs2007R2' : 'Lync2010'));

/** Tables that an import writes to, with their columns. Others that it knows are written to where they are there. */
export const writtenTables: { name: string; columns: string[] }[] = persistentChatTables
  .filter(({ name }) => Object.hasOwn(migrated, name) || name === 'tblLastInviteId')
  .map(({ name, columns }) => ({
    name,
    columns: columns
      .map((column) => column.name)
      .filter((column) => (name === 'tblRoleType' ? hasName(migrated[name]!.needed, column) : column !== 'purgedOn')),
  }));
