/** What a column holds when it has been read: text exactly, 64-bit integers as decimal text, bits as 0 and 1. */
export type Cell = string | number | null;

export type Row = Record<string, Cell>;

/**
 * How a column is read: `text` exactly as users entered it; `big` for 64-bit integers, as decimal text; `plain` for smaller
 * numbers, bits, GUIDs and dates.
 */
export type ColumnKind = 'text' | 'big' | 'plain';

export interface Query {
  /** The table. */
  from: string;
  /** Columns to read. One that this database lacks is null in every row: products and versions differ in them. */
  columns: Record<string, ColumnKind>;
  /** SQL that every kind of server understands; `?` stands for a value. */
  where?: string;
  values?: Cell[];
  /** Columns, among those read, that together are unique and never null. The rows come in their order. */
  key: string[];
}

/** A message as it is stored; the author is the number of a principal. */
export type StoredMessage = [
  id: number,
  date: string,
  author: number | null,
  alert: boolean,
  text: string,
  rtf: string | null,
];

/**
 * A connection to a database of either kind, for reading. Whatever is read comes from one state of the database, where the
 * server can give that. Queries may be interleaved with the batches of a scan.
 */
export interface Connection {
  /** For messages. */
  readonly address: string;
  /** Names of the tables, as the server spells them. */
  tables(): string[];
  /** Names of a table's columns; empty where there is no such table. */
  columns(table: string): string[];
  /** Streams rows in batches. */
  scan(query: Query): AsyncIterable<Row[]>;
  /** For small results: SQL that every kind of server understands; `?` stands for a value. */
  rows(sql: string, values?: Cell[]): Promise<Row[]>;
  /** Messages of a room, by its number, in the order of their numbers; with `from`, only those at or after these ticks. */
  messages(room: number, from: string | null): AsyncIterable<StoredMessage[]>;
  /** Bytes of a room's messages, as the server stores their text. */
  contentSize(room: number): Promise<number>;
  /** Messages whose room does not exist. */
  messagesWithoutRoom(): Promise<number>;
  close(): Promise<void>;
}

/** All rows of a query, for tables that are known to be small. */
export const readAll = async (connection: Connection, query: Query): Promise<Row[]> => {
  const all: Row[] = [];
  for await (const batch of connection.scan(query)) all.push(...batch);
  return all;
};

/** Whether a table or column is among the names; servers spell them as they like. */
export const hasName = (names: string[], wanted: string): boolean =>
  names.some((name) => name.toLowerCase() === wanted.toLowerCase());

/** The table under the first of the names that exists; the vendor spells two of them in two ways. */
export const findTable = (connection: Connection, ...names: string[]): string | undefined =>
  names
    .map((name) => connection.tables().find((table) => table.toLowerCase() === name.toLowerCase()))
    .find((name) => name !== undefined);

/** The number in the only row and column of a result. */
export const readCount = async (connection: Connection, sql: string, values: Cell[] = []): Promise<number> => {
  const [row] = await connection.rows(sql, values);
  return Number(Object.values(row ?? {})[0] ?? 0);
};
