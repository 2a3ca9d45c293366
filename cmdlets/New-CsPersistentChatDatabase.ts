import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import { parseAddress } from '../lib/stores/address.js';
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
  if (address.kind !== 'embedded') {
    throw new CmdletError(
      'DatabaseAddressUnsupported',
      `A database can be made on this machine only, not at '${address.text}'.`,
      {
        target: address.text,
      },
    );
  }
  if (!(await host.shouldProcess({ target: address.path, action: `Create ${names[kind]}` }))) return undefined;
  if (kind === 'Directory') {
    const { createEmbeddedDirectory } = await import('../lib/directory/embedded/create.js');
    await createEmbeddedDirectory(address.path);
  } else {
    const { createEmbeddedDatabase } = await import('../lib/stores/embedded/create.js');
    await createEmbeddedDatabase(address.path, kind);
  }
  const database: Database = { dbInstance: address.path, kind };
  if (options.passThru) await host.writeObject('Database', database);
  return database;
};
