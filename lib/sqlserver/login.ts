import type { Credential } from '../credential.js';
import { CmdletError } from '../host/cmdlet-error.js';
import { loadSettings } from '../settings.js';
import { type Encryption, encryptions } from './encryption.js';

/** How to get into a SQL Server, as far as a cmdlet was told. */
export interface ServerLogin {
  credential?: Credential;
  encryption?: Encryption;
}

/** A login of the server, or of Windows when there is a domain. */
export interface ResolvedLogin {
  user?: string;
  password?: string;
  domain?: string;
  encryption: Encryption;
}

const split = ({ userName, password }: Credential): Omit<ResolvedLogin, 'encryption'> => {
  const [, domain, user] = /^([^\\]+)\\(.+)$/s.exec(userName) ?? [];
  return domain === undefined ? { user: userName, password } : { user: user!, password, domain };
};

const readEncryption = (text: string): Encryption => {
  const found = encryptions.find((name) => name.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  throw new CmdletError('SettingsInvalid', `CS_PCHAT_SQL_ENCRYPTION must be one of ${encryptions.join(', ')}.`, {
    target: 'CS_PCHAT_SQL_ENCRYPTION',
  });
};

/**
 * What was given wins over the environment (CS_PCHAT_SQL_USER, CS_PCHAT_SQL_PASSWORD, CS_PCHAT_SQL_ENCRYPTION), and that over the
 * settings file. `DOMAIN\user` is a login of Windows (NTLM).
 */
export const resolveLogin = (given: ServerLogin, environment: NodeJS.ProcessEnv = process.env): ResolvedLogin => {
  const { sqlServer = {} } = loadSettings(environment);
  const { CS_PCHAT_SQL_USER, CS_PCHAT_SQL_PASSWORD, CS_PCHAT_SQL_ENCRYPTION } = environment;
  const userName = CS_PCHAT_SQL_USER ?? sqlServer.user;
  const password = CS_PCHAT_SQL_PASSWORD ?? sqlServer.password ?? '';
  const credential = given.credential ?? (userName === undefined ? undefined : { userName, password });
  const encryption =
    given.encryption ??
    (CS_PCHAT_SQL_ENCRYPTION ? readEncryption(CS_PCHAT_SQL_ENCRYPTION) : (sqlServer.encryption ?? 'Verified'));
  return { ...(credential === undefined ? {} : split(credential)), encryption };
};
