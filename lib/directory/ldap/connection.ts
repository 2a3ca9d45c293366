import net from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { Attribute, Client, type Entry, type Filter } from 'ldapts';
import { hideSecret } from '../../secrets.js';
import type { DirectoryObject, NewAttributes } from '../directory.js';
import { type LdapServer, serverText } from './address.js';
import { explainLdap } from './errors.js';
import type { LdapLogin } from './login.js';

/** Milliseconds. */
const connectTimeout = 10_000;
const requestTimeout = 60_000;

/** Entries of a page; Active Directory gives at most 1,000 at once unless it is told otherwise. */
const pageSize = 500;

const binaryAttributes = ['objectGUID', 'objectSid', 'tokenGroups'];

/** Active Directory stores the first three parts of a GUID with their bytes in reverse. */
const readGuid = (bytes: Buffer): string => {
  const hex = (from: number, to: number, reverse: boolean): string => {
    const part = Buffer.from(bytes.subarray(from, to));
    return (reverse ? part.reverse() : part).toString('hex');
  };
  const parts = [hex(0, 4, true), hex(4, 6, true), hex(6, 8, true), hex(8, 10, false), hex(10, 16, false)];
  return parts.join('-').toUpperCase();
};

/** Security identifiers and the like as hexadecimal digits. */
const readValue = (value: string | Buffer): string => (typeof value === 'string' ? value : value.toString('hex'));

const readEntry = ({ dn, ...values }: Entry): DirectoryObject => {
  let guid = '';
  const attributes = new Map<string, string[]>();
  for (const [name, value] of Object.entries(values)) {
    const list = Array.isArray(value) ? value : [value];
    if (name.toLowerCase() === 'objectguid') guid = readGuid(list[0] as Buffer);
    else if (list.length > 0) attributes.set(name.toLowerCase(), list.map(readValue));
  }
  return { distinguishedName: dn, guid, attributes };
};

export interface SearchRequest {
  base: string;
  scope: 'base' | 'one' | 'sub';
  filter: Filter;
  /** All of the object's own when left out. */
  attributes?: string[];
}

/** A connection to a directory server, encrypted and logged in. */
export class LdapConnection {
  readonly server: string;
  readonly #client: Client;

  private constructor(server: string, client: Client) {
    this.server = server;
    this.#client = client;
  }

  /**
   * The password is sent only over TLS, to a server whose certificate is trusted.
   *
   * @throws CmdletError DirectoryUnreachable, DirectoryCertificateUntrusted, DirectoryLoginFailed
   */
  static async open(server: LdapServer, login: LdapLogin): Promise<LdapConnection> {
    const text = serverText(server);
    const tls: ConnectionOptions = {
      ...(net.isIP(server.host) === 0 ? { servername: server.host } : {}),
      ...(login.certificateAuthorities === undefined ? {} : { ca: login.certificateAuthorities }),
    };
    const client = new Client({
      url: text,
      connectTimeout,
      timeout: requestTimeout,
      ...(server.protocol === 'ldaps' ? { tlsOptions: tls } : {}),
    });
    try {
      if (server.protocol === 'ldap') await client.startTLS({ ...tls, host: server.host });
    } catch (cause) {
      await client.unbind().catch(() => undefined);
      throw explainLdap(cause, text);
    }
    try {
      await client.bind(login.userName, login.password);
      return new LdapConnection(text, client);
    } catch (cause) {
      await client.unbind().catch(() => undefined);
      hideSecret(cause, login.password);
      throw explainLdap(cause, text, login.userName);
    }
  }

  /** Searches page by page. Nothing is found below a base that does not exist. */
  async *search({ base, scope, filter, attributes }: SearchRequest): AsyncGenerator<DirectoryObject> {
    const pages = this.#client.searchPaginated(base, {
      scope,
      filter,
      paged: { pageSize },
      explicitBufferAttributes: binaryAttributes,
      ...(attributes === undefined ? {} : { attributes }),
    });
    try {
      for await (const { searchEntries } of pages) for (const entry of searchEntries) yield readEntry(entry);
    } catch (cause) {
      throw explainLdap(cause, this.server, base === '' ? undefined : base);
    }
  }

  async find(request: SearchRequest): Promise<DirectoryObject[]> {
    const found: DirectoryObject[] = [];
    for await (const object of this.search(request)) found.push(object);
    return found;
  }

  async add(distinguishedName: string, attributes: NewAttributes): Promise<void> {
    const list = Object.entries(attributes).map(([type, values]) => new Attribute({ type, values: [...values] }));
    try {
      await this.#client.add(distinguishedName, list);
    } catch (cause) {
      throw explainLdap(cause, this.server, distinguishedName);
    }
  }

  async delete(distinguishedName: string): Promise<void> {
    try {
      await this.#client.del(distinguishedName);
    } catch (cause) {
      throw explainLdap(cause, this.server, distinguishedName);
    }
  }

  async close(): Promise<void> {
    await this.#client.unbind().catch(() => undefined);
  }
}
