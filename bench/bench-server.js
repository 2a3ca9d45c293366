import { copyToServer } from '../dist/lib/sample/copy-to-server.js';
import { sampleSets } from '../dist/lib/sample/sample.js';
import { SqlServerConnection } from '../dist/lib/sqlserver/server.js';
import { parseAddress } from '../dist/lib/stores/address.js';
import { tablesOf } from '../dist/lib/stores/schema/new-database.js';
import { tableDdl } from '../dist/lib/stores/schema/transact-sql.js';
import { measureProgram, measureStep } from './measure.js';
import { SampleSet } from './sample-set.js';

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
export class BenchServer {
  /** @param set the sample set that its source holds */
  constructor(set) {
    const text = process.env[variable];
    if (!text) throw new Error(`${variable} names no server; docs/sql-server.md says how.`);
    this.set = set;
    const url = new URL(text);
    this.host = url.hostname;
    this.port = url.port || 1433;
    const credential = { userName: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
    const encryption = url.searchParams.get('encryption') ?? 'Verified';
    this.login = { dbInstance: `${this.host},${this.port}`, credential, encryption };
    this.address = parseAddress(this.login.dbInstance);
    this.source = { ...this.login, dbName: `cspchat_bench_${set.name.toLowerCase().replaceAll('-', '_')}` };
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

  /** What was written before is on disk, so that nobody else pays for it. */
  async settle(...databases) {
    for (const database of databases) await this.execute(database, 'CHECKPOINT');
  }

  async count({ dbName }, table) {
    const [[count]] = await this.use(dbName, (server) => server.arrays(`SELECT count(*) FROM ${table}`));
    return Number(count);
  }

  /** The legacy database of the set. @returns its tables that are carried, as far as they have rows, and how many of those */
  async makeSource() {
    const from = await this.set.legacy();
    await this.drop(this.source, this.copy, this.target);
    await copyToServer(from, this.address, this.source, kind);
    // As a database has that was in use for years; a server would gather them some time during the measurements.
    await this.execute(this.source, 'EXEC sp_updatestats');
    const counted = [];
    for (const { name } of tablesOf(kind)) {
      if (carried.includes(name.toLowerCase())) counted.push({ name, rows: await this.count(this.source, name) });
    }
    return counted.filter(({ rows }) => rows > 0);
  }

  async makeTarget() {
    await measureStep('newCsPersistentChatDatabase', this.target);
  }

  /** The tables of the source, empty, with their keys. */
  async makeCopy() {
    await this.execute({ dbName: 'master' }, `CREATE DATABASE ${this.copy.dbName}`);
    for (const table of tablesOf(kind)) await this.execute(this.copy, tableDdl(table));
  }

  async drop(...databases) {
    for (const { dbName } of databases)
      await this.execute({ dbName: 'master' }, `DROP DATABASE ${dbName}`).catch(() => undefined);
  }

  /** freebcp with text files whose separators are in no message, table after table. */
  async copyTables(tables, { dbName }, direction) {
    const { userName, password } = this.login.credential;
    const login = ['-S', `${this.host}:${this.port}`, '-U', userName, '-P', password, '-D', dbName];
    const total = { seconds: 0, cpu: 0, megabytes: 0 };
    for (const { name, rows } of tables) {
      // In one batch: Babelfish loses the last 1,000 rows of each.
      const batch = direction === 'in' ? ['-b', String(rows + 1)] : [];
      const args = [
        `dbo.${name}`,
        direction,
        this.set.file(`${name}.bcp`),
        '-c',
        '-t',
        '|#|',
        '-r',
        '|##|',
        ...batch,
        ...login,
      ];
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

/** The set as a server can take it: Babelfish refuses some of the delicate texts of the others. */
export const serverSet = (name) =>
  new SampleSet(
    sampleSets[name] === undefined ? name : `server-${name}`,
    sampleSets[name] && { ...sampleSets[name], wellFormed: true },
  );
