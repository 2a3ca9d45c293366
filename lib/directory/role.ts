import { CmdletError } from '../host/cmdlet-error.js';
import type { Host } from '../host/host.js';
import { loadSettings } from '../settings.js';
import type { Directory } from './directory.js';
import { openDirectory } from './open.js';

/**
 * Groups whose members may migrate (R15). The last one is how the vendor's forest preparation spells the first; names are
 * compared without case.
 */
export const migrationRoles = ['CsPersistentChatAdministrator', 'CsAdministrator', 'CsPersistentChatAdministator'];

/**
 * R15: the caller must have the role. A rehearsal warns.
 *
 * @throws CmdletError RoleMissing
 */
export const ensureRole = async (directory: Directory, host: Host): Promise<void> => {
  const isMember = await directory.isMember(migrationRoles);
  if (isMember === undefined) {
    host.writeVerbose(`${directory.address} does not know its callers, so the role is not checked.`);
    return;
  }
  if (isMember) return;
  const message = `Your account is not in CsPersistentChatAdministrator or CsAdministrator, as ${directory.address} says.`;
  if (!host.whatIf) throw new CmdletError('RoleMissing', message, { target: directory.address });
  host.writeWarning(message);
};

/**
 * The same against the directory of the settings; where none is set nothing is checked, and a verbose line says so.
 *
 * @returns DNS name of the directory's forest (R3); empty where none is set
 */
export const ensureConfiguredRole = async (host: Host): Promise<string> => {
  if (loadSettings().directory === undefined) {
    host.writeVerbose('No directory is set, so the role of your account is not checked.');
    return '';
  }
  const directory = await openDirectory({}, 'read');
  try {
    await ensureRole(directory, host);
    return directory.forest;
  } finally {
    await directory.close();
  }
};
