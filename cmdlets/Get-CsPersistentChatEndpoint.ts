import { nameKey } from '../lib/directory/distinguished-name.js';
import { findEndpoints } from '../lib/directory/find-endpoints.js';
import { openDirectory } from '../lib/directory/open.js';
import { evaluate, type PropertyValue } from '../lib/filter/evaluate.js';
import { parseFilter } from '../lib/filter/parse.js';
import type { FilterAttributes } from '../lib/filter/to-ldap.js';
import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import type { GetCsPersistentChatEndpointOptions, OCSPersistentChatContact } from '../schemas/types.js';

/** What -Filter may name. */
const filterProperties: Record<string, (contact: OCSPersistentChatContact) => PropertyValue> = {
  SipAddress: ({ sipAddress }) => sipAddress,
  DisplayName: ({ displayName }) => displayName,
  PersistentChatPoolFqdn: ({ persistentChatPoolFqdn }) => persistentChatPoolFqdn,
  RegistrarPool: ({ registrarPool }) => registrarPool,
  HomeServer: ({ homeServer }) => homeServer,
  OwnerUrn: ({ ownerUrn }) => ownerUrn,
  Enabled: ({ enabled }) => enabled,
  Identity: ({ identity }) => identity,
  DistinguishedName: ({ distinguishedName }) => distinguishedName,
  Name: ({ name }) => name,
  Guid: ({ guid }) => guid,
  ObjectClass: ({ objectClass }) => objectClass,
  WhenCreated: ({ whenCreated }) => new Date(whenCreated),
  WhenChanged: ({ whenChanged }) => new Date(whenChanged),
};

/** Where the directory keeps what a filter may name. */
const filterAttributes: FilterAttributes = {
  SipAddress: { attribute: 'msRTCSIP-PrimaryUserAddress', kind: 'text' },
  DisplayName: { attribute: 'displayName', kind: 'text' },
  OwnerUrn: { attribute: 'msRTCSIP-OwnerUrn', kind: 'text' },
  Name: { attribute: 'cn', kind: 'text' },
  Enabled: { attribute: 'msRTCSIP-UserEnabled', kind: 'boolean' },
};

const filterFor = async (text: string | undefined) => {
  if (text === undefined) return { accepts: () => true, narrow: undefined };
  const { toLdapFilter } = await import('../lib/filter/to-ldap.js');
  const filter = parseFilter(text, Object.keys(filterProperties));
  return {
    accepts: (contact: OCSPersistentChatContact) =>
      evaluate(filter, (property) => filterProperties[property]!(contact)),
    narrow: toLdapFilter(filter, filterAttributes),
  };
};

/** Lists endpoints; several conditions are joined with and. */
export const run: Run<GetCsPersistentChatEndpointOptions, undefined> = async (options, host) => {
  const { credential, domainController, identity, ldapFilter, ou, persistentChatPoolFqdn, resultSize } = options;
  const { accepts, narrow } = await filterFor(options.filter);
  if (ou !== undefined && nameKey(ou) === undefined) {
    throw new CmdletError('ParameterInvalid', `'${ou}' is not a distinguished name.`, { target: 'OU' });
  }
  const most =
    resultSize === undefined || /^unlimited$/i.test(resultSize) ? Number.POSITIVE_INFINITY : Number(resultSize);
  const directory = await openDirectory(options, 'read');
  try {
    for (const [name, given] of Object.entries({ DomainController: domainController, Credential: credential })) {
      if (given !== undefined && directory.isComplete)
        host.writeVerbose(`${name} is ignored: an embedded directory is a file of this machine.`);
    }
    const endpoints = findEndpoints(directory, {
      signal: host.signal,
      ...(identity === undefined ? {} : { identity }),
      ...(ldapFilter === undefined ? {} : { ldapFilter }),
      ...(narrow === undefined ? {} : { narrow }),
      ...(ou === undefined ? {} : { base: ou }),
    });
    let found = false;
    let written = 0;
    for await (const contact of endpoints) {
      found = true;
      const ofPool = contact.persistentChatPoolFqdn.toLowerCase() === persistentChatPoolFqdn?.toLowerCase();
      if ((persistentChatPoolFqdn !== undefined && !ofPool) || !accepts(contact)) continue;
      if (written >= most) break;
      await host.writeObject('OCSPersistentChatContact', contact);
      written++;
    }
    if (identity !== undefined && !found) {
      throw new CmdletError('EndpointNotFound', `There is no endpoint '${identity}'.`, { target: identity });
    }
  } finally {
    await directory.close();
  }
  return undefined;
};
