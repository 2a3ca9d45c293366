import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { EmbeddedDatabase } from '../dist/lib/stores/embedded/connection.js';

const messages = 'SELECT channelID, chatID, CAST(chatDate AS TEXT), userId, isAlert, content FROM tblChat';

/** The floor of an export: the same rows as lines of JSON, without checks, packing or checksums. */
export const dumpMessages = async ({ from, to }) => {
  const database = EmbeddedDatabase.open(from, 'read');
  const stream = createWriteStream(to);
  let text = '';
  let count = 0;
  for (const row of database.stream(messages)) {
    text += `${JSON.stringify(row)}\n`;
    count++;
    if (text.length < 1 << 18) continue;
    if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve));
    text = '';
  }
  stream.end(text);
  await finished(stream);
  database.close();
  return { messages: count };
};

/** The floor of an import: the same rows inserted into an empty table in one transaction. */
export const copyMessages = async ({ from, to }) => {
  const source = EmbeddedDatabase.open(from, 'read');
  const target = EmbeddedDatabase.create(to);
  target.execute(
    'CREATE TABLE tblChat (channelId INTEGER, chatId INTEGER, chatDate INTEGER, userId INTEGER, isAlert INTEGER, content TEXT, PRIMARY KEY (channelId, chatId)) WITHOUT ROWID',
  );
  const rows = 100;
  const sql = (number) => `INSERT INTO tblChat VALUES ${Array(number).fill('(?, ?, ?, ?, ?, ?)').join(', ')}`;
  let count = 0;
  await target.transaction(() => {
    let values = [];
    for (const row of source.stream(messages)) {
      values.push(...row);
      count++;
      if (values.length < rows * 6) continue;
      target.run(sql(rows), ...values);
      values = [];
    }
    if (values.length > 0) target.run(sql(values.length / 6), ...values);
  });
  source.close();
  target.close();
  return { messages: count };
};

/** The floor of an import into a server: the same rows bulk-loaded into an empty table, without a transaction around them. */
export const loadMessages = async ({ from, to, dbName, table, credential, encryption }) => {
  const { SqlServerConnection } = await import('../dist/lib/sqlserver/server.js');
  const source = EmbeddedDatabase.open(from, 'read');
  const server = await SqlServerConnection.open(to, dbName, { credential, encryption, role: 'target' });
  const types = ['int', 'bigint', 'bigint', 'int', 'bit', 'nvarchar(max)'];
  const names = ['channelid', 'chatid', 'chatdate', 'userid', 'isalert', 'content'];
  const columns = names.map((name, index) => ({ name, type: types[index], nullable: true }));
  let rows = [];
  let count = 0;
  for (const row of source.stream(messages)) {
    row[4] = row[4] !== 0;
    rows.push(row);
    count++;
    if (rows.length < 10_000) continue;
    await server.bulkLoad(table, columns, [rows]);
    rows = [];
  }
  if (rows.length > 0) await server.bulkLoad(table, columns, [rows]);
  await server.close();
  source.close();
  return { messages: count };
};

/** The messages of a server as the driver reads them, dropped at once. */
export const readMessages = async ({ address, dbName, credential, encryption }) => {
  const { default: sql } = await import('mssql');
  const pool = await new sql.ConnectionPool({
    server: address.host,
    port: address.port,
    database: dbName,
    user: credential.userName,
    password: credential.password,
    requestTimeout: 0,
    options: { encrypt: encryption !== 'Unencrypted', trustServerCertificate: true },
  }).connect();
  const request = pool.request();
  request.stream = true;
  request.arrayRowMode = true;
  let count = 0;
  request.on('row', () => count++);
  await request.query(
    'SELECT channelID, chatID, chatDate, userId, isAlert, content FROM tblChat ORDER BY channelID, chatID',
  );
  await pool.close();
  return { messages: count };
};
