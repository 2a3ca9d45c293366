import { findEndpoints } from '../lib/directory/find-endpoints.js';
import { openDirectory } from '../lib/directory/open.js';
import { ensureRole } from '../lib/directory/role.js';
import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import type { OCSPersistentChatContact, RemoveCsPersistentChatEndpointOptions } from '../schemas/types.js';

/** Deletes the contact of one endpoint. With -Force, one that is gone already is no error. */
export const run: Run<RemoveCsPersistentChatEndpointOptions, undefined> = async (options, host) => {
  const { identity, force = false } = options;
  const directory = await openDirectory(options, host.whatIf ? 'read' : 'write');
  try {
    await ensureRole(directory, host);
    const found: OCSPersistentChatContact[] = [];
    for await (const contact of findEndpoints(directory, { identity, signal: host.signal })) found.push(contact);
    const [endpoint] = found;
    if (endpoint === undefined) {
      const message = `There is no endpoint '${identity}'.`;
      if (!force) throw new CmdletError('EndpointNotFound', message, { target: identity });
      host.writeVerbose(message);
      return undefined;
    }
    if (found.length > 1) {
      const names = found.map(({ sipAddress }) => sipAddress).join(', ');
      throw new CmdletError('EndpointAmbiguous', `'${identity}' names ${found.length} endpoints: ${names}.`, {
        target: identity,
      });
    }
    const action = `Delete the endpoint ${endpoint.sipAddress}`;
    if (await host.shouldProcess({ target: endpoint.distinguishedName, action })) {
      await directory.delete(endpoint.distinguishedName);
    }
  } finally {
    await directory.close();
  }
  return undefined;
};
