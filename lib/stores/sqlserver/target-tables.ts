import { quoteName, type SqlServerConnection } from '../../sqlserver/server.js';

/** What the tables of a target are called, and which of them number their rows themselves. */
export class TargetTables {
  readonly #server: SqlServerConnection;
  readonly #tables: Map<string, { name: string; hasIdentity: boolean }>;

  private constructor(server: SqlServerConnection, tables: Map<string, { name: string; hasIdentity: boolean }>) {
    this.#server = server;
    this.#tables = tables;
  }

  static async read(server: SqlServerConnection): Promise<TargetTables> {
    const tables = await server.arrays('SELECT object_id, name FROM sys.tables');
    const identities = new Set((await server.arrays('SELECT object_id FROM sys.identity_columns')).map(([id]) => id));
    return new TargetTables(
      server,
      new Map(
        tables.map(([id, name]) => [
          String(name).toLowerCase(),
          { name: String(name), hasIdentity: identities.has(id ?? null) },
        ]),
      ),
    );
  }

  #find(table: string): { name: string; hasIdentity: boolean } | undefined {
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

  /** Inserts, with numbers of ours where the table would give out its own (O12). @returns the number of rows */
  async insert(table: string, rest: string): Promise<number> {
    const { name, hasIdentity } = this.#find(table)!;
    const quoted = quoteName(name);
    if (hasIdentity) await this.#server.batch(`SET IDENTITY_INSERT ${quoted} ON`);
    const rows = await this.#server.execute(`INSERT INTO ${quoted} ${rest}`);
    if (hasIdentity) await this.#server.batch(`SET IDENTITY_INSERT ${quoted} OFF`);
    return rows;
  }
}
