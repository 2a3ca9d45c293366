import { roomFilter } from '../lib/filter/room-filter.js';
import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import { categoryAddress, roomAddress } from '../lib/persistent-chat/addresses.js';
import { showPrincipals } from '../lib/persistent-chat/principal-list.js';
import { isMeant, openPools, type Pool, type PoolIdentity, parseOptionalIdentity } from '../lib/pools.js';
import type { Guid } from '../lib/records/records.js';
import type { RoomDetails, RoomSettings } from '../lib/stores/persistent-chat-reader.js';
import type { ChatRoom, GetCsPersistentChatRoomOptions } from '../schemas/types.js';

const megabyte = 1_048_576;

/** These exclude one another although they share a parameter set; Identity is kept apart by its own set. */
const checkExclusive = ({ category, filter, persistentChatPoolFqdn }: GetCsPersistentChatRoomOptions): void => {
  const given = Object.entries({ Category: category, Filter: filter, PersistentChatPoolFqdn: persistentChatPoolFqdn })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (given.length < 2) return;
  const names = given.join(', ');
  throw new CmdletError('ParameterSetConflict', `These parameters cannot be used together: ${names}.`, {
    target: names,
  });
};

const typeOf = ({ behavior }: RoomSettings): ChatRoom['type'] => (behavior === 5 ? 'Auditorium' : 'Normal');
const privacyOf = ({ visibility }: RoomSettings): ChatRoom['privacy'] =>
  visibility === 2 ? 'Secret' : visibility === 6 ? 'Open' : 'Closed';
const invitationsOf = ({ invites }: RoomSettings): ChatRoom['invitations'] => (invites === false ? 'False' : 'Inherit');

/** What the parameters ask of the settings of a room, whichever its pool. */
const settingsFilter = (options: GetCsPersistentChatRoomOptions, identity: PoolIdentity | undefined) => {
  const { disabled, filter, invitations, privacy, searchDescription = false, type } = options;
  const named = filter === undefined ? () => true : roomFilter(filter, searchDescription);
  return (room: RoomSettings): boolean =>
    (identity === undefined || isMeant(identity, room.name)) &&
    (disabled === undefined || room.disabled === disabled) &&
    (invitations === undefined || invitationsOf(room) === invitations) &&
    (privacy === undefined || privacyOf(room) === privacy) &&
    (type === undefined || typeOf(room) === type) &&
    named(room);
};

/** Names of what rooms of a pool refer to. */
interface Context {
  pool: Pool;
  sipDomain: string;
  categories: Map<number, { id: Guid; name: string }>;
  addins: Map<Guid, string>;
}

const contextOf = async (pool: Pool): Promise<Context> => ({
  pool,
  sipDomain: await pool.sipDomain(),
  categories: await pool.reader.categoryNames(),
  addins: new Map((await pool.reader.addins()).map(({ id, name }) => [id, name])),
});

const show = (room: RoomDetails, context: Context, asObject: boolean | undefined): ChatRoom => {
  const { pool, sipDomain, categories, addins } = context;
  const category = categories.get(room.category);
  return {
    identity: `${pool.fqdn}\\${room.name}`,
    name: room.name,
    description: room.description,
    category: category?.name ?? '',
    chatRoomUri: roomAddress(sipDomain, room.id),
    categoryUri: category === undefined ? '' : categoryAddress(sipDomain, category.id),
    type: typeOf(room),
    privacy: privacyOf(room),
    invitations: invitationsOf(room),
    addin: room.addin === null ? '' : (addins.get(room.addin) ?? ''),
    disabled: room.disabled,
    members: showPrincipals(room.members, asObject),
    managers: showPrincipals(room.managers, asObject),
    presenters: showPrincipals(room.presenters, asObject),
    messageCount: room.messages,
  };
};

/** The keys of the entries that an identity means; undefined when there is no identity to look for. */
const meant = <Key>(identity: PoolIdentity | undefined, entries: Iterable<[Key, string]>): Set<Key> | undefined =>
  identity === undefined
    ? undefined
    : new Set([...entries].filter(([, name]) => isMeant(identity, name)).map(([key]) => key));

/** Lists rooms, as they are read; several conditions are joined with and. */
export const run: Run<GetCsPersistentChatRoomOptions, undefined> = async (options, host) => {
  checkExclusive(options);
  const { member, manager, chatContentExceedsMB, resultSize = Number.POSITIVE_INFINITY } = options;
  const identity = parseOptionalIdentity(options.identity);
  const category = parseOptionalIdentity(options.category);
  const addin = parseOptionalIdentity(options.addin);
  const accepts = settingsFilter(options, identity);
  const missing = new Set([
    ...(identity === undefined ? [] : ['room' as const]),
    ...(category === undefined ? [] : ['category' as const]),
    ...(addin === undefined ? [] : ['addin' as const]),
  ]);
  let written = 0;
  for await (const pool of openPools(options, identity, category, addin)) {
    const context = await contextOf(pool);
    const categories = meant(
      category,
      [...context.categories].map(([number, { name }]) => [number, name]),
    );
    const addins = meant(addin, context.addins);
    if (categories !== undefined && categories.size > 0) missing.delete('category');
    if (addins !== undefined && addins.size > 0) missing.delete('addin');
    const rooms = pool.reader.rooms({
      accepts: (room) =>
        accepts(room) &&
        categories?.has(room.category) !== false &&
        (addins === undefined || (room.addin !== null && addins.has(room.addin))),
      ...(member === undefined ? {} : { member }),
      ...(manager === undefined ? {} : { manager }),
      ...(chatContentExceedsMB === undefined ? {} : { contentExceeds: chatContentExceedsMB * megabyte }),
    });
    for await (const room of rooms) {
      host.signal.throwIfAborted();
      missing.delete('room');
      if (written >= resultSize) return undefined;
      await host.writeObject('ChatRoom', show(room, context, options.asObject));
      written++;
    }
  }
  if (missing.has('category')) {
    throw new CmdletError('CategoryNotFound', `There is no category '${options.category}'.`, {
      target: options.category!,
    });
  }
  if (missing.has('addin')) {
    throw new CmdletError('AddinNotFound', `There is no add-in '${options.addin}'.`, { target: options.addin! });
  }
  if (missing.has('room')) {
    throw new CmdletError('RoomNotFound', `There is no room '${options.identity}'.`, { target: options.identity! });
  }
  return undefined;
};
