import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import { describeChanges, embeddedState, restoreEmbedded } from '../lib/stores/embedded/undo.js';
import { readUndoFile } from '../lib/stores/undo-file.js';
import type { UndoCsPersistentChatDataOptions } from '../schemas/types.js';

/** Undo: puts a target back as it was before an import, if nothing has changed in it since. */
export const run: Run<UndoCsPersistentChatDataOptions, undefined> = async (options, host) => {
  const { target, backup, after } = await readUndoFile(options.undoFile);
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
  if (!(await host.shouldProcess({ target, action: `Put back as it was before the import, from ${backup}` }))) return;
  await restoreEmbedded(target, backup);
};
