import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { importCsPersistentChatData, newCsPersistentChatDatabase } from '../../../dist/cmdlets/index.js';
import { asPackage } from './as-package.js';
import { onlyClearErrors } from './only-clear-errors.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'cs-pchat-import-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = (name) => path.join(folder, name);
await newCsPersistentChatDatabase({ dbInstance: file('empty.db') });
const empty = readFileSync(file('empty.db'));

/** Entries of any content in a package whose checksums are right: an import changes nothing, or does all that it has said. */
export const fuzz = async (bytes) => {
  copyFileSync(file('empty.db'), file('target.db'));
  const call = { dbInstance: file('target.db'), byteInput: await asPackage(bytes) };
  const rehearsal = await onlyClearErrors(() => importCsPersistentChatData({ ...call, whatIf: true }));
  const result = await onlyClearErrors(() => importCsPersistentChatData(call));
  if (result === undefined) {
    if (!readFileSync(file('target.db')).equals(empty))
      throw new Error('An import that was refused changed the target');
    // What a rehearsal has passed must not fail.
    if (rehearsal !== undefined && rehearsal.errors === 0)
      throw new Error('The import failed, and the rehearsal had no errors');
    return;
  }
  for (const kept of [result.backup, result.undoFile]) if (kept !== '') rmSync(kept);
  if (rehearsal.messagesCreated !== result.messagesCreated || rehearsal.roomsCreated !== result.roomsCreated) {
    throw new Error('The import did otherwise than the rehearsal said');
  }
  const again = await importCsPersistentChatData(call);
  for (const kept of [again.backup, again.undoFile])
    if (kept !== '') throw new Error('A second import changed something');
};
