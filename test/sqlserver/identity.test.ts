import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  compareCsPersistentChatData,
  exportCsPersistentChatData,
  importCsPersistentChatData,
  undoCsPersistentChatData,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { firstRows, tablesOf } from '../../lib/stores/schema/new-database.js';
import { constraintDdl, tableDdl } from '../../lib/stores/schema/transact-sql.js';
import { Workspace } from '../workspace.js';
import { serverSuite, TestDatabases, testServer } from './test-server.js';

const workspace = new Workspace();
const databases = new TestDatabases();
const quiet = { onWarning: () => undefined };
const kind = { kind: 'PersistentChat' } as const;

/** Tables that number their rows themselves here, and the column that has the numbers. */
const identities: Record<string, string> = { tblNode: 'nodeID', tblPrincipal: 'prinID' };

/** A target as the vendor may have made it: nobody knows whether the numbers of its rows are identity columns. */
const newTarget = async () => {
  const options = databases.next();
  await databases.run('master', `CREATE DATABASE ${options.dbName}`);
  await databases.use(options.dbName, async (server) => {
    for (const table of tablesOf(kind)) {
      const column = `[${identities[table.name]}] int`;
      await server.batch(tableDdl(table).replace(column, `${column} IDENTITY(1, 1)`));
    }
    for (const { table, row } of firstRows(kind)) {
      const values = Object.values(row).map((value) =>
        typeof value === 'string' ? `'${value.replace(/Z$/, '')}'` : value === null ? 'NULL' : String(value),
      );
      const insert = `INSERT INTO ${table} (${Object.keys(row)}) VALUES (${values})`;
      const hasIdentity = table in identities;
      if (hasIdentity) await server.batch(`SET IDENTITY_INSERT ${table} ON`);
      await server.batch(insert);
      if (hasIdentity) await server.batch(`SET IDENTITY_INSERT ${table} OFF`);
    }
    for (const table of tablesOf(kind)) for (const statement of constraintDdl(table)) await server.batch(statement);
  });
  return options;
};

(testServer === undefined ? describe.skip : describe)(`O12 identity columns: ${serverSuite}`, () => {
  const whole = () => ({ fileName: workspace.file('whole.zip'), ...quiet });

  beforeAll(async () => {
    workspace.open();
    const dbInstance = workspace.file('whole.db');
    await generateSample(dbInstance, { messages: 300, wellFormed: true });
    await exportCsPersistentChatData({ dbInstance, ...whole() });
  });
  afterAll(async () => {
    workspace.close();
    await databases.drop();
  });

  test('new rows follow the last number that was given out, also to somebody who is gone, and the server goes on behind them', async () => {
    const target = await newTarget();
    const { dbInstance, dbName, ...login } = target;
    const add = (uri: string): Promise<void> => databases.addPrincipal(dbName, uri, { hasIdentity: true });
    await add('sip:gone@contoso.com');
    const last = async (): Promise<number> =>
      Number((await databases.rows(dbName, 'SELECT max(prinID) FROM tblPrincipal'))[0]?.[0]);
    const gone = await last();
    await databases.run(dbName, `DELETE FROM tblPrincipal WHERE prinID = ${gone}`);

    const { undoFile, principalsCreated } = await importCsPersistentChatData({ ...target, ...whole() });
    const compared = await compareCsPersistentChatData({ ...target, ...whole() });
    expect(compared.filter(({ result }) => result !== 'Same')).toEqual([]);
    const [numbers] = await databases.rows(
      dbName,
      `SELECT count(*), min(prinID), max(prinID) FROM tblPrincipal WHERE prinID >= ${gone}`,
    );
    expect(numbers).toEqual([principalsCreated, gone + 1, gone + principalsCreated]);

    await add('sip:next@contoso.com');
    expect(await last()).toBe(gone + principalsCreated + 1);
    await databases.run(dbName, `DELETE FROM tblPrincipal WHERE prinUri = 'sip:next@contoso.com'`);
    await undoCsPersistentChatData({ ...login, undoFile, ...quiet });
    expect(await last()).toBeLessThan(gone);
  }, 180_000);
});
