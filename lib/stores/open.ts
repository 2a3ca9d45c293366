import type { Credential } from '../credential.js';
import type { SourceStore } from '../records/source-store.js';
import type { Encryption } from '../sqlserver/encryption.js';
import { type DatabaseAddress, parseAddress } from './address.js';
import type { PersistentChatReader } from './persistent-chat-reader.js';
import type { TargetStore } from './target-store.js';

/** The parameters by which a cmdlet says which database it means. */
export interface DatabaseOptions {
  dbInstance: string;
  /** On a SQL Server; mgc when left out. */
  dbName?: string;
  credential?: Credential;
  encryption?: Encryption;
}

/** Whether a database answers over a network, so that something else can be begun meanwhile. */
export const isOnServer = ({ dbInstance }: DatabaseOptions): boolean => parseAddress(dbInstance).kind === 'sqlserver';

/** Opens a database to export from. */
export const openSource = async (options: DatabaseOptions, signal?: AbortSignal): Promise<SourceStore> => {
  const address = parseAddress(options.dbInstance);
  if (address.kind === 'sqlserver') {
    const { openSqlServerSource } = await import('./sqlserver/open.js');
    return openSqlServerSource(address, options, signal);
  }
  const { openEmbeddedSource } = await import('./embedded/open.js');
  return openEmbeddedSource(address.path);
};

/** Marks exported rooms as disabled in the source, all or none. @returns how many were not disabled before */
export const disableRooms = async (
  options: DatabaseOptions,
  rooms: string[],
  signal?: AbortSignal,
): Promise<number> => {
  const address = parseAddress(options.dbInstance);
  if (address.kind === 'sqlserver') {
    const { disableSqlServerRooms } = await import('./sqlserver/disable-rooms.js');
    return disableSqlServerRooms(address, options, rooms, signal);
  }
  const { disableEmbeddedRooms } = await import('./embedded/disable-rooms.js');
  return disableEmbeddedRooms(address.path, rooms);
};

/** Opens a database to import into; for a rehearsal it is only read. */
export const openTarget = async (
  options: DatabaseOptions,
  access: 'read' | 'write',
  signal?: AbortSignal,
): Promise<TargetStore> => {
  const address = parseAddress(options.dbInstance);
  if (address.kind === 'sqlserver') {
    const { openSqlServerTarget } = await import('./sqlserver/target.js');
    return openSqlServerTarget(address, options, access, signal);
  }
  const { openEmbeddedTarget } = await import('./embedded/target.js');
  return openEmbeddedTarget(address.path, access);
};

/** Notes what it takes to put an embedded database back from its backup. Call it when the target is closed. @returns path of the undo file */
export const writeBackupUndo = async (
  options: DatabaseOptions,
  backup: string,
  packageName: string,
): Promise<string> => {
  const { path: target } = parseAddress(options.dbInstance) as Extract<DatabaseAddress, { kind: 'embedded' }>;
  const { embeddedState } = await import('./embedded/undo.js');
  const { writeEmbeddedUndo } = await import('./undo-file.js');
  return writeEmbeddedUndo({ formatVersion: 1, target, backup, package: packageName, after: embeddedState(target) });
};

/** Opens a Persistent Chat database to show what is in it. */
export const openPersistentChat = async (options: DatabaseOptions): Promise<PersistentChatReader> => {
  const address = parseAddress(options.dbInstance);
  if (address.kind === 'sqlserver') {
    const { openSqlServerPersistentChat } = await import('./sqlserver/open.js');
    return openSqlServerPersistentChat(address, options);
  }
  const { openEmbeddedPersistentChat } = await import('./embedded/open.js');
  return openEmbeddedPersistentChat(address.path);
};
