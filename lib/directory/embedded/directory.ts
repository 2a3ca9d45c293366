import { existsSync } from 'node:fs';
import { CmdletError } from '../../host/cmdlet-error.js';
import { EmbeddedDatabase, readText } from '../../stores/embedded/connection.js';
import { bindText } from '../../stores/embedded/text.js';
import {
  type ContactQuery,
  type Directory,
  type DirectoryObject,
  type DirectoryPool,
  firstValue,
  type NewAttributes,
  valuesOf,
} from '../directory.js';
import { isWithin, nameKey, parseDistinguishedName } from '../distinguished-name.js';
import { toGeneralizedTime } from '../generalized-time.js';
import { insertObject } from './schema.js';

/** @throws CmdletError DirectoryNotFound, DirectoryNotRecognized, DatabaseUnreadable, DatabaseLocked, DatabaseReadOnly */
export const openEmbeddedDirectory = (file: string, access: 'read' | 'write'): Directory => {
  if (!existsSync(file)) {
    throw new CmdletError('DirectoryNotFound', `There is no directory ${file}.`, { target: file });
  }
  const database = EmbeddedDatabase.open(file, access);
  try {
    const tables = database.tables();
    const contacts = ['objects', 'attributes'].every((table) => tables.includes(table))
      ? database.row(
          `SELECT CAST(dn AS BLOB) AS dn FROM objects JOIN attributes ON object = key
           WHERE name = 'objectClass' AND folded = 'msrtcsip-applicationcontacts'`,
        )
      : undefined;
    if (contacts === undefined) {
      throw new CmdletError('DirectoryNotRecognized', `${file} is not an embedded directory.`, { target: file });
    }
    // Others are kept out from before the checks until the change, so that no two endpoints get the same address.
    if (access === 'write') database.execute('BEGIN IMMEDIATE');
    return new EmbeddedDirectory(database, readText(contacts.dn));
  } catch (cause) {
    database.close();
    throw cause;
  }
};

class EmbeddedDirectory implements Directory {
  readonly address: string;
  readonly forest: string;
  readonly applicationContacts: string;
  readonly isComplete = true;
  readonly #database: EmbeddedDatabase;

  constructor(database: EmbeddedDatabase, applicationContacts: string) {
    this.#database = database;
    this.address = database.path;
    this.applicationContacts = applicationContacts;
    this.forest = (parseDistinguishedName(applicationContacts) ?? [])
      .flat()
      .filter(({ type }) => type === 'dc')
      .map(({ value }) => value)
      .join('.');
  }

  async holders(sipAddress: string): Promise<DirectoryObject[]> {
    const keys = this.#database.rows(
      `SELECT DISTINCT CAST(object AS BLOB) AS key FROM attributes
       WHERE folded = CAST(? AS TEXT) AND name IN ('msRTCSIP-PrimaryUserAddress', 'proxyAddresses') ORDER BY object`,
      bindText(sipAddress.toLowerCase()),
    );
    return keys.map(({ key }) => this.#object(readText(key))!);
  }

  async *contacts({ base, ldapFilter, signal }: ContactQuery): AsyncGenerator<DirectoryObject> {
    let accepts = (_: DirectoryObject): boolean => true;
    if (ldapFilter !== undefined) {
      const { ldapPredicate } = await import('../ldap-filter.js');
      accepts = ldapPredicate(ldapFilter);
    }
    for (const object of this.#children(this.applicationContacts)) {
      signal.throwIfAborted();
      if (!valuesOf(object, 'objectClass').includes('contact')) continue;
      if (base !== undefined && !isWithin(object.distinguishedName, base)) continue;
      if (accepts(object)) yield object;
    }
  }

  async pools(): Promise<DirectoryPool[]> {
    return this.#ofClass('msRTCSIP-Pool').map((pool) => ({
      fqdn: firstValue(pool, 'dNSHostName'),
      homeServer: valuesOf(pool, 'msRTCSIP-PrimaryHomeServer')[0],
    }));
  }

  async sipDomains(): Promise<string[]> {
    return this.#ofClass('msRTCSIP-Domain').map((domain) => firstValue(domain, 'msRTCSIP-DomainName'));
  }

  /** A file is used by whoever may read it. */
  async isMember(): Promise<undefined> {
    return undefined;
  }

  async create(distinguishedName: string, attributes: NewAttributes): Promise<DirectoryObject> {
    const now = toGeneralizedTime(new Date());
    insertObject(this.#database, distinguishedName, { ...attributes, whenCreated: [now], whenChanged: [now] });
    this.#database.execute('COMMIT');
    return this.#object(nameKey(distinguishedName)!)!;
  }

  async delete(distinguishedName: string): Promise<void> {
    const key = bindText(nameKey(distinguishedName)!);
    this.#database.run('DELETE FROM attributes WHERE object = CAST(? AS TEXT)', key);
    this.#database.run('DELETE FROM objects WHERE key = CAST(? AS TEXT)', key);
    this.#database.execute('COMMIT');
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  #object(key: string): DirectoryObject | undefined {
    const row = this.#database.row(
      'SELECT CAST(dn AS BLOB) AS dn, guid FROM objects WHERE key = CAST(? AS TEXT)',
      bindText(key),
    );
    if (row === undefined) return undefined;
    const attributes = new Map<string, string[]>();
    const rows = this.#database.rows(
      'SELECT name, CAST(value AS BLOB) AS value FROM attributes WHERE object = CAST(? AS TEXT) ORDER BY name, position',
      bindText(key),
    );
    for (const { name, value } of rows) {
      const lower = readText(name).toLowerCase();
      attributes.set(lower, [...(attributes.get(lower) ?? []), readText(value)]);
    }
    return { distinguishedName: readText(row.dn), guid: readText(row.guid), attributes };
  }

  #objects(sql: string, value: string): DirectoryObject[] {
    return this.#database.rows(sql, bindText(value)).map(({ key }) => this.#object(readText(key))!);
  }

  #children(distinguishedName: string): DirectoryObject[] {
    return this.#objects(
      'SELECT CAST(key AS BLOB) AS key FROM objects WHERE parent = CAST(? AS TEXT) ORDER BY key',
      nameKey(distinguishedName)!,
    );
  }

  #ofClass(name: string): DirectoryObject[] {
    return this.#objects(
      `SELECT CAST(object AS BLOB) AS key FROM attributes
       WHERE name = 'objectClass' AND folded = CAST(? AS TEXT) ORDER BY object`,
      name.toLowerCase(),
    );
  }
}
