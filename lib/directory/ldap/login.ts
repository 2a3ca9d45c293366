import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { Credential } from '../../credential.js';
import { CmdletError } from '../../host/cmdlet-error.js';
import { loadSettings } from '../../settings.js';

export interface LdapLogin extends Credential {
  /** Certificates that are trusted; those of Node when left out. */
  certificateAuthorities?: string[];
}

/**
 * What was given wins over the environment (CS_PCHAT_DIRECTORY_USER, CS_PCHAT_DIRECTORY_PASSWORD, CS_PCHAT_DIRECTORY_CA), and
 * that over the settings file.
 *
 * @throws CmdletError DirectoryLoginMissing; SettingsInvalid, when the file with the certificates cannot be read
 */
export const resolveDirectoryLogin = (
  credential: Credential | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): LdapLogin => {
  const { directoryLogin = {} } = loadSettings(environment);
  const userName = credential?.userName ?? environment.CS_PCHAT_DIRECTORY_USER ?? directoryLogin.user ?? '';
  const password = credential?.password ?? environment.CS_PCHAT_DIRECTORY_PASSWORD ?? directoryLogin.password ?? '';
  // A directory takes a bind without a password for one of nobody, and lets it succeed.
  if (userName === '' || password === '') {
    const what = userName === '' ? 'No account is given' : `No password is given for ${userName}`;
    throw new CmdletError('DirectoryLoginMissing', `${what}.`, { target: userName });
  }
  const file = environment.CS_PCHAT_DIRECTORY_CA ?? directoryLogin.certificateAuthority;
  if (file === undefined) return { userName, password };
  try {
    return { userName, password, certificateAuthorities: [...rootCertificates, readFileSync(file, 'utf8')] };
  } catch (cause) {
    throw new CmdletError('SettingsInvalid', `The certificates in ${file} cannot be read.`, { target: file, cause });
  }
};
