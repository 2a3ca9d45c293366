import { matchWildcard, parseWildcard } from '../lib/filter/wildcard.js';
import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import { isMeant, openPools, type PoolIdentity, parseIdentity } from '../lib/pools.js';
import { PrincipalType } from '../lib/records/records.js';
import type { PersistentChatReader, Principal } from '../lib/stores/persistent-chat-reader.js';
import type { ADPersistentChatPrincipal, GetCsPersistentChatEligiblePrincipalOptions } from '../schemas/types.js';

const typeNames: Record<number, ADPersistentChatPrincipal['persistentChatPrincipalType']> = {
  [PrincipalType.user]: 'user',
  [PrincipalType.group]: 'group',
  [PrincipalType.folder]: 'folder',
  [PrincipalType.domain]: 'domain',
};

const show = (principal: Principal): ADPersistentChatPrincipal => ({
  persistentChatPrincipalType: typeNames[principal.type]!,
  sipAddress: principal.uri,
  displayName: principal.name,
  distinguishedName: principal.distinguishedName,
  guid: principal.id,
});

/** Reads the wildcard over SIP addresses, which fits with and without sip:. */
const addressFilter = (text: string | undefined): ((uri: string) => boolean) => {
  if (text === undefined) return () => true;
  const pattern = parseWildcard(text);
  if (pattern === undefined) {
    throw new CmdletError('FilterInvalid', `'${text}' is not a wildcard: a bracket is not closed.`, {
      target: text,
      recommendedAction: 'Write the filter like *@contoso.com.',
    });
  }
  return (uri) => matchWildcard(pattern, uri) || matchWildcard(pattern, uri.replace(/^sip:/i, ''));
};

/** Numbers of the categories that a -Category means. */
const categoriesNamed = async (reader: PersistentChatReader, identity: PoolIdentity): Promise<number[]> => {
  const numbers: number[] = [];
  for await (const { number } of reader.categories(({ name }) => isMeant(identity, name))) numbers.push(number);
  return numbers;
};

/** Numbers of the categories of the rooms that a -Room means: who has a role in a room must be inside its category's scope. */
const categoriesOfRooms = async (
  reader: PersistentChatReader,
  identity: PoolIdentity,
  presenters: boolean,
): Promise<number[]> => {
  const numbers: number[] = [];
  for await (const { behavior, category, name } of reader.rooms({ accepts: (room) => isMeant(identity, room.name) })) {
    if (presenters && behavior !== 5) {
      throw new CmdletError('RoomNotAuditorium', `The room '${name}' is not an auditorium and has no presenters.`, {
        target: name,
      });
    }
    numbers.push(category);
  }
  return numbers;
};

/** Expands the scope of a category, or of a room's category, into those who may be given a role. */
export const run: Run<GetCsPersistentChatEligiblePrincipalOptions, undefined> = async (options, host) => {
  const { presenters = false, resultSize = Number.POSITIVE_INFINITY } = options;
  const wanted = options.room ?? options.category!;
  const identity = parseIdentity(wanted);
  const accepts = addressFilter(options.filter);
  let found = false;
  let written = 0;
  for await (const { reader } of openPools(options, identity)) {
    const categories =
      options.room === undefined
        ? await categoriesNamed(reader, identity)
        : await categoriesOfRooms(reader, identity, presenters);
    for (const category of categories) {
      found = true;
      for await (const principal of reader.eligible(category)) {
        host.signal.throwIfAborted();
        if (!accepts(principal.uri)) continue;
        if (written >= resultSize) return undefined;
        await host.writeObject('ADPersistentChatPrincipal', show(principal));
        written++;
      }
    }
  }
  if (!found) {
    throw options.room === undefined
      ? new CmdletError('CategoryNotFound', `There is no category '${wanted}'.`, { target: wanted })
      : new CmdletError('RoomNotFound', `There is no room '${wanted}'.`, { target: wanted });
  }
  return undefined;
};
