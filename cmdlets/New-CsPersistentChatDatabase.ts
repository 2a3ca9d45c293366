import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import { type DatabaseAddress, parseAddress } from '../lib/stores/address.js';
import type { Database, NewCsPersistentChatDatabaseOptions } from '../schemas/types.js';

const names = {
  PersistentChat: 'Persistent Chat database',
  GroupChat: 'Group Chat database',
  Directory: 'embedded directory',
} as const;

/** Makes an empty database. Export and Import never do, so that a mistyped address is an error. */
export const run: Run<NewCsPersistentChatDatabaseOptions, Database | undefined> = async (options, host) => {
  const kind = options.kind ?? 'PersistentChat';
  const address = parseAddress(options.dbInstance);
  const place = address.kind === 'embedded' ? address.path : `${address.text} (${options.dbName ?? 'mgc'})`;
  const create = creator(kind, address, options);
  if (!(await host.shouldProcess({ target: place, action: `Create ${names[kind]}` }))) return undefined;
  await create(host.signal);
  const database: Database = { dbInstance: address.kind === 'embedded' ? address.path : address.text, kind };
  if (options.passThru) await host.writeObject('Database', database);
  return database;
};

type Kind = NonNullable<NewCsPersistentChatDatabaseOptions['kind']>;

/** What makes a database of the kind at the address. */
const creator = (
  kind: Kind,
  address: DatabaseAddress,
  options: NewCsPersistentChatDatabaseOptions,
): ((signal: AbortSignal) => Promise<void>) => {
  if (kind === 'Directory') {
    if (address.kind === 'sqlserver') {
      throw new CmdletError(
        'DatabaseAddressUnsupported',
        `An embedded directory is a file, so not at '${address.text}'.`,
        { target: address.text },
      );
    }
    return async () => (await import('../lib/directory/embedded/create.js')).createEmbeddedDirectory(address.path);
  }
  if (address.kind === 'embedded') {
    return async () => (await import('../lib/stores/embedded/create.js')).createEmbeddedDatabase(address.path, kind);
  }
  return async (signal) => {
    const { createSqlServerDatabase } = await import('../lib/stores/sqlserver/create.js');
    await createSqlServerDatabase(address, options, { kind }, { signal });
  };
};
