import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import { categoryAddress } from '../lib/persistent-chat/addresses.js';
import { showPrincipals } from '../lib/persistent-chat/principal-list.js';
import { isMeant, openPools, type Pool, parseOptionalIdentity } from '../lib/pools.js';
import type { CategoryDetails } from '../lib/stores/persistent-chat-reader.js';
import type { Category, GetCsPersistentChatCategoryOptions } from '../schemas/types.js';

const show = (category: CategoryDetails, pool: Pool, sipDomain: string, asObject: boolean | undefined): Category => ({
  identity: `${pool.fqdn}\\${category.name}`,
  name: category.name,
  description: category.description,
  categoryUri: categoryAddress(sipDomain, category.id),
  numberOfChatRooms: category.rooms,
  invites: category.invites,
  fileUpload: category.fileUpload,
  chatHistory: category.chatHistory,
  allowedMembers: showPrincipals(category.allowed, asObject),
  deniedMembers: showPrincipals(category.denied, asObject),
  creators: showPrincipals(category.creators, asObject),
});

/** Lists the categories of the pools. */
export const run: Run<GetCsPersistentChatCategoryOptions, undefined> = async (options, host) => {
  const identity = parseOptionalIdentity(options.identity);
  let found = false;
  for await (const pool of openPools(options, identity)) {
    const sipDomain = await pool.sipDomain();
    const categories = pool.reader.categories(({ name }) => identity === undefined || isMeant(identity, name));
    for await (const category of categories) {
      host.signal.throwIfAborted();
      found = true;
      await host.writeObject('Category', show(category, pool, sipDomain, options.asObject));
    }
  }
  if (identity !== undefined && !found) {
    const message = `There is no category '${options.identity}'.`;
    throw new CmdletError('CategoryNotFound', message, { target: options.identity! });
  }
  return undefined;
};
