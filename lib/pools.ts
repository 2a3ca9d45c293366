import path from 'node:path';
import type { Credential } from './credential.js';
import { CmdletError } from './host/cmdlet-error.js';
import { foldName } from './records/names.js';
import { loadSettings, type PoolSettings } from './settings.js';
import type { Encryption } from './sqlserver/encryption.js';
import { parseAddress } from './stores/address.js';
import { openPersistentChat } from './stores/open.js';
import type { PersistentChatReader } from './stores/persistent-chat-reader.js';

/** The parameters by which a Get cmdlet says which pools it means. */
export interface PoolOptions {
  dbInstance?: string;
  dbName?: string;
  credential?: Credential;
  encryption?: Encryption;
  persistentChatPoolFqdn?: string;
}

/** What an -Identity says: the name, and the pool when there is a backslash in front of the name. */
export interface PoolIdentity {
  pool?: string;
  name: string;
}

/** An open pool. */
export interface Pool {
  fqdn: string;
  /** SIP domain of its addresses (ma-chan, ma-cat). */
  sipDomain(): Promise<string>;
  reader: PersistentChatReader;
}

/** Reads `<pool FQDN>\<name>` or `<name>`. */
export const parseIdentity = (identity: string): PoolIdentity => {
  const [, pool, name] = /^([^\\]+)\\(.+)$/s.exec(identity) ?? [];
  return pool === undefined ? { name: identity } : { pool, name: name! };
};

/** The identity that a parameter gives, if it is given. */
export const parseOptionalIdentity = (identity: string | undefined): PoolIdentity | undefined =>
  identity === undefined ? undefined : parseIdentity(identity);

/** Whether something of this name is meant; the pool is selected elsewhere. */
export const isMeant = (identity: PoolIdentity, name: string): boolean => foldName(identity.name) === foldName(name);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What a database is called whose pool nobody has named: its file without extension, or its server. */
const nameOf = (dbInstance: string): string => {
  const address = parseAddress(dbInstance);
  return address.kind === 'embedded' ? path.parse(address.path).name : address.host;
};

/** What tells two databases apart. */
const keyOf = (dbInstance: string): string => {
  const address = parseAddress(dbInstance);
  return address.kind === 'embedded' ? address.path : address.text.toLowerCase();
};

/**
 * The pools that a cmdlet means: the database that is given, or those of the settings, of which pool FQDNs select one.
 *
 * @param wanted pool FQDNs from -PersistentChatPoolFqdn and from an identity
 */
const selectPools = (dbInstance: string | undefined, wanted: string[], known: PoolSettings[]): PoolSettings[] => {
  if (dbInstance === undefined && known.length === 0) {
    throw new CmdletError('DatabaseInstanceMissing', 'No database is given, and no pool is set.');
  }
  const candidates =
    dbInstance === undefined
      ? known
      : [known.find((pool) => keyOf(pool.dbInstance) === keyOf(dbInstance)) ?? { fqdn: '', dbInstance }];
  const selected = candidates
    // A pool that is not in the settings is called what the user calls it.
    .map((pool) => (pool.fqdn === '' ? { ...pool, fqdn: wanted[0] ?? nameOf(pool.dbInstance) } : pool))
    .filter(({ fqdn }) => wanted.every((name) => same(name, fqdn)));
  if (selected.length === 0) {
    const names = wanted.join(' and ');
    throw new CmdletError('PoolNotFound', `There is no pool ${names} among those given or set.`, { target: names });
  }
  return selected;
};

/**
 * Opens the pools that a cmdlet means, one after the other.
 *
 * @param identities of what is wanted in them; a pool in front of one selects that pool
 * @throws CmdletError DatabaseInstanceMissing, PoolNotFound, TargetNotRecognized, DatabaseAddressUnsupported, …
 */
export async function* openPools(
  options: PoolOptions,
  ...identities: (PoolIdentity | undefined)[]
): AsyncGenerator<Pool> {
  const { dbInstance, persistentChatPoolFqdn } = options;
  const settings = loadSettings();
  const wanted = [persistentChatPoolFqdn, ...identities.map((identity) => identity?.pool)].filter(
    (name) => name !== undefined,
  );
  for (const pool of selectPools(dbInstance, wanted, settings.pools)) {
    const reader = await openPersistentChat({ ...options, ...pool });
    try {
      const sipDomain = async (): Promise<string> => settings.sipDomain ?? (await reader.sipDomain()) ?? 'localhost';
      yield { fqdn: pool.fqdn, sipDomain, reader };
    } finally {
      await reader.close();
    }
  }
}

/** FQDN of the pool whose database it is, as far as the settings say; else empty. */
export const poolOf = (dbInstance: string): string =>
  dbInstance === ''
    ? ''
    : (loadSettings().pools.find((pool) => keyOf(pool.dbInstance) === keyOf(dbInstance))?.fqdn ?? '');
