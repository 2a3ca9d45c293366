import type { SqlServerConnection } from '../../sqlserver/server.js';

/** The tables of a database and their columns, as it spells them. */
export class Catalogue {
  /** By name in lower case. */
  readonly #tables = new Map<string, { name: string; columns: string[] }>();
  readonly #names = new Set<string>();
  /** By themselves in lower case. */
  readonly #spelt = new Map<string, string>();

  /** @param columns table and column, in the order of the columns */
  constructor(columns: Iterable<[table: string, column: string]>) {
    for (const [table, column] of columns) {
      const entry = this.#tables.get(table.toLowerCase()) ?? { name: table, columns: [] };
      entry.columns.push(column);
      this.#tables.set(table.toLowerCase(), entry);
      for (const name of [table, column]) {
        this.#names.add(name);
        this.#spelt.set(name.toLowerCase(), name);
      }
    }
  }

  static async read(server: SqlServerConnection): Promise<Catalogue> {
    const rows = await server.arrays(
      'SELECT TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS ORDER BY TABLE_NAME, ORDINAL_POSITION',
    );
    return new Catalogue(rows.map(([table, column]) => [String(table), String(column)]));
  }

  tables(): string[] {
    return [...this.#tables.values()].map(({ name }) => name);
  }

  has(table: string): boolean {
    return this.#tables.has(table.toLowerCase());
  }

  /** None where there is no such table. */
  columns(table: string): string[] {
    return this.#tables.get(table.toLowerCase())?.columns ?? [];
  }

  /**
   * T-SQL with names as this database spells them: where it has none in that case, one in another. Group Chat and Persistent Chat
   * differ in some, which matters where the collation is case-sensitive.
   *
   * @param sql of ours: values are bound, so that every word in it is a name or a keyword
   */
  spell(sql: string): string {
    return sql.replace(/\w+/g, (word) =>
      this.#names.has(word) ? word : (this.#spelt.get(word.toLowerCase()) ?? word),
    );
  }
}
