import { randomUUID } from 'node:crypto';
import type { OCSPersistentChatContact } from '../../schemas/types.js';
import { type DirectoryObject, type DirectoryPool, firstValue, type NewAttributes, valuesOf } from './directory.js';
import { parseDistinguishedName } from './distinguished-name.js';
import { fromGeneralizedTime } from './generalized-time.js';

/** The link to the pool. Which attribute and URN the vendor's product uses is not documented. */
const urnPrefix = 'urn:application:PersistentChat:';

/** Part of the address of the endpoint that setup makes for each pool. */
const setupMark = '-PersistentChatService-';

/** msRTCSIP-OptionFlags: enhanced presence. */
const enhancedPresence = '256';

/** Whether a contact is an endpoint; trusted applications have their contacts in the same container. */
export const isEndpoint = (contact: DirectoryObject): boolean =>
  firstValue(contact, 'msRTCSIP-OwnerUrn').toLowerCase().startsWith(urnPrefix.toLowerCase()) ||
  firstValue(contact, 'msRTCSIP-PrimaryUserAddress').toLowerCase().includes(setupMark.toLowerCase());

const poolOf = (ownerUrn: string): string =>
  ownerUrn.toLowerCase().startsWith(urnPrefix.toLowerCase()) ? ownerUrn.slice(urnPrefix.length) : '';

/** `CN=Lc Services,CN=Microsoft,CN=<pool>,CN=Pools,…` → `<pool>` */
const registrarOf = (homeServer: string): string => {
  const names = parseDistinguishedName(homeServer) ?? [];
  const pools = names.findIndex(([step]) => step?.type === 'cn' && step.value.toLowerCase() === 'pools');
  return names[pools - 1]?.[0]?.value ?? '';
};

/** What the cmdlets output for an endpoint. */
export const toContact = (object: DirectoryObject): OCSPersistentChatContact => {
  const homeServer = firstValue(object, 'msRTCSIP-PrimaryHomeServer');
  const ownerUrn = firstValue(object, 'msRTCSIP-OwnerUrn');
  return {
    identity: object.distinguishedName,
    registrarPool: registrarOf(homeServer),
    homeServer,
    ownerUrn,
    sipAddress: firstValue(object, 'msRTCSIP-PrimaryUserAddress'),
    displayName: firstValue(object, 'displayName'),
    enabled: firstValue(object, 'msRTCSIP-UserEnabled').toUpperCase() === 'TRUE',
    persistentChatPoolFqdn: poolOf(ownerUrn),
    name: parseDistinguishedName(object.distinguishedName)?.[0]?.[0]?.value ?? '',
    distinguishedName: object.distinguishedName,
    guid: object.guid,
    objectClass: [...valuesOf(object, 'objectClass')],
    whenCreated: fromGeneralizedTime(firstValue(object, 'whenCreated')),
    whenChanged: fromGeneralizedTime(firstValue(object, 'whenChanged')),
  };
};

export interface NewEndpoint {
  distinguishedName: string;
  attributes: NewAttributes;
}

/** The contact object of a new endpoint (endpoint-active-directory, section 3). Its common name is a fresh GUID in braces. */
export const newEndpoint = (
  container: string,
  pool: DirectoryPool,
  sipAddress: string,
  displayName: string | undefined,
): NewEndpoint => {
  const name = `{${randomUUID()}}`;
  return {
    distinguishedName: `CN=${name},${container}`,
    attributes: {
      objectClass: ['top', 'person', 'organizationalPerson', 'contact'],
      cn: [name],
      ...(displayName === undefined ? {} : { displayName: [displayName] }),
      'msRTCSIP-PrimaryUserAddress': [sipAddress],
      proxyAddresses: [sipAddress],
      'msRTCSIP-UserEnabled': ['TRUE'],
      'msRTCSIP-DeploymentLocator': ['SRV:'],
      'msRTCSIP-OptionFlags': [enhancedPresence],
      'msRTCSIP-OwnerUrn': [`${urnPrefix}${pool.fqdn}`],
      ...(pool.homeServer === undefined ? {} : { 'msRTCSIP-PrimaryHomeServer': [pool.homeServer] }),
    },
  };
};
