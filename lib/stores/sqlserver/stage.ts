import { packageVersion } from '../../package-root.js';
import { digest } from '../../plan/digest.js';
import type { BulkColumn, BulkValue, SqlServerConnection } from '../../sqlserver/server.js';
import { quoteName } from '../../sqlserver/server.js';
import type { Cell } from '../connection.js';
import { persistentChatTables } from '../schema/persistent-chat.js';
import type { Column } from '../schema/table.js';
import { bulkColumn, bulkConverter, rowsPerLoad } from './bulk.js';
import { TargetTables } from './target-tables.js';

/** Tables of ours in the target are called this and the name of the table that their rows are for. */
export const stagePrefix = 'csPersistentChatStage_';

/** Tells what the rows are staged for. Earlier versions, whose tables had another column, called it otherwise. */
const keyTable = `${stagePrefix}Plan`;

/** A column that may be staged beside those of a table: numbers the rows in the order in which they were given. */
const orderColumn: Column = { name: 'stageOrder', type: 'int', nullable: false };

/** Values of a row in the order of the columns that are staged. */
export type StagedRow = (Cell | boolean)[];

const columnsOf = (table: string): Column[] => [
  ...(persistentChatTables.find(({ name }) => name === table)?.columns ?? []),
  orderColumn,
];

/** What has to be done to the value at a place of a row. */
interface Conversion {
  place: number;
  convert: (value: Cell | boolean) => BulkValue;
}

/** Converts the values of the rows where they are; rows that are loaded already are passed over. */
const stagedRows = async function* (
  batches: AsyncIterable<StagedRow[]> | Iterable<StagedRow[]>,
  conversions: Conversion[],
  loaded: number,
): AsyncGenerator<BulkValue[][], undefined> {
  let passed = 0;
  for await (const batch of batches) {
    const rows: BulkValue[][] = passed >= loaded ? batch : batch.slice(loaded - passed);
    passed += batch.length;
    if (rows.length === 0) continue;
    for (const row of rows) for (const { place, convert } of conversions) row[place] = convert(row[place] as Cell);
    yield rows;
  }
  return undefined;
};

/** As many rows as one load takes. */
const firstRows = async function* (
  first: BulkValue[][],
  others: AsyncGenerator<BulkValue[][], undefined>,
): AsyncGenerator<BulkValue[][]> {
  yield first;
  for (let count = first.length; count < rowsPerLoad; ) {
    const { done, value } = await others.next();
    if (done === true) return;
    yield value;
    count += value.length;
  }
};

/**
 * Rows on their way into the target, in tables of ours beside its own. They survive a lost connection or a killed process, and
 * are taken up by the next import of the same plan.
 */
export class Stage {
  readonly #server: SqlServerConnection;
  /** As the target spells them, by name in lower case. */
  readonly #existing = new Map<string, string>();

  private constructor(server: SqlServerConnection) {
    this.#server = server;
  }

  /**
   * Takes up what this version staged of the same, and drops anything else.
   *
   * @param tables those of the target, read when it was locked for the import
   * @param source all that says what the rows are and in which order they come
   */
  static async open(server: SqlServerConnection, tables: TargetTables, ...source: unknown[]): Promise<Stage> {
    const key = digest([packageVersion(), ...source]);
    const stage = new Stage(server);
    for (const name of tables.names) if (name.toLowerCase().startsWith(stagePrefix.toLowerCase())) stage.#add(name);
    if (stage.#has(keyTable)) {
      const [row] = await server.arrays(`SELECT stageKey FROM ${quoteName(keyTable)}`);
      if (row?.[0] === key) return stage;
    }
    await stage.drop();
    await server.batch(`CREATE TABLE ${quoteName(keyTable)} (stageKey varchar(64) NOT NULL)`);
    stage.#add(keyTable);
    await server.execute(`INSERT INTO ${quoteName(keyTable)} (stageKey) VALUES (?)`, [key]);
    return stage;
  }

  /** Whether there is none. As long as nobody else may import, that tells that the transaction was committed that dropped it. */
  static async isGone(server: SqlServerConnection): Promise<boolean> {
    return !(await TargetTables.read(server)).has(keyTable);
  }

  #add(table: string): void {
    this.#existing.set(table.toLowerCase(), table);
  }

  #has(table: string): boolean {
    return this.#existing.has(table.toLowerCase());
  }

  /** The quoted name of the table with the rows for a table of the target. */
  name(table: string): string {
    return quoteName(`${stagePrefix}${table}`);
  }

  async #create(table: string, columns: BulkColumn[]): Promise<number> {
    const name = `${stagePrefix}${table}`;
    if (this.#has(name)) {
      const [row] = await this.#server.arrays(`SELECT count(*) FROM ${quoteName(name)}`);
      return Number(row?.[0]);
    }
    const list = columns.map(
      ({ name: column, type, nullable }) => `${quoteName(column)} ${type} ${nullable ? 'NULL' : 'NOT NULL'}`,
    );
    await this.#server.batch(`CREATE TABLE ${quoteName(name)} (${list.join(', ')})`);
    this.#add(name);
    return 0;
  }

  /**
   * Loads rows for a table of the target. Rows that an earlier run has loaded are passed over: the same plan gives the same rows
   * in the same order.
   *
   * @param columns of the table, in the order of the values
   * @param batches rows as they come
   */
  async load(
    table: string,
    columns: readonly string[],
    batches: AsyncIterable<StagedRow[]> | Iterable<StagedRow[]>,
  ): Promise<void> {
    const known = columnsOf(table);
    const typed = columns.map((name) => known.find((column) => column.name === name)!);
    const definition = typed.map((column) => ({ ...bulkColumn(column), nullable: true }));
    const name = `${stagePrefix}${table}`;
    const conversions = typed.flatMap(({ type }, place): Conversion[] => {
      const convert = bulkConverter(type);
      return convert === undefined ? [] : [{ place, convert }];
    });
    const rows = stagedRows(batches, conversions, await this.#create(table, definition));
    try {
      for (let next = await rows.next(); next.done !== true; next = await rows.next())
        await this.#server.bulkLoad(name, definition, firstRows(next.value, rows));
    } finally {
      await rows.return(undefined);
    }
  }

  /** Drops the tables. Within a transaction, together with what it does. */
  async drop(): Promise<void> {
    if (this.#existing.size === 0) return;
    // A server that looks at one of them gives it up after a while, and turns to the next that is not locked.
    const tables = [...this.#existing.values()].reverse();
    await this.#server.batch(`DROP TABLE ${tables.map(quoteName).join(', ')}`);
    this.#existing.clear();
  }
}
