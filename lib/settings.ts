import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CmdletError } from './host/cmdlet-error.js';
import { type Encryption, encryptions } from './sqlserver/encryption.js';

/** A Persistent Chat pool and its database. */
export interface PoolSettings {
  fqdn: string;
  dbInstance: string;
  dbName?: string;
}

/** What need not be typed every time. `docs/settings.md` describes the file. */
export interface Settings {
  pools: PoolSettings[];
  /** Address of the directory. */
  directory?: string;
  /** How to log in to that directory, and the path of a PEM file with the authorities that are trusted besides the usual ones. */
  directoryLogin?: { user?: string; password?: string; certificateAuthority?: string };
  /** How to log in to SQL Servers when -Credential and -Encryption are left out. */
  sqlServer?: { user?: string; password?: string; encryption?: Encryption };
  /** SIP domain of the room addresses (ma-chan://<domain>/<GUID>). */
  sipDomain?: string;
}

const defaultFile = (): string =>
  process.platform === 'win32'
    ? path.join(process.env.APPDATA ?? os.homedir(), 'cs-persistent-chat', 'settings.json')
    : path.join(
        process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config'),
        'cs-persistent-chat',
        'settings.json',
      );

/**
 * Reads the settings file (CS_PCHAT_SETTINGS, or the user's own) and lets environment variables win over it:
 * CS_PCHAT_DBINSTANCE with CS_PCHAT_POOL, CS_PCHAT_DIRECTORY, CS_PCHAT_SIPDOMAIN.
 *
 * @throws CmdletError SettingsInvalid
 */
export const loadSettings = (environment: NodeJS.ProcessEnv = process.env): Settings => {
  const file = environment.CS_PCHAT_SETTINGS ?? defaultFile();
  const settings = existsSync(file) ? readSettings(file) : { pools: [] };
  const { CS_PCHAT_DBINSTANCE, CS_PCHAT_POOL, CS_PCHAT_DIRECTORY, CS_PCHAT_SIPDOMAIN } = environment;
  return {
    ...settings,
    ...(CS_PCHAT_DBINSTANCE ? { pools: [{ fqdn: CS_PCHAT_POOL ?? '', dbInstance: CS_PCHAT_DBINSTANCE }] } : {}),
    ...(CS_PCHAT_DIRECTORY ? { directory: CS_PCHAT_DIRECTORY } : {}),
    ...(CS_PCHAT_SIPDOMAIN ? { sipDomain: CS_PCHAT_SIPDOMAIN } : {}),
  };
};

const readSettings = (file: string): Settings => {
  const invalid = (why: string, cause?: unknown): CmdletError =>
    new CmdletError('SettingsInvalid', `The settings file ${file} ${why}.`, { target: file, cause });
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw invalid('cannot be read', cause);
  }
  let value: unknown;
  try {
    // Windows PowerShell 5.1 writes UTF-8 with a byte order mark.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // What the parser says would show a piece of the file, and that may be a password.
    throw invalid('is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('must hold one JSON object');
  const { pools = [], directory, sipDomain, sqlServer, directoryLogin } = value as Record<string, unknown>;
  const isText = (candidate: unknown): candidate is string => typeof candidate === 'string' && candidate !== '';
  if (!Array.isArray(pools) || pools.some((pool) => !isText(pool?.fqdn) || !isText(pool?.dbInstance))) {
    throw invalid('must list pools as objects with fqdn and dbInstance');
  }
  if (pools.some(({ dbName }) => dbName !== undefined && !isText(dbName))) throw invalid('must give dbName as text');
  for (const [name, text] of Object.entries({ directory, sipDomain })) {
    if (text !== undefined && !isText(text)) throw invalid(`must give ${name} as text`);
  }
  if (sqlServer !== undefined && (typeof sqlServer !== 'object' || sqlServer === null || Array.isArray(sqlServer))) {
    throw invalid('must give sqlServer as an object');
  }
  const { user, password, encryption } = (sqlServer ?? {}) as Record<string, unknown>;
  for (const [name, text] of Object.entries({ user, password })) {
    if (text !== undefined && typeof text !== 'string') throw invalid(`must give sqlServer.${name} as text`);
  }
  const isEncryption = (text: unknown): text is Encryption => encryptions.some((name) => name === text);
  if (encryption !== undefined && !isEncryption(encryption)) {
    throw invalid(`must give sqlServer.encryption as one of ${encryptions.join(', ')}`);
  }
  const login = (directoryLogin ?? {}) as Record<string, unknown>;
  const isLogin = typeof login === 'object' && !Array.isArray(login);
  const loginKeys = ['user', 'password', 'certificateAuthority'];
  if (!isLogin || loginKeys.some((key) => login[key] !== undefined && typeof login[key] !== 'string')) {
    throw invalid(`must give directoryLogin as an object with ${loginKeys.join(', ')} as text`);
  }
  return {
    pools: pools.map(({ fqdn, dbInstance, dbName }) => ({
      fqdn,
      dbInstance,
      ...(dbName === undefined ? {} : { dbName }),
    })),
    ...(isText(directory) ? { directory } : {}),
    ...(isText(sipDomain) ? { sipDomain } : {}),
    ...(directoryLogin === undefined
      ? {}
      : {
          directoryLogin: Object.fromEntries(
            loginKeys.filter((key) => isText(login[key])).map((key) => [key, login[key]]),
          ),
        }),
    ...(sqlServer === undefined
      ? {}
      : {
          sqlServer: {
            ...(isText(user) ? { user } : {}),
            ...(isText(password) ? { password } : {}),
            ...(isEncryption(encryption) ? { encryption } : {}),
          },
        }),
  };
};
