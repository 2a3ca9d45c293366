import { describe, expect, test } from '@jest/globals';
import type { SqlServerConnection, Value } from '../../lib/sqlserver/server.js';
import { groupChatTables } from '../../lib/stores/schema/group-chat.js';
import { persistentChatTables } from '../../lib/stores/schema/persistent-chat.js';
import type { Table } from '../../lib/stores/schema/table.js';
import { openDatabaseSource, type SourceServer } from '../../lib/stores/source.js';
import { Catalogue } from '../../lib/stores/sqlserver/catalogue.js';
import { SqlServerReader } from '../../lib/stores/sqlserver/sql-connection.js';
import { TargetReader } from '../../lib/stores/target-reader.js';

/** What nothing can be read without, by a part of the query. */
const rows: [part: string, rows: Value[][]][] = [
  ['nodeID = parentID', [[1, '00000000-0000-0000-0000-000000000001']]],
  ['FROM [tblRoleType]', ['member', 'manager', 'voiced', 'creator'].map((name, type) => [type + 1, name])],
];

/** A database with nothing in it, whose collation is case-sensitive: it notes what names it would not know. */
class StrictServer {
  readonly address = 'strict';
  readonly database = 'strict';
  readonly lost = false;
  readonly #columns: [table: string, column: string][];
  readonly #exact: Set<string>;
  readonly #anyCase: Set<string>;
  readonly unknown = new Set<string>();
  statements = 0;

  constructor(tables: Table[]) {
    this.#columns = tables.flatMap(({ name, columns }) =>
      columns.map((column): [string, string] => [name, column.name]),
    );
    this.#exact = new Set(this.#columns.flat());
    this.#anyCase = new Set([...this.#exact].map((name) => name.toLowerCase()));
  }

  #look(sql: string): void {
    this.statements++;
    for (const [word] of sql.matchAll(/\w+/g))
      if (this.#anyCase.has(word.toLowerCase()) && !this.#exact.has(word)) this.unknown.add(word);
  }

  async arrays(sql: string): Promise<Value[][]> {
    if (sql.includes('INFORMATION_SCHEMA.COLUMNS')) return this.#columns;
    this.#look(sql);
    return [[0]];
  }

  async stream(sql: string, _: Value[], onRows: (rows: Value[][]) => unknown): Promise<void> {
    this.#look(sql);
    const found = rows.find(([part]) => sql.includes(part));
    if (found !== undefined) await onRows(found[1]);
  }

  async batch(): Promise<void> {}

  async close(): Promise<void> {}

  explain(cause: unknown): unknown {
    return cause;
  }
}

const open = async (tables: Table[]): Promise<{ server: StrictServer; reader: SqlServerReader }> => {
  const server = new StrictServer(tables);
  const reader = await SqlServerReader.open(async () => server as unknown as SqlServerConnection);
  return { server, reader };
};

const drain = async (items: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of items);
};

/** Everything that an export asks of a source. */
const readSource = async (reader: SqlServerReader): Promise<void> => {
  const nobody: SourceServer = {
    runningServers: async () => [],
    lastBackup: async () => undefined,
    ensureUnchanged: () => reader.ensureUnchanged(),
  };
  const source = await openDatabaseSource(reader, nobody);
  await source.describe();
  await source.oddities();
  await drain(source.principals({ without: [1] }));
  await drain(source.affiliations());
  await expect(source.categories()).rejects.toThrow('0 root categories');
  await source.addins();
  await drain(source.roomPlaces());
  await source.messagesBefore('1');
  for (const from of [null, '1']) await drain(reader.messages(1, from));
  await reader.contentSize(1);
  await drain(source.rooms());
  await drain(source.invitations());
  await drain(source.preferences());
  await source.ensureUnchanged();
};

describe('a database whose collation is case-sensitive is asked for names as it spells them', () => {
  const products: [string, Table[]][] = [
    ['Lync Server 2010', groupChatTables('Lync2010')],
    ['OCS 2007 R2', groupChatTables('Ocs2007R2')],
    ['Persistent Chat', persistentChatTables],
  ];

  test.each(products)('a source of %s', async (_, tables) => {
    const { server, reader } = await open(tables);
    await readSource(reader);
    expect([...server.unknown]).toEqual([]);
    expect(server.statements).toBeGreaterThan(30);
  });

  test('a name that is there in that case is not changed for one in another', () => {
    const catalogue = new Catalogue([
      ['one', 'content'],
      ['two', 'Content'],
      ['Three', 'nodeId'],
    ]);
    expect(catalogue.spell('SELECT content, Content, NODEID, other FROM [three] WHERE [nodeid] = ?')).toBe(
      'SELECT content, Content, nodeId, other FROM [Three] WHERE [nodeId] = ?',
    );
  });

  test('a target', async () => {
    const { server, reader } = await open(persistentChatTables);
    const target = new TargetReader(reader);
    expect(await target.model()).toMatchObject({ root: { number: 1 }, accessEntries: 0 });
    await target.hasMessages();
    await drain(target.messages(1));
    await target.hasInvitation(1, 1);
    await target.newestPreference('one');
    expect([...server.unknown]).toEqual([]);
    expect(server.statements).toBeGreaterThan(12);
  });
});
