import type { Probe } from '../../schemas/types.js';
import type { SqlServerConnection } from '../sqlserver/server.js';
import { type DatabaseAddress, parseAddress } from '../stores/address.js';
import type { DatabaseOptions } from '../stores/open.js';
import { type Catalogue, describeCatalogue, recognize } from '../stores/recognize.js';
import { fails, unknown, warns, works } from './probe.js';

const area = 'Database';

const kinds = { PersistentChat: 'a Persistent Chat database', GroupChat: 'a Group Chat database' } as const;

const probeContent = (connection: Catalogue): Probe => {
  const kind = recognize(connection);
  return kind === null
    ? warns(area, 'Content', `It is no chat database: ${describeCatalogue(connection)}.`, 'Check -DBName.')
    : works(area, 'Content', `It is ${kinds[kind]}.`);
};

async function* probeEmbedded({ path }: Extract<DatabaseAddress, { kind: 'embedded' }>): AsyncGenerator<Probe> {
  const { EmbeddedDatabase } = await import('../stores/embedded/connection.js');
  try {
    const database = EmbeddedDatabase.open(path, 'read');
    const tables = database.tables();
    const columns = new Map(tables.map((table) => [table, database.columns(table)]));
    database.close();
    yield works(area, 'Open', `${path} can be read.`);
    yield probeContent({ tables: () => tables, columns: (table) => columns.get(table) ?? [] });
  } catch (thrown) {
    yield fails(area, 'Open', thrown);
    return;
  }
  try {
    EmbeddedDatabase.open(path, 'write').close();
    yield works(area, 'Write', 'It can be written to.');
  } catch (thrown) {
    yield fails(area, 'Write', thrown);
  }
}

/** Asks the server one thing; what it will not tell is no failure. */
const ask = async (server: SqlServerConnection, sql: string): Promise<string | number | null | undefined> => {
  try {
    const [row] = await server.arrays(sql);
    return row?.[0] ?? null;
  } catch {
    return undefined;
  }
};

const rights = [
  { right: 'SELECT', needed: 'to export, and to look' },
  { right: 'INSERT', needed: 'to import' },
  { right: 'UPDATE', needed: 'to import, and for -DisableExportedNodes' },
  { right: 'DELETE', needed: 'to import and undo' },
  { right: 'CREATE TABLE', needed: 'to import: rows are staged in tables of their own first' },
  { right: 'BACKUP DATABASE', needed: 'for Import-CsPersistentChatData -Backup' },
] as const;

async function* probeRights(server: SqlServerConnection): AsyncGenerator<Probe> {
  for (const { right, needed } of rights) {
    const has = await ask(server, `SELECT HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', '${right}')`);
    if (has === undefined || has === null) yield unknown(area, right, `The server does not tell; needed ${needed}.`);
    else if (Number(has) === 1) yield works(area, right, `Your login has this right, needed ${needed}.`);
    else
      yield warns(
        area,
        right,
        `Your login lacks this right, needed ${needed}.`,
        `Ask for it, for example by GRANT ${right} TO your user.`,
      );
  }
}

async function* probeServer(
  address: Extract<DatabaseAddress, { kind: 'sqlserver' }>,
  options: DatabaseOptions,
  signal: AbortSignal,
): AsyncGenerator<Probe> {
  const { connectTo } = await import('../stores/sqlserver/open.js');
  const { SqlServerReader } = await import('../stores/sqlserver/sql-connection.js');
  const { resolveLogin } = await import('../sqlserver/login.js');
  const connect = connectTo(address, options, 'source', signal);
  let server: SqlServerConnection;
  try {
    server = await connect();
  } catch (thrown) {
    yield fails(area, 'Connect', thrown);
    return;
  }
  try {
    const { encryption, domain, user } = resolveLogin(options);
    const account = user ?? 'the account that runs this';
    yield works(area, 'Connect', `${address.text} lets ${domain === undefined ? account : `${domain}\\${user}`} in.`);
    yield encryption === 'Verified'
      ? works(area, 'Encryption', 'The connection is encrypted, and the certificate is trusted.')
      : warns(
          area,
          'Encryption',
          encryption === 'Unencrypted'
            ? 'The connection is in clear text, passwords included.'
            : 'The connection is encrypted, but the certificate is not checked.',
          'Use it only where the network between is yours alone.',
        );
    const version = await ask(server, 'SELECT @@VERSION');
    if (typeof version === 'string') yield works(area, 'Version', version.split('\n')[0]!.trim());
    else yield unknown(area, 'Version', 'The server does not tell its version.');
    const reader = await SqlServerReader.open(connect);
    try {
      yield probeContent(reader);
      yield reader.isSnapshot
        ? works(area, 'Snapshot', 'Snapshot isolation is on: an export sees one state whatever others write.')
        : warns(
            area,
            'Snapshot',
            'Snapshot isolation is off: an export fails with SourceChanged when somebody writes meanwhile.',
            'Stop the services, or ALTER DATABASE … SET ALLOW_SNAPSHOT_ISOLATION ON.',
          );
      const sessions = await reader.serviceSessions().catch(() => undefined);
      if (sessions === undefined) yield unknown(area, 'Services', 'The server does not show its sessions.');
      else if (sessions.length === 0) yield works(area, 'Services', 'No session of a chat service is seen.');
      else yield warns(area, 'Services', `Sessions: ${sessions.join(', ')}.`, 'Stop the services before you migrate.');
      const last = await reader.lastBackup();
      if (last === undefined) yield unknown(area, 'Backup', 'The server does not tell when it was last backed up.');
      else if (last === null)
        yield warns(area, 'Backup', 'The server knows of no backup.', 'Back up before you import.');
      else yield works(area, 'Backup', `It was last backed up at ${last}.`);
    } finally {
      await reader.close();
    }
    yield* probeRights(server);
  } catch (thrown) {
    yield fails(area, 'Read', server.explain(thrown));
  } finally {
    await server.close();
  }
}

/** What works of a database, and why the rest does not. Changes nothing. */
export async function* probeDatabase(options: DatabaseOptions, signal: AbortSignal): AsyncGenerator<Probe> {
  let address: DatabaseAddress;
  try {
    address = parseAddress(options.dbInstance);
  } catch (thrown) {
    yield fails(area, 'Address', thrown);
    return;
  }
  yield* address.kind === 'embedded' ? probeEmbedded(address) : probeServer(address, options, signal);
}
