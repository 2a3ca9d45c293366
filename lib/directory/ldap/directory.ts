import { AndFilter, EqualityFilter, type Filter, OrFilter, PresenceFilter } from 'ldapts';
import type { Credential } from '../../credential.js';
import { CmdletError } from '../../host/cmdlet-error.js';
import {
  type ContactQuery,
  type Directory,
  type DirectoryObject,
  type DirectoryPool,
  firstValue,
  type NewAttributes,
  valuesOf,
} from '../directory.js';
import { isWithin, parseDistinguishedName } from '../distinguished-name.js';
import { catalogOf, type LdapServer, parseLdapAddress, serversOf, serverText } from './address.js';
import { LdapConnection } from './connection.js';
import { isUnreachable } from './errors.js';
import { type LdapLogin, resolveDirectoryLogin } from './login.js';

const equals = (attribute: string, value: string): Filter => new EqualityFilter({ attribute, value });
const ofClass = (name: string): Filter => equals('objectClass', name);
const anything = new PresenceFilter({ attribute: 'objectClass' });

/** Attributes that an endpoint cannot be without. */
const addressAttribute = 'msRTCSIP-PrimaryUserAddress';

export interface LdapOptions {
  credential?: Credential;
  /** FQDN of the domain controller to talk to. */
  domainController?: string;
}

/** Tries the servers one after the other, as long as they cannot be reached. */
const connectAny = async (servers: LdapServer[], login: LdapLogin): Promise<[LdapServer, LdapConnection]> => {
  let failure: unknown;
  for (const server of servers) {
    try {
      return [server, await LdapConnection.open(server, login)];
    } catch (thrown) {
      if (!isUnreachable(thrown)) throw thrown;
      failure = thrown;
    }
  }
  throw failure;
};

/**
 * Opens an Active Directory.
 *
 * @throws CmdletError DirectoryAddressInvalid, DirectoryLoginMissing, DirectoryUnreachable, DirectoryCertificateUntrusted,
 * DirectoryLoginFailed, DirectorySchemaMissing
 */
export const openLdapDirectory = async (text: string, options: LdapOptions): Promise<Directory> => {
  const address = parseLdapAddress(text);
  const login = resolveDirectoryLogin(options.credential);
  const [server, connection] = await connectAny(await serversOf(address, options.domainController), login);
  try {
    const [root] = await connection.find({ base: '', scope: 'base', filter: anything });
    const configuration = root === undefined ? '' : firstValue(root, 'configurationNamingContext');
    if (root === undefined || configuration === '') {
      throw new CmdletError('DirectoryNotRecognized', `${serverText(server)} is not an Active Directory.`, {
        target: text,
      });
    }
    const schema = await connection.find({
      base: firstValue(root, 'schemaNamingContext'),
      scope: 'one',
      filter: equals('lDAPDisplayName', addressAttribute),
      attributes: ['lDAPDisplayName'],
    });
    // A search on an attribute that the schema lacks finds nothing and says nothing.
    if (schema.length === 0) {
      throw new CmdletError('DirectorySchemaMissing', `The schema of ${text} knows no ${addressAttribute}.`, {
        target: text,
      });
    }
    const [contacts] = await connection.find({
      base: configuration,
      scope: 'sub',
      filter: ofClass('msRTCSIP-ApplicationContacts'),
      attributes: ['objectClass'],
    });
    if (contacts === undefined) {
      const message = `There is no container of application contacts below ${configuration}.`;
      throw new CmdletError('DirectorySchemaMissing', message, { target: text });
    }
    return new LdapDirectory({ text, server, login, connection, root, contacts: contacts.distinguishedName });
  } catch (thrown) {
    await connection.close();
    throw thrown;
  }
};

const dnsName = (distinguishedName: string): string =>
  (parseDistinguishedName(distinguishedName) ?? [])
    .flat()
    .filter(({ type }) => type === 'dc')
    .map(({ value }) => value)
    .join('.');

interface Opened {
  text: string;
  server: LdapServer;
  login: LdapLogin;
  connection: LdapConnection;
  /** The server's description of itself. */
  root: DirectoryObject;
  contacts: string;
}

class LdapDirectory implements Directory {
  readonly address: string;
  readonly forest: string;
  readonly applicationContacts: string;
  /** New versions of the product keep its topology elsewhere. */
  readonly isComplete = false;
  readonly #opened: Opened;
  #catalog: LdapConnection | undefined;

  constructor(opened: Opened) {
    this.#opened = opened;
    this.address = opened.text;
    this.applicationContacts = opened.contacts;
    this.forest = dnsName(firstValue(opened.root, 'rootDomainNamingContext'));
  }

  get #connection(): LdapConnection {
    return this.#opened.connection;
  }

  get #configuration(): string {
    return firstValue(this.#opened.root, 'configurationNamingContext');
  }

  /** The global catalogue knows every object of the forest; a search of a domain does not see the Configuration partition. */
  async #openCatalog(): Promise<LdapConnection> {
    this.#catalog ??= await LdapConnection.open(catalogOf(this.#opened.server), this.#opened.login);
    return this.#catalog;
  }

  async holders(sipAddress: string): Promise<DirectoryObject[]> {
    const catalog = await this.#openCatalog();
    const filter = new OrFilter({
      filters: [equals(addressAttribute, sipAddress), equals('proxyAddresses', sipAddress)],
    });
    const found = await catalog.find({ base: '', scope: 'sub', filter });
    // The catalogue holds some of an object's attributes only.
    return Promise.all(found.map(async (object) => (await this.#inFull(object.distinguishedName)) ?? object));
  }

  async #inFull(distinguishedName: string): Promise<DirectoryObject | undefined> {
    if (!isWithin(distinguishedName, this.#configuration)) return undefined;
    const [object] = await this.#connection.find({ base: distinguishedName, scope: 'base', filter: anything });
    return object;
  }

  async *contacts({ base, ldapFilter, narrow, signal }: ContactQuery): AsyncGenerator<DirectoryObject> {
    const container = this.applicationContacts;
    const within = base === undefined || isWithin(container, base) ? container : base;
    if (!isWithin(within, container)) return;
    const filters = [ofClass('contact'), ...(narrow === undefined ? [] : [narrow])];
    if (ldapFilter !== undefined) {
      const { parseLdapFilter } = await import('../ldap-filter.js');
      filters.push(parseLdapFilter(ldapFilter));
    }
    const scope = within === container ? 'one' : 'sub';
    for await (const object of this.#connection.search({ base: within, scope, filter: new AndFilter({ filters }) })) {
      signal.throwIfAborted();
      yield object;
    }
  }

  async #listed(name: string): Promise<DirectoryObject[]> {
    return this.#connection.find({ base: this.#configuration, scope: 'sub', filter: ofClass(name) });
  }

  async pools(): Promise<DirectoryPool[]> {
    return (await this.#listed('msRTCSIP-Pool')).map((pool) => ({
      fqdn: firstValue(pool, 'dNSHostName'),
      homeServer: valuesOf(pool, 'msRTCSIP-PrimaryHomeServer')[0],
    }));
  }

  async sipDomains(): Promise<string[]> {
    return (await this.#listed('msRTCSIP-Domain')).map((domain) => firstValue(domain, 'msRTCSIP-DomainName'));
  }

  async isMember(groups: readonly string[]): Promise<boolean> {
    // The caller's own token, as the server made it at the login: groups in groups included.
    const [caller] = await this.#connection.find({
      base: '',
      scope: 'base',
      filter: anything,
      attributes: ['tokenGroups'],
    });
    const token = new Set(caller === undefined ? [] : valuesOf(caller, 'tokenGroups'));
    const catalog = await this.#openCatalog();
    const found = await catalog.find({
      base: '',
      scope: 'sub',
      filter: new AndFilter({
        filters: [ofClass('group'), new OrFilter({ filters: groups.map((name) => equals('sAMAccountName', name)) })],
      }),
      attributes: ['objectSid'],
    });
    return found.some((group) => token.has(firstValue(group, 'objectSid')));
  }

  async create(distinguishedName: string, attributes: NewAttributes): Promise<DirectoryObject> {
    // The directory makes the common name from the distinguished name.
    const { cn: _, ...rest } = attributes;
    await this.#connection.add(distinguishedName, rest);
    const [object] = await this.#connection.find({ base: distinguishedName, scope: 'base', filter: anything });
    return object!;
  }

  async delete(distinguishedName: string): Promise<void> {
    await this.#connection.delete(distinguishedName);
  }

  async close(): Promise<void> {
    await this.#catalog?.close();
    await this.#connection.close();
  }
}
