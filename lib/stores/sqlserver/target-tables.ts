import { quoteName, type SqlServerConnection } from '../../sqlserver/server.js';

interface TargetTable {
  name: string;
  /** The last number that the table gave out; undefined where it does not number its rows itself. */
  lastIdentity: number | undefined;
}

/** What the tables of a target are called, and which of them number their rows themselves (O12). */
export class TargetTables {
  readonly #server: SqlServerConnection;
  readonly #tables: Map<string, TargetTable>;

  private constructor(server: SqlServerConnection, tables: Map<string, TargetTable>) {
    this.#server = server;
    this.#tables = tables;
  }

  static async read(server: SqlServerConnection): Promise<TargetTables> {
    const identities = new Map(
      (await server.arrays('SELECT object_id, CAST(last_value AS bigint) FROM sys.identity_columns')).map(
        ([id = null, last]) => [id, Number(last)],
      ),
    );
    const tables = (await server.arrays('SELECT object_id, name FROM sys.tables')).map(
      ([id = null, name]): [string, TargetTable] => [
        String(name).toLowerCase(),
        { name: String(name), lastIdentity: identities.get(id) },
      ],
    );
    return new TargetTables(server, new Map(tables));
  }

  #find(table: string): TargetTable | undefined {
    const other = table === 'tblScopePrincipal' ? this.#tables.get('tblscopedprincipal') : undefined;
    return this.#tables.get(table.toLowerCase()) ?? other;
  }

  /** Names of all tables, as the target spells them. */
  get names(): string[] {
    return [...this.#tables.values()].map(({ name }) => name);
  }

  has(table: string): boolean {
    return this.#find(table) !== undefined;
  }

  /** Quoted; undefined where the target does not have the table. */
  name(table: string): string | undefined {
    const found = this.#find(table);
    return found === undefined ? undefined : quoteName(found.name);
  }

  /** The last number that the table gave out by itself, also to a row that is gone by now; 0 where it gave none. */
  lastIdentity(table: string): number {
    return this.#find(table)?.lastIdentity ?? 0;
  }

  /** Inserts, with numbers of ours where the table would give out its own (O12). @returns the number of rows */
  async insert(table: string, rest: string): Promise<number> {
    const { name, lastIdentity } = this.#find(table)!;
    const hasIdentity = lastIdentity !== undefined;
    const quoted = quoteName(name);
    if (hasIdentity) await this.#server.batch(`SET IDENTITY_INSERT ${quoted} ON`);
    const rows = await this.#server.execute(`INSERT INTO ${quoted} ${rest}`);
    if (hasIdentity) await this.#server.batch(`SET IDENTITY_INSERT ${quoted} OFF`);
    return rows;
  }
}
