import type { Cell, ColumnKind, Connection, Query, Row, StoredMessage } from '../connection.js';
import { type EmbeddedDatabase, exactly, readNullableText, readText, type SqlValue } from './connection.js';
import { decodeText } from './text.js';

const batchSize = 1_000;

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Reads an embedded database, all of it from the state at which this was made. */
export class EmbeddedConnection implements Connection {
  readonly address: string;
  readonly #database: EmbeddedDatabase;
  readonly #tables: string[];
  readonly #columns = new Map<string, string[]>();

  /** @param database with an open transaction; closed together with this */
  constructor(database: EmbeddedDatabase) {
    this.#database = database;
    this.address = database.path;
    this.#tables = database.tables();
  }

  tables(): string[] {
    return this.#tables;
  }

  columns(table: string): string[] {
    let columns = this.#columns.get(table);
    if (columns === undefined) {
      columns = this.#database.columns(table);
      this.#columns.set(table, columns);
    }
    return columns;
  }

  async *scan({ from, columns, where, values = [], key }: Query): AsyncGenerator<Row[]> {
    const present = new Set(this.columns(from).map((name) => name.toLowerCase()));
    const entries = Object.entries(columns);
    const list = entries.map(([name, kind]) =>
      present.has(name.toLowerCase()) ? this.#column(name, kind) : `NULL AS ${quote(name)}`,
    );
    const order = key.filter((name) => present.has(name.toLowerCase())).map(quote);
    const sql = `SELECT ${list.join(', ')} FROM ${quote(from)} ${where === undefined ? '' : `WHERE ${where}`}
      ORDER BY ${order.join(', ')}`;
    const texts = entries.filter(([, kind]) => kind === 'text').map(([name]) => name);
    let batch: Row[] = [];
    for (const row of this.#database.stream<Record<string, SqlValue>>(sql, ...values)) {
      for (const name of texts) row[name] = readNullableText(row[name]);
      batch.push(row as Row);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  #column(name: string, kind: ColumnKind): string {
    if (kind === 'text') return exactly(quote(name));
    // The name of the result is the query's: products spell some columns in two ways.
    const value = kind === 'big' ? `CAST(${quote(name)} AS TEXT)` : quote(name);
    return `${value} AS ${quote(name)}`;
  }

  async rows(sql: string, values: Cell[] = []): Promise<Row[]> {
    return this.#database.rows<Row>(sql, ...values);
  }

  async *messages(room: number, from: string | null): AsyncGenerator<StoredMessage[]> {
    const rtfColumns = this.columns('tblChat').some((name) => name.toLowerCase() === 'rtf')
      ? 'rtf, octet_length(rtf)'
      : 'NULL, NULL';
    const rows = this.#database.streamArrays(
      `SELECT chatID, CAST(chatDate AS TEXT), userId, isAlert, content, octet_length(content), ${rtfColumns}
       FROM tblChat WHERE channelID = ? AND chatDate >= ? ORDER BY chatID`,
      room,
      from === null ? -(2n ** 63n) : BigInt(from),
    );
    let batch: StoredMessage[] = [];
    for (const [id, date, userId, isAlert, content, size, rtf, rtfSize] of rows) {
      batch.push([
        Number(id),
        String(date),
        userId === null ? null : Number(userId),
        Number(isAlert) !== 0,
        this.#exact('content', content, size, room, id) ?? '',
        this.#exact('rtf', rtf, rtfSize, room, id),
      ]);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  /** The driver cuts text at a NUL and replaces lone surrogates; the number of bytes gives both away. */
  #exact(column: 'content' | 'rtf', value: unknown, size: unknown, room: number, id: unknown): string | null {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') {
      // The length alone settles it for ASCII; three replacement characters are as long as the bytes they stand for.
      const ascii = value.length === size && !value.includes('\ufffd');
      if (ascii || Buffer.byteLength(value) === size) return value;
    }
    if (value instanceof Uint8Array) return decodeText(value);
    const row = this.#database.row(
      `SELECT CAST(${column} AS BLOB) AS text FROM tblChat WHERE channelID = ? AND chatID = ?`,
      room,
      Number(id),
    );
    return readText(row?.text);
  }

  async contentSize(room: number): Promise<number> {
    const row = this.#database.row(
      `SELECT coalesce(sum(length(CAST(content AS BLOB)) + coalesce(length(CAST(rtf AS BLOB)), 0)), 0) AS bytes
       FROM tblChat WHERE channelId = ?`,
      room,
    );
    return Number(row?.bytes);
  }

  /** Only the ends of the key ranges between rooms are looked at, so that no message is read for this. */
  async messagesWithoutRoom(): Promise<number> {
    const channels = this.#database.rows(
      `WITH RECURSIVE channel(id) AS (SELECT min(channelID) FROM tblChat UNION ALL
       SELECT (SELECT min(channelID) FROM tblChat WHERE channelID > channel.id) FROM channel WHERE channel.id IS NOT NULL)
       SELECT id FROM channel WHERE id IS NOT NULL AND id NOT IN (SELECT nodeID FROM tblNode WHERE nodeType = 0)`,
    );
    return channels
      .map(({ id }) => this.#database.row('SELECT count(*) AS found FROM tblChat WHERE channelID = ?', id ?? null))
      .reduce((sum, row) => sum + Number(row?.found ?? 0), 0);
  }

  async close(): Promise<void> {
    this.#database.close();
  }
}
