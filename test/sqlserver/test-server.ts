import { randomBytes } from 'node:crypto';
import type { Encryption } from '../../lib/sqlserver/encryption.js';
import { quoteName, type ServerAddress, SqlServerConnection, type Value } from '../../lib/sqlserver/server.js';
import { parseAddress } from '../../lib/stores/address.js';
import type { DatabaseOptions } from '../../lib/stores/open.js';
import { stagedColumns } from '../../lib/stores/sqlserver/apply.js';

const variable = 'CS_PCHAT_TEST_SQLSERVER';

/**
 * The server that tests may use, from CS_PCHAT_TEST_SQLSERVER: `mssql://user:password@host:port/?encryption=Unencrypted`. Its
 * login must be allowed to make databases. Undefined when the variable is not set.
 */
const parse = (text: string | undefined): Required<Omit<DatabaseOptions, 'dbName'>> | undefined => {
  if (text === undefined || text === '') return undefined;
  const url = new URL(text);
  const credential = { userName: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  const encryption = (url.searchParams.get('encryption') ?? 'Verified') as Encryption;
  return { dbInstance: `${url.hostname},${url.port || '1433'}`, credential, encryption };
};

export const testServer = parse(process.env[variable]);

/** For the name of a suite: says that, and why, it is skipped. */
export const serverSuite = testServer === undefined ? `SQL Server (SKIPPED: ${variable} is not set)` : 'SQL Server';

/** Databases of one test file on the server; {@link drop} removes them. */
export class TestDatabases {
  readonly #names: string[] = [];

  get address(): ServerAddress {
    return parseAddress(testServer!.dbInstance) as ServerAddress;
  }

  /** Options with a database name that nobody else uses. */
  next(): Required<DatabaseOptions> {
    const dbName = `cspchat_test_${randomBytes(6).toString('hex')}`;
    this.#names.push(dbName);
    return { ...testServer!, dbName };
  }

  async use<T>(dbName: string, step: (server: SqlServerConnection) => Promise<T>): Promise<T> {
    const server = await SqlServerConnection.open(this.address, dbName, { ...testServer!, role: 'target' });
    try {
      return await step(server);
    } finally {
      await server.close();
    }
  }

  rows(dbName: string, query: string): Promise<Value[][]> {
    return this.use(dbName, (server) => server.arrays(query));
  }

  async run(dbName: string, statement: string): Promise<void> {
    await this.use(dbName, (server) => server.batch(statement));
  }

  /** Adds somebody to a target who is like the last one there, with the next number unless the table gives one. */
  addPrincipal(dbName: string, uri: string, { hasIdentity = false } = {}): Promise<void> {
    const same = stagedColumns.tblPrincipal.filter((name) => !['prinID', 'prinGuid', 'prinUri'].includes(name));
    const [column, number] = hasIdentity ? ['', ''] : ['prinID, ', 'prinID + 1, '];
    return this.run(
      dbName,
      `INSERT INTO tblPrincipal (${column}prinGuid, prinUri, ${same.join(', ')})
       SELECT ${number}NEWID(), '${uri}', ${same.join(', ')} FROM tblPrincipal
       WHERE prinID = (SELECT max(prinID) FROM tblPrincipal)`,
    );
  }

  async drop(): Promise<void> {
    for (const name of this.#names.splice(0)) {
      await this.run('master', `DROP DATABASE ${quoteName(name)}`).catch(() => undefined);
    }
  }
}
