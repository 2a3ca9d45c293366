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
  const place = address.kind === 'embedded' ? address.path : `${address.text} (${options.dbName ?? 'mgc'})`;
  if (kind === 'Directory' && address.kind === 'sqlserver') {
    throw new CmdletError(
      'DatabaseAddressUnsupported',
      `An embedded directory is a file, so not at '${address.text}'.`,
      {
        target: address.text,
      },
    );
  }
  if (!(await host.shouldProcess({ target: place, action: `Create ${names[kind]}` }))) return undefined;
  if (address.kind === 'sqlserver') {
    const { createSqlServerDatabase } = await import('../lib/stores/sqlserver/create.js');
    await createSqlServerDatabase(address, options, { kind: kind as 'PersistentChat' | 'GroupChat' }, host.signal);
  } else if (kind === 'Directory') {
    const { createEmbeddedDirectory } = await import('../lib/directory/embedded/create.js');
    await createEmbeddedDirectory(address.path);
  } else {
    const { createEmbeddedDatabase } = await import('../lib/stores/embedded/create.js');
    await createEmbeddedDatabase(address.path, kind);
  }
  const database: Database = { dbInstance: address.kind === 'embedded' ? address.path : address.text, kind };
  if (options.passThru) await host.writeObject('Database', database);
  return database;
};
