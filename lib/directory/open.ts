import { CmdletError } from '../host/cmdlet-error.js';
import { loadSettings } from '../settings.js';
import { parseAddress } from '../stores/address.js';
import type { Directory } from './directory.js';

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
 * @param access `write` keeps others from changing the directory until it is closed
 * @throws CmdletError DirectoryMissing, DirectoryAddressUnsupported, DirectoryNotFound, DirectoryNotRecognized
 */
export const openDirectory = async (given: string | undefined, access: 'read' | 'write'): Promise<Directory> => {
  const address = given ?? loadSettings().directory;
  if (address === undefined) throw new CmdletError('DirectoryMissing', 'No directory is given or set.');
  const file = embeddedPath(address);
  if (file === undefined) {
    const message = `'${address}' is not the path of an embedded directory, and this version cannot reach other directories.`;
    throw new CmdletError('DirectoryAddressUnsupported', message, { target: address });
  }
  const { openEmbeddedDirectory } = await import('./embedded/directory.js');
  return openEmbeddedDirectory(file, access);
};
