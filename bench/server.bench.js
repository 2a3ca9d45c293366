import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { copyToServer } from '../dist/lib/sample/copy-to-server.js';
import { generateSample, sampleSets } from '../dist/lib/sample/sample.js';
import { SqlServerConnection } from '../dist/lib/sqlserver/server.js';
import { parseAddress } from '../dist/lib/stores/address.js';
import { hasProgram, measureProgram, measureStep } from './measure.js';

const data = path.join(path.dirname(fileURLToPath(import.meta.url)), 'data');
const variable = 'CS_PCHAT_TEST_SQLSERVER';

/** Export, rehearsal and import on a SQL Server, beside freebcp of the same messages, in one run. */
export const run = async (args) => {
  const { values } = parseArgs({ args, options: { set: { type: 'string', default: 'S' } } });
  const set = sampleSets[values.set];
  if (set === undefined) throw new Error(`--set takes ${Object.keys(sampleSets).join(', ')}.`);
  if (!process.env[variable]) throw new Error(`${variable} names no server; docs/sql-server.md says how.`);
  const url = new URL(process.env[variable]);
  const credential = { userName: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  const encryption = url.searchParams.get('encryption') ?? 'Verified';
  const server = { dbInstance: `${url.hostname},${url.port || 1433}`, credential, encryption };
  const address = parseAddress(server.dbInstance);
  const source = { ...server, dbName: `cspchat_bench_${values.set.toLowerCase()}` };
  const target = { ...server, dbName: `${source.dbName}_target` };
  const execute = async (dbName, ...statements) => {
    const connection = await SqlServerConnection.open(address, dbName, { ...server, role: 'target' });
    for (const statement of statements) await connection.batch(statement);
    await connection.close();
  };

  mkdirSync(data, { recursive: true });
  const file = (name) => path.join(data, `${values.set}-${name}`);
  const legacy = file('well-formed.db');
  if (!existsSync(legacy)) await generateSample(legacy, { ...set, wellFormed: true });
  for (const { dbName } of [source, target]) await execute('master', `DROP DATABASE ${dbName}`).catch(() => undefined);
  await copyToServer(legacy, address, source, { kind: 'GroupChat' });
  await measureStep('newCsPersistentChatDatabase', target);

  const lines = [];
  const add = (step, { seconds, cpu, megabytes }) => {
    lines.push({ step, seconds, cpu, megabytes, rate: set.messages / seconds });
  };
  const login = ['-S', `${url.hostname}:${url.port || 1433}`, '-U', credential.userName, '-P', credential.password];
  const hasCopy = hasProgram('freebcp');
  if (!hasCopy) console.log('freebcp is not on the PATH; plain copies are left out.');
  rmSync(file('chat.bcp'), { force: true });
  if (hasCopy) {
    const out = [`${source.dbName}.dbo.tblChat`, 'out', file('chat.bcp'), '-c', '-t', '|#|', '-r', '|##|', ...login];
    add('freebcp out, messages alone', { seconds: await measureProgram('freebcp', out, { output: '/dev/null' }) });
  }
  const fileName = file('server.zip');
  add('Export-CsPersistentChatData', await measureStep('exportCsPersistentChatData', { ...source, fileName }));
  add(
    'Import-CsPersistentChatData -WhatIf',
    await measureStep('importCsPersistentChatData', { ...target, fileName, whatIf: true }),
  );
  await execute(
    source.dbName,
    "IF OBJECT_ID('copied') IS NOT NULL DROP TABLE copied",
    'CREATE TABLE copied (channelid int, chatid bigint, chatdate bigint, userid int, isalert bit, content nvarchar(max))',
  );
  if (hasCopy) {
    const into = ['dbo.copied', 'in', file('chat.bcp'), '-c', '-t', '|#|', '-r', '|##|', '-D', source.dbName];
    const copied = measureProgram('freebcp', [...into, ...login, '-b', '10000'], { output: '/dev/null' });
    await copied.then(
      (seconds) => add('freebcp in, messages alone', { seconds }),
      (error) => console.log(`freebcp in is left out: ${error.message}`),
    );
  }
  await execute(source.dbName, 'DELETE FROM copied');
  add(
    'bare bulk load, the floor of an import',
    await measureStep('loadMessages', { from: legacy, to: address, table: 'copied', ...source }),
  );
  add('Import-CsPersistentChatData', await measureStep('importCsPersistentChatData', { ...target, fileName }));
  add('Import again, nothing to do', await measureStep('importCsPersistentChatData', { ...target, fileName }));

  const number = (value, digits = 0) =>
    value === undefined
      ? ''
      : value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  console.log(`Set ${values.set} on a SQL Server: ${number(set.rooms)} rooms, ${number(set.messages)} messages`);
  console.log(
    `${'step'.padEnd(40)}${'seconds'.padStart(10)}${'CPU s'.padStart(10)}${'messages/s'.padStart(14)}${'peak MB'.padStart(10)}`,
  );
  for (const { step, seconds, cpu, megabytes, rate } of lines) {
    console.log(
      `${step.padEnd(40)}${number(seconds, 2).padStart(10)}${number(cpu, 2).padStart(10)}${number(rate).padStart(14)}${number(megabytes).padStart(10)}`,
    );
  }
};
