import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeText } from '../files/atomic-file.js';
import { CmdletError } from '../host/cmdlet-error.js';
import type { EmbeddedState } from './embedded/undo.js';
import type { ServerUndo } from './sqlserver/undo.js';

/** What an import leaves, so that it can be undone. */
export type UndoDocument = EmbeddedUndoDocument | ServerUndoDocument;

export interface EmbeddedUndoDocument {
  formatVersion: 1;
  /** Path of the embedded database. */
  target: string;
  /** Path of the copy as it was before the import. */
  backup: string;
  package: string;
  /** State of the target right after the import. */
  after: EmbeddedState;
}

export interface ServerUndoDocument {
  formatVersion: 1;
  /** Address of the server, as -DBInstance takes it. */
  target: string;
  package: string;
  server: ServerUndo;
}

const write = async (file: string, document: UndoDocument): Promise<string> => {
  await writeText(file, `${JSON.stringify(document, null, 2)}\n`);
  return file;
};

/** Writes the undo file of an embedded database beside its backup. @returns its path */
export const writeEmbeddedUndo = async (document: EmbeddedUndoDocument): Promise<string> =>
  write(document.backup.replace(/\.[^.]+$/, '.undo.json'), document);

/** Writes the undo file of an import into a server beside the package, or into the current folder. @returns its path */
export const writeServerUndo = async (
  document: ServerUndoDocument,
  packageFile: string | undefined,
): Promise<string> => {
  const { dir, name } = path.parse(path.resolve(packageFile ?? 'CsPersistentChatData'));
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  return write(path.join(dir, `${name}.import-${stamp}-${randomBytes(2).toString('hex')}.undo.json`), document);
};

/** For an import that was rolled back. */
export const dropUndo = async (file: string): Promise<void> => rm(file, { force: true });

const isEmbedded = (document: Partial<EmbeddedUndoDocument>): boolean =>
  typeof document.backup === 'string' && typeof document.after?.changeCounter === 'number';

const isServer = ({ server }: Partial<ServerUndoDocument>): boolean =>
  typeof server?.firstNode === 'number' && typeof server.firstPrincipal === 'number' && server.before !== undefined;

/** @throws CmdletError FileNotFound, UndoInvalid */
export const readUndoFile = async (file: string): Promise<UndoDocument> => {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new CmdletError('FileNotFound', `The undo file ${file} cannot be read.`, { target: file, cause });
  });
  let document: Partial<EmbeddedUndoDocument & ServerUndoDocument> | null | undefined;
  try {
    document = JSON.parse(text) as Partial<EmbeddedUndoDocument & ServerUndoDocument> | null;
  } catch {
    // Told below, like every other file that is none.
  }
  if (
    document?.formatVersion !== 1 ||
    typeof document.target !== 'string' ||
    !(isEmbedded(document) || isServer(document))
  ) {
    throw new CmdletError('UndoInvalid', `${file} is not an undo file.`, { target: file });
  }
  return document as UndoDocument;
};
