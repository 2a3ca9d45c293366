import { parseArgs } from 'node:util';
import { copyToServer } from '../dist/lib/sample/copy-to-server.js';
import { sampleSets } from '../dist/lib/sample/sample.js';
import { SqlServerConnection } from '../dist/lib/sqlserver/server.js';
import { parseAddress } from '../dist/lib/stores/address.js';
import { tablesOf } from '../dist/lib/stores/schema/new-database.js';
import { tableDdl } from '../dist/lib/stores/schema/transact-sql.js';
import { hasProgram, measureProgram, measureStep } from './measure.js';
import { SampleSet } from './sample-set.js';
import { Table } from './table.js';

const kind = { kind: 'GroupChat' };

/** Tables whose rows a package carries. */
const carried = [
  'tblPrincipal',
  'tblPrincipalAffiliations',
  'tblNode',
  'tblPrincipalRole',
  'tblScopePrincipal',
  'tblSiopWhiteList',
  'tblChat',
  'tblLastChatID',
  'tblPrincipalInvites',
  'tblPreference',
].map((name) => name.toLowerCase());

const variable = 'CS_PCHAT_TEST_SQLSERVER';

/** The server of the benches: databases on it, which are made anew in each run. */
class Server {
  constructor(text, name) {
    const url = new URL(text);
    this.host = url.hostname;
    this.port = url.port || 1433;
    const credential = { userName: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
    const encryption = url.searchParams.get('encryption') ?? 'Verified';
    this.login = { dbInstance: `${this.host},${this.port}`, credential, encryption };
    this.address = parseAddress(this.login.dbInstance);
    this.source = { ...this.login, dbName: `cspchat_bench_${name.toLowerCase()}` };
    this.copy = { ...this.login, dbName: `${this.source.dbName}_copy` };
    this.target = { ...this.login, dbName: `${this.source.dbName}_target` };
  }

  async use(dbName, step) {
    const server = await SqlServerConnection.open(this.address, dbName, { ...this.login, role: 'target' });
    try {
      return await step(server);
    } finally {
      await server.close();
    }
  }

  execute({ dbName }, statement) {
    return this.use(dbName, (server) => server.batch(statement));
  }

  async count({ dbName }, table) {
    const [[count]] = await this.use(dbName, (server) => server.arrays(`SELECT count(*) FROM ${table}`));
    return Number(count);
  }

  /** The tables that are carried, as far as they have rows, and how many of those. */
  async tables(database) {
    const counted = [];
    for (const { name } of tablesOf(kind)) {
      if (carried.includes(name.toLowerCase())) counted.push({ name, rows: await this.count(database, name) });
    }
    return counted.filter(({ rows }) => rows > 0);
  }

  /** The same tables, empty, with their keys. */
  async makeCopy() {
    await this.execute({ dbName: 'master' }, `CREATE DATABASE ${this.copy.dbName}`);
    for (const table of tablesOf(kind)) await this.execute(this.copy, tableDdl(table));
  }

  async drop(...databases) {
    for (const { dbName } of databases)
      await this.execute({ dbName: 'master' }, `DROP DATABASE ${dbName}`).catch(() => undefined);
  }

  /** freebcp with text files whose separators are in no message, table after table. */
  async copyTables(tables, { dbName }, direction, fileOf) {
    const { userName, password } = this.login.credential;
    const login = ['-S', `${this.host}:${this.port}`, '-U', userName, '-P', password, '-D', dbName];
    const total = { seconds: 0, cpu: 0, megabytes: 0 };
    for (const { name, rows } of tables) {
      // In one batch: Babelfish loses the last 1,000 rows of each.
      const batch = direction === 'in' ? ['-b', String(rows + 1)] : [];
      const args = [`dbo.${name}`, direction, fileOf(name), '-c', '-t', '|#|', '-r', '|##|', ...batch, ...login];
      const { seconds, cpu, megabytes } = await measureProgram('freebcp', args, {
        output: '/dev/null',
        errors: 'ignore',
      });
      total.seconds += seconds;
      total.cpu += cpu ?? 0;
      total.megabytes = Math.max(total.megabytes, megabytes ?? 0);
    }
    return total;
  }
}

/** Export, rehearsal and import on a SQL Server, beside freebcp with the same tables and the bare driver, in one run. */
export const run = async (args) => {
  const { values } = parseArgs({ args, options: { set: { type: 'string', default: 'S' } } });
  if (!process.env[variable]) throw new Error(`${variable} names no server; docs/sql-server.md says how.`);
  const options = sampleSets[values.set];
  const set = new SampleSet(
    options === undefined ? values.set : `server-${values.set}`,
    options && { ...options, wellFormed: true },
  );
  const server = new Server(process.env[variable], values.set);
  const { source, copy, target, address } = server;
  const from = await set.legacy();
  await server.drop(source, copy, target);
  await copyToServer(from, address, source, kind);
  // As a database has that was in use for years; a server would gather them some time during the measurements.
  await server.execute(source, 'EXEC sp_updatestats');
  await measureStep('newCsPersistentChatDatabase', target);

  const table = new Table(set.title, set.messages);
  const hasCopy = hasProgram('freebcp');
  const tables = await server.tables(source);
  const fileOf = (name) => set.file(`${name}.bcp`);
  if (hasCopy) table.add('freebcp out, all tables', await server.copyTables(tables, source, 'out', fileOf));
  else console.log('freebcp is not on the PATH; plain copies are left out.');
  table.add('the driver alone, messages read and dropped', await measureStep('readMessages', { ...source, address }));
  const fileName = set.fresh('package.zip');
  table.add('Export-CsPersistentChatData', await measureStep('exportCsPersistentChatData', { ...source, fileName }));
  table.add(
    'Import-CsPersistentChatData -WhatIf',
    await measureStep('importCsPersistentChatData', { ...target, fileName, whatIf: true }),
  );
  await server.makeCopy();
  if (hasCopy) {
    table.add('freebcp in, all tables', await server.copyTables(tables, copy, 'in', fileOf));
    for (const { name, rows } of tables) {
      const lost = rows - (await server.count(copy, name));
      if (lost > 0) console.log(`${lost} rows of ${name} did not arrive.`);
    }
    await server.execute(copy, 'TRUNCATE TABLE tblChat');
  }
  table.add(
    'bare bulk load of the messages, the floor of an import',
    await measureStep('loadMessages', { from, to: address, table: 'tblChat', ...copy }),
  );
  // A server would go on to tidy it up.
  await server.drop(copy);
  table.add('Import-CsPersistentChatData', await measureStep('importCsPersistentChatData', { ...target, fileName }));
  table.add(
    'the same import again, nothing to do',
    await measureStep('importCsPersistentChatData', { ...target, fileName }),
  );
  await server.drop(source, target);
};
