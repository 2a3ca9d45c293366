import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import { isMeant, openPools, parseOptionalIdentity } from '../lib/pools.js';
import type { GetCsPersistentChatAddinOptions } from '../schemas/types.js';

/** Lists the add-ins of the pools. */
export const run: Run<GetCsPersistentChatAddinOptions, undefined> = async (options, host) => {
  const identity = parseOptionalIdentity(options.identity);
  let found = false;
  for await (const { fqdn, reader } of openPools(options, identity)) {
    for (const { name, url } of await reader.addins()) {
      host.signal.throwIfAborted();
      if (identity !== undefined && !isMeant(identity, name)) continue;
      found = true;
      await host.writeObject('Addin', { identity: `${fqdn}\\${name}`, name, url });
    }
  }
  if (identity !== undefined && !found) {
    throw new CmdletError('AddinNotFound', `There is no add-in '${options.identity}'.`, { target: options.identity! });
  }
  return undefined;
};
