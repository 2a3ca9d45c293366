import { ensureConfiguredRole } from '../lib/directory/role.js';
import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import type { Host } from '../lib/host/host.js';
import { describeChanges, embeddedState, restoreEmbedded } from '../lib/stores/embedded/undo.js';
import { type EmbeddedUndoDocument, readUndoFile } from '../lib/stores/undo-file.js';
import type { UndoCsPersistentChatDataOptions } from '../schemas/types.js';

/** Puts the backup back. */
const restoreBackup = async ({ target, backup, after }: EmbeddedUndoDocument, host: Host): Promise<undefined> => {
  host.writeVerbose(`The backup is ${backup}.`);
  const changes = describeChanges(after, embeddedState(target));
  if (changes.length > 0) {
    throw new CmdletError(
      'TargetChanged',
      `${target} has changed since the import: ${changes.join('; ')}. Nothing was undone.`,
      {
        target,
        recommendedAction: `Restore ${backup} by hand if what was written since may be lost.`,
      },
    );
  }
  if (!(await host.shouldProcess({ target, action: `Put back as it was before the import, from ${backup}` })))
    return undefined;
  await restoreEmbedded(target, backup);
  return undefined;
};

/** Undo: puts a target back as it was before an import, if nothing has changed in it since. */
export const run: Run<UndoCsPersistentChatDataOptions, undefined> = async (options, host) => {
  const { undoFile, ...login } = options;
  const document = await readUndoFile(undoFile);
  await ensureConfiguredRole(host);
  if (!('server' in document)) return restoreBackup(document, host);
  const { undoServerImport } = await import('../lib/stores/sqlserver/undo.js');
  const { target, server } = document;
  const action = 'Take back what the import wrote, and put back what it overwrote';
  const decide = (): Promise<boolean> => host.shouldProcess({ target: `${target} (${server.dbName})`, action });
  await undoServerImport({ ...login, dbInstance: target }, server, decide, host.signal);
  return undefined;
};
