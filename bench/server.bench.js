import { parseArgs } from 'node:util';
import { copyToServer } from '../dist/lib/sample/copy-to-server.js';
import { sampleSets } from '../dist/lib/sample/sample.js';
import { SqlServerConnection } from '../dist/lib/sqlserver/server.js';
import { parseAddress } from '../dist/lib/stores/address.js';
import { hasProgram, measureProgram, measureStep } from './measure.js';
import { SampleSet } from './sample-set.js';
import { Table } from './table.js';

const variable = 'CS_PCHAT_TEST_SQLSERVER';

/** Like tblChat of the source, without an index. */
const copied = `CREATE TABLE copied (channelID int, chatID bigint, chatDate bigint, userId int, isAlert bit,
  content nvarchar(max))`;

/** The server of the benches: two databases on it, which are made anew in each run. */
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

  async dropDatabases() {
    for (const { dbName } of [this.source, this.target])
      await this.execute({ dbName: 'master' }, `DROP DATABASE ${dbName}`).catch(() => undefined);
  }

  /** freebcp with text files whose separators are in no message. */
  copyProgram(...args) {
    const { userName, password } = this.login.credential;
    const login = ['-S', `${this.host}:${this.port}`, '-U', userName, '-P', password];
    return measureProgram('freebcp', [...args, '-c', '-t', '|#|', '-r', '|##|', ...login], { output: '/dev/null' });
  }
}

/** Export, rehearsal and import on a SQL Server, beside freebcp and the bare driver with the same messages, in one run. */
export const run = async (args) => {
  const { values } = parseArgs({ args, options: { set: { type: 'string', default: 'S' } } });
  if (!process.env[variable]) throw new Error(`${variable} names no server; docs/sql-server.md says how.`);
  const options = sampleSets[values.set];
  const set = new SampleSet(
    options === undefined ? values.set : `server-${values.set}`,
    options && { ...options, wellFormed: true },
  );
  const server = new Server(process.env[variable], values.set);
  const { source, target, address } = server;
  const from = await set.legacy();
  await server.dropDatabases();
  await copyToServer(from, address, source, { kind: 'GroupChat' });
  await measureStep('newCsPersistentChatDatabase', target);

  const table = new Table(set.title, set.messages);
  const hasCopy = hasProgram('freebcp');
  if (hasCopy) {
    table.add(
      'freebcp out, messages alone',
      await server.copyProgram(`${source.dbName}.dbo.tblChat`, 'out', set.fresh('chat.bcp')),
    );
  } else {
    console.log('freebcp is not on the PATH; plain copies are left out.');
  }
  table.add('the driver alone, messages read and dropped', await measureStep('readMessages', { ...source, address }));
  const fileName = set.fresh('package.zip');
  table.add('Export-CsPersistentChatData', await measureStep('exportCsPersistentChatData', { ...source, fileName }));
  table.add(
    'Import-CsPersistentChatData -WhatIf',
    await measureStep('importCsPersistentChatData', { ...target, fileName, whatIf: true }),
  );
  if (hasCopy) {
    await server.execute(source, copied);
    // In one batch: Babelfish loses the last 1,000 rows of each, so that what arrived is counted.
    const batch = ['-D', source.dbName, '-b', String(set.messages + 1)];
    const figures = await server.copyProgram('dbo.copied', 'in', set.file('chat.bcp'), ...batch);
    table.add('freebcp in, messages alone', figures, await server.count(source, 'copied'));
    await server.execute(source, 'DROP TABLE copied');
  }
  await server.execute(source, copied);
  table.add(
    'bare bulk load, the floor of an import',
    await measureStep('loadMessages', { from, to: address, table: 'copied', ...source }),
  );
  await server.execute(source, 'DROP TABLE copied');
  table.add('Import-CsPersistentChatData', await measureStep('importCsPersistentChatData', { ...target, fileName }));
  table.add(
    'the same import again, nothing to do',
    await measureStep('importCsPersistentChatData', { ...target, fileName }),
  );
  await server.dropDatabases();
};
