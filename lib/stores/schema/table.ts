/** SQL Server types of the two schemas. */
export type SqlType =
  | 'bit'
  | 'smallint'
  | 'int'
  | 'bigint'
  | 'uniqueidentifier'
  | 'datetime'
  | 'datetime2'
  | 'smalldatetime'
  | 'image'
  | `varchar(${number | 'max'})`
  | `nvarchar(${number | 'max'})`;

export interface Column {
  name: string;
  type: SqlType;
  nullable: boolean;
}

export interface ForeignKey {
  column: string;
  table: string;
  references: string;
}

/** A table as the vendor's schema pages describe it; DDL for every kind of server is made from it. */
export interface Table {
  name: string;
  columns: Column[];
  primaryKey: string[];
  /** Columns whose values are unique although they are not the key. */
  unique: string[];
  /** Columns that rows are looked up by. */
  indexed: string[];
  foreignKeys: ForeignKey[];
}

export interface TableOptions {
  key?: string[];
  unique?: string[];
  indexed?: string[];
  foreign?: Record<string, `${string}.${string}`>;
}

/**
 * Builds a table from columns written as in the schema pages: `'nodeID int'`, and `'topic nvarchar(256) null'` where null is
 * allowed.
 */
export const defineTable = (name: string, columns: string[], options: TableOptions = {}): Table => ({
  name,
  columns: columns.map((text) => {
    const [column, type, nullable] = text.split(' ');
    return { name: column!, type: type as SqlType, nullable: nullable === 'null' };
  }),
  primaryKey: options.key ?? [],
  unique: options.unique ?? [],
  indexed: options.indexed ?? [],
  foreignKeys: Object.entries(options.foreign ?? {}).map(([column, target]) => {
    const [table, references] = target.split('.');
    return { column, table: table!, references: references! };
  }),
});

/** Rows that every database of the kind has from the start. Keys are column names. */
export type StaticRows = Record<string, Record<string, string | number | null>[]>;
