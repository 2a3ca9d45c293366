import { addressInUse } from '../lib/directory/address-in-use.js';
import type { Directory, DirectoryPool } from '../lib/directory/directory.js';
import { type NewEndpoint, newEndpoint, toContact } from '../lib/directory/endpoint.js';
import { openDirectory } from '../lib/directory/open.js';
import { ensureRole } from '../lib/directory/role.js';
import { parseSipAddress, type SipAddress } from '../lib/directory/sip-address.js';
import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import type { Host } from '../lib/host/host.js';
import type { NewCsPersistentChatEndpointOptions, OCSPersistentChatContact } from '../schemas/types.js';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A directory that need not list everything gives rise to a warning only. */
const refuse = (directory: Directory, error: CmdletError, host: Host): void => {
  if (directory.isComplete) throw error;
  host.writeWarning(`${error.message} Check it: the directory need not list all of them.`);
};

const checkDomain = async (directory: Directory, { text, domain }: SipAddress, host: Host): Promise<void> => {
  const known = await directory.sipDomains();
  if (known.length === 0 || known.some((name) => same(name, domain))) return;
  const message = `${text} is not in a SIP domain of the deployment (${known.join(', ')}).`;
  refuse(directory, new CmdletError('SipAddressInvalid', message, { target: text }), host);
};

/** @returns the pool as the directory knows it; as it was typed where the directory lists none */
const findPool = async (directory: Directory, fqdn: string, host: Host): Promise<DirectoryPool> => {
  const known = await directory.pools();
  if (known.length === 0) return { fqdn, homeServer: undefined };
  const pool = known.find((candidate) => same(candidate.fqdn, fqdn));
  if (pool !== undefined) return pool;
  const names = known.map((candidate) => candidate.fqdn).join(', ');
  const message = `There is no Persistent Chat pool ${fqdn}. The directory lists ${names}.`;
  refuse(directory, new CmdletError('PoolUnknown', message, { target: fqdn }), host);
  return { fqdn, homeServer: undefined };
};

/** Uniqueness covers the forest: users, contacts and application contacts, endpoints among them. */
const checkFree = async (directory: Directory, address: SipAddress): Promise<void> => {
  const [first, ...others] = await directory.holders(address.text);
  if (first !== undefined) throw addressInUse(address, [first, ...others]);
};

/** The contact of an endpoint that has not been created. */
const asItWouldBe = ({ distinguishedName, attributes }: NewEndpoint): OCSPersistentChatContact =>
  toContact({
    distinguishedName,
    guid: '',
    attributes: new Map(Object.entries(attributes).map(([name, values]) => [name.toLowerCase(), values])),
  });

/** Checks the address and the pool, then creates the contact (R21, R22). -WhatIf makes the same checks. */
export const run: Run<NewCsPersistentChatEndpointOptions, OCSPersistentChatContact> = async (options, host) => {
  const address = parseSipAddress(options.sipAddress);
  const directory = await openDirectory(options, host.whatIf ? 'read' : 'write');
  try {
    await ensureRole(directory, host);
    await checkDomain(directory, address, host);
    const pool = await findPool(directory, options.persistentChatPoolFqdn, host);
    await checkFree(directory, address);
    const endpoint = newEndpoint(directory.applicationContacts, pool, address.text, options.displayName);
    const { distinguishedName, attributes } = endpoint;
    const list = Object.entries(attributes).map(([name, values]) => `${name}: ${values.join(', ')}`);
    for (const line of list) host.writeVerbose(line);
    const details = host.whatIf ? ` with ${list.join('; ')}` : '';
    const action = `Create the endpoint ${address.text} of the pool ${pool.fqdn}${details}`;
    host.signal.throwIfAborted();
    if (!(await host.shouldProcess({ target: distinguishedName, action }))) return asItWouldBe(endpoint);
    const contact = toContact(await directory.create(distinguishedName, attributes));
    if (options.passThru) await host.writeObject('OCSPersistentChatContact', contact);
    return contact;
  } finally {
    await directory.close();
  }
};
