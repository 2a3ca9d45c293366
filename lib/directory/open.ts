import type { Credential } from '../credential.js';
import { CmdletError } from '../host/cmdlet-error.js';
import { loadSettings } from '../settings.js';
import { parseAddress } from '../stores/address.js';
import type { Directory } from './directory.js';

/** The parameters by which a cmdlet says which directory it means. */
export interface DirectoryOptions {
  /** The one of the settings when left out. */
  directory?: string;
  credential?: Credential;
  /** FQDN of the domain controller to talk to. */
  domainController?: string;
}

const embeddedPath = (address: string): string | undefined => {
  try {
    const parsed = parseAddress(address);
    return parsed.kind === 'embedded' ? parsed.path : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Opens the directory that -Directory names, or else the one of the settings.
 *
 * @param access `write` keeps others from changing an embedded directory until it is closed
 * @throws CmdletError DirectoryMissing, DirectoryNotFound, DirectoryNotRecognized, and what an Active Directory fails with
 */
export const openDirectory = async (options: DirectoryOptions, access: 'read' | 'write'): Promise<Directory> => {
  const address = options.directory ?? loadSettings().directory;
  if (address === undefined) throw new CmdletError('DirectoryMissing', 'No directory is given or set.');
  const file = embeddedPath(address);
  if (file === undefined) {
    const { openLdapDirectory } = await import('./ldap/directory.js');
    return openLdapDirectory(address, options);
  }
  const { openEmbeddedDirectory } = await import('./embedded/directory.js');
  return openEmbeddedDirectory(file, access);
};
