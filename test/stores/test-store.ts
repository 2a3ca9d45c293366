import { copyFileSync } from 'node:fs';
import { newCsPersistentChatDatabase } from '../../cmdlets/index.js';
import { copyToServer } from '../../lib/sample/copy-to-server.js';
import type { DatabaseOptions } from '../../lib/stores/open.js';
import { serverSuite, TestDatabases, testServer } from '../sqlserver/test-server.js';
import { Workspace } from '../workspace.js';

export type Cells = (string | number | null)[];

/** A kind of store, as the contract suite uses it. */
export interface TestStore {
  name: string;
  isSkipped: boolean;
  /** A Group Chat database with the rows of an embedded one. */
  legacy(file: string): Promise<DatabaseOptions>;
  /** An empty Persistent Chat database. */
  target(): Promise<DatabaseOptions>;
  /** Runs T-SQL that SQLite understands too. */
  run(database: DatabaseOptions, statement: string): Promise<void>;
  rows(database: DatabaseOptions, query: string): Promise<Cells[]>;
  /** Rows of a table; 64-bit numbers as text. */
  table(database: DatabaseOptions, table: string, where?: string): Promise<Cells[]>;
  dispose(): Promise<void>;
}

export class EmbeddedStore implements TestStore {
  readonly name = 'embedded';
  readonly isSkipped = false;
  readonly #workspace = new Workspace();
  #made = 0;

  #next(): string {
    if (this.#workspace.folder === '') this.#workspace.open();
    return `${this.#made++}.db`;
  }

  async legacy(file: string): Promise<DatabaseOptions> {
    const name = this.#next();
    copyFileSync(file, this.#workspace.file(name));
    return { dbInstance: this.#workspace.file(name) };
  }

  async target(): Promise<DatabaseOptions> {
    const database = { dbInstance: this.#workspace.file(this.#next()) };
    await newCsPersistentChatDatabase(database);
    return database;
  }

  #name({ dbInstance }: DatabaseOptions): string {
    return dbInstance.slice(this.#workspace.folder.length + 1);
  }

  async run(database: DatabaseOptions, statement: string): Promise<void> {
    this.#workspace.run(this.#name(database), statement);
  }

  async rows(database: DatabaseOptions, query: string): Promise<Cells[]> {
    return this.#workspace.rows(this.#name(database), query).map((row) => Object.values(row) as Cells);
  }

  async table(database: DatabaseOptions, table: string, where = '1 = 1'): Promise<Cells[]> {
    const columns = this.#workspace.sql(this.#name(database), (connection) => connection.columns(table));
    const list = columns.map((column) => `CAST("${column}" AS TEXT) AS "${column}"`).join(', ');
    return this.rows(database, `SELECT ${list} FROM ${table} WHERE ${where}`);
  }

  async dispose(): Promise<void> {
    this.#workspace.close();
  }
}

export class SqlServerStore implements TestStore {
  readonly name = serverSuite;
  readonly isSkipped = testServer === undefined;
  readonly #databases = new TestDatabases();

  async legacy(file: string): Promise<DatabaseOptions> {
    const options = this.#databases.next();
    await copyToServer(file, this.#databases.address, options, { kind: 'GroupChat' });
    return options;
  }

  async target(): Promise<DatabaseOptions> {
    const options = this.#databases.next();
    await newCsPersistentChatDatabase(options);
    return options;
  }

  run({ dbName }: DatabaseOptions, statement: string): Promise<void> {
    return this.#databases.run(dbName!, statement);
  }

  rows({ dbName }: DatabaseOptions, query: string): Promise<Cells[]> {
    return this.#databases.rows(dbName!, query);
  }

  table(database: DatabaseOptions, table: string, where = '1 = 1'): Promise<Cells[]> {
    return this.rows(database, `SELECT * FROM ${table} WHERE ${where}`);
  }

  dispose(): Promise<void> {
    return this.#databases.drop();
  }
}

/** Every kind of store; those that cannot be had here are marked. */
export const testStores = (): TestStore[] => [new EmbeddedStore(), new SqlServerStore()];
