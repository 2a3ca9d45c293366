import path from 'node:path';
import { CmdletError } from '../../host/cmdlet-error.js';
import type { EmbeddedDatabase } from '../../stores/embedded/connection.js';
import { createAside } from '../../stores/embedded/create.js';
import type { NewAttributes } from '../directory.js';
import { domainName, escapeName } from '../distinguished-name.js';
import { toGeneralizedTime } from '../generalized-time.js';
import { directoryTables, insertObject } from './schema.js';

/** A Persistent Chat pool. */
export interface NewPool {
  fqdn: string;
  /** FQDN of the Registrar pool that is its next hop. */
  registrar?: string;
}

export interface NewUser {
  /** Common name. */
  name: string;
  /** With the prefix sip:. */
  sipAddress: string;
  displayName?: string;
  /** Distinguished name of the container; Users of the forest's root domain when left out. */
  container?: string;
  /** Mail addresses with their prefixes; the SIP address is added. */
  proxyAddresses?: readonly string[];
}

export interface NewDirectory {
  /** DNS name of the forest; contoso.com when left out. */
  forest?: string;
  /** SIP domains of the deployment; when left out, an endpoint may have any. */
  sipDomains?: readonly string[];
  /** When left out, an endpoint may lead to any pool. */
  pools?: readonly NewPool[];
  users?: readonly NewUser[];
}

/** Distinguished name of the container of everything that belongs to Lync. */
export const rtcService = (forest: string): string =>
  `CN=RTC Service,CN=Services,CN=Configuration,${domainName(forest)}`;

export const poolsContainer = (forest: string): string => `CN=Pools,${rtcService(forest)}`;

const add = (database: EmbeddedDatabase, dn: string, classes: string[], attributes: NewAttributes = {}): void => {
  const now = toGeneralizedTime(new Date());
  insertObject(database, dn, {
    objectClass: ['top', ...classes],
    ...attributes,
    whenCreated: [now],
    whenChanged: [now],
  });
};

const addContainers = (database: EmbeddedDatabase, forest: string): void => {
  const root = domainName(forest);
  add(database, root, ['domain', 'domainDNS']);
  add(database, `CN=Users,${root}`, ['container']);
  add(database, `CN=Configuration,${root}`, ['configuration']);
  add(database, `CN=Services,CN=Configuration,${root}`, ['container']);
  const service = rtcService(forest);
  add(database, service, ['container', 'msRTCSIP-Service']);
  add(database, `CN=Application Contacts,${service}`, ['container', 'msRTCSIP-ApplicationContacts']);
  add(database, `CN=Global Settings,${service}`, ['container', 'msRTCSIP-GlobalContainer']);
  add(database, poolsContainer(forest), ['container', 'msRTCSIP-Pools']);
};

const addPool = (database: EmbeddedDatabase, forest: string, { fqdn, registrar }: NewPool): void => {
  const pools = poolsContainer(forest);
  add(database, `CN=${escapeName(fqdn)},${pools}`, ['msRTCSIP-Pool'], {
    dNSHostName: [fqdn],
    ...(registrar === undefined
      ? {}
      : { 'msRTCSIP-PrimaryHomeServer': [`CN=Lc Services,CN=Microsoft,CN=${escapeName(registrar)},${pools}`] }),
  });
};

const addUser = (database: EmbeddedDatabase, forest: string, user: NewUser): void => {
  const { name, sipAddress, displayName = name, proxyAddresses = [] } = user;
  const container = user.container ?? `CN=Users,${domainName(forest)}`;
  add(database, `CN=${escapeName(name)},${container}`, ['person', 'organizationalPerson', 'user'], {
    cn: [name],
    displayName: [displayName],
    proxyAddresses: [...proxyAddresses, sipAddress],
    'msRTCSIP-PrimaryUserAddress': [sipAddress],
    'msRTCSIP-UserEnabled': ['TRUE'],
    'msRTCSIP-DeploymentLocator': ['SRV:'],
  });
};

/**
 * Makes an embedded directory, all of it or nothing.
 *
 * @throws CmdletError DatabaseExists, FileNotWritable, ParameterInvalid
 */
export const createEmbeddedDirectory = async (file: string, options: NewDirectory = {}): Promise<void> => {
  const { forest = 'contoso.com', sipDomains = [], pools = [], users = [] } = options;
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(forest)) {
    throw new CmdletError('ParameterInvalid', `'${forest}' is not the DNS name of a forest.`, { target: forest });
  }
  await createAside(path.resolve(file), (database) =>
    database.transaction(() => {
      for (const table of directoryTables) database.execute(table);
      addContainers(database, forest);
      const settings = `CN=Global Settings,${rtcService(forest)}`;
      for (const domain of sipDomains) {
        add(database, `CN=${escapeName(domain)},${settings}`, ['msRTCSIP-Domain'], {
          'msRTCSIP-DomainName': [domain],
        });
      }
      for (const pool of pools) addPool(database, forest, pool);
      for (const user of users) addUser(database, forest, user);
    }),
  );
};
