import { readFile } from 'node:fs/promises';
import { writeText } from '../files/atomic-file.js';
import { CmdletError } from '../host/cmdlet-error.js';
import type { EmbeddedState } from './embedded/undo.js';

/** What an import leaves beside its backup, so that it can be undone. */
export interface UndoDocument {
  formatVersion: 1;
  /** Path of the embedded database. */
  target: string;
  /** Path of the copy as it was before the import. */
  backup: string;
  package: string;
  /** State of the target right after the import. */
  after: EmbeddedState;
}

export const undoFileOf = (backup: string): string => backup.replace(/\.[^.]+$/, '.undo.json');

export const writeUndoFile = async (document: UndoDocument): Promise<string> => {
  const file = undoFileOf(document.backup);
  await writeText(file, `${JSON.stringify(document, null, 2)}\n`);
  return file;
};

/** @throws CmdletError FileNotFound, UndoInvalid */
export const readUndoFile = async (file: string): Promise<UndoDocument> => {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new CmdletError('FileNotFound', `The undo file ${file} cannot be read.`, { target: file, cause });
  });
  let document: Partial<UndoDocument> | null = null;
  try {
    document = JSON.parse(text) as Partial<UndoDocument> | null;
  } catch {
    // Told below, like every other file that is none.
  }
  const { target, backup, after, formatVersion } = document ?? {};
  if (
    formatVersion !== 1 ||
    typeof target !== 'string' ||
    typeof backup !== 'string' ||
    typeof after?.changeCounter !== 'number'
  ) {
    throw new CmdletError('UndoInvalid', `${file} is not an undo file.`, { target: file });
  }
  return document as UndoDocument;
};
