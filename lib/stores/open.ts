import { CmdletError } from '../host/cmdlet-error.js';
import type { SourceStore } from '../records/source-store.js';
import { parseAddress } from './address.js';
import type { PersistentChatReader } from './persistent-chat-reader.js';
import type { TargetStore } from './target-store.js';

const unsupported = (text: string): CmdletError =>
  new CmdletError(
    'DatabaseAddressUnsupported',
    `'${text}' is the address of a SQL Server, which this version cannot reach.`,
    {
      target: text,
    },
  );

/** Opens the database that `-DBInstance` names, to export from it. */
export const openSource = async (dbInstance: string): Promise<SourceStore> => {
  const address = parseAddress(dbInstance);
  if (address.kind !== 'embedded') throw unsupported(address.text);
  const { openEmbeddedSource } = await import('./embedded/open.js');
  return openEmbeddedSource(address.path);
};

/** Marks exported rooms as disabled in the source, all or none. @returns how many were not disabled before */
export const disableRooms = async (dbInstance: string, rooms: string[]): Promise<number> => {
  const address = parseAddress(dbInstance);
  if (address.kind !== 'embedded') throw unsupported(address.text);
  const { disableEmbeddedRooms } = await import('./embedded/disable-rooms.js');
  return disableEmbeddedRooms(address.path, rooms);
};

/** Opens the database that `-DBInstance` names, to import into it; for a rehearsal it is only read. */
export const openTarget = async (dbInstance: string, access: 'read' | 'write'): Promise<TargetStore> => {
  const address = parseAddress(dbInstance);
  if (address.kind !== 'embedded') throw unsupported(address.text);
  const { openEmbeddedTarget } = await import('./embedded/target.js');
  return openEmbeddedTarget(address.path, access);
};

/** Opens the Persistent Chat database that `-DBInstance` names, to show what is in it. */
export const openPersistentChat = async (dbInstance: string): Promise<PersistentChatReader> => {
  const address = parseAddress(dbInstance);
  if (address.kind !== 'embedded') throw unsupported(address.text);
  const { openEmbeddedPersistentChat } = await import('./embedded/open.js');
  return openEmbeddedPersistentChat(address.path);
};

/**
 * Notes what it takes to undo an import. Call it when the target is closed.
 *
 * @returns path of the undo file
 */
export const writeUndo = async (dbInstance: string, backup: string, packageName: string): Promise<string> => {
  const address = parseAddress(dbInstance);
  if (address.kind !== 'embedded') throw unsupported(address.text);
  const { embeddedState } = await import('./embedded/undo.js');
  const { writeUndoFile } = await import('./undo-file.js');
  return writeUndoFile({
    formatVersion: 1,
    target: address.path,
    backup,
    package: packageName,
    after: embeddedState(address.path),
  });
};
