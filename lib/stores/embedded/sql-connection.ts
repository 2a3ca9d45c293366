import { CmdletError } from '../../host/cmdlet-error.js';
import type { Cell, ColumnKind, Connection, Query, Row, StoredMessage } from '../connection.js';
import { type EmbeddedDatabase, quoteName, readText } from './connection.js';
import { decodeText, isWholeText } from './text.js';

/** Few enough that the rows of a batch die young. */
const batchSize = 100;

/** Messages that are read at once. */
const pageSize = 250;

/** Bytes from which on a text is read by itself. */
const longText = 1 << 14;

/** Characters of texts that are handed over at once, the last text not counted. */
const charactersAtOnce = 1 << 18;

/** A message as SQLite puts it into JSON; texts that are too long are null and have a size. */
type StoredLine = [
  id: number,
  date: string | null,
  userId: number | null,
  isAlert: number | null,
  content: string | null,
  size: number | null,
  rtf?: string | null,
  rtfSize?: number | null,
];

const ticks = /^-?\d{1,19}$/;

/**
 * A column as elements of a JSON array: a row travels as one text that SQLite makes, because handing over each value by itself
 * takes three times as long. Of a text there are two, of which one is null: the text where all its characters are one byte each,
 * else its bytes in hexadecimal, for JSON would change what is not UTF-8 and the driver would cut it at a NUL.
 */
const inJson = (column: string, kind: ColumnKind): string => {
  switch (kind) {
    case 'text':
      return `CASE WHEN length(${column}) = octet_length(${column}) AND typeof(${column}) <> 'blob' THEN CAST(${column} AS TEXT) END,
        CASE WHEN length(${column}) <> octet_length(${column}) OR typeof(${column}) = 'blob' THEN hex(${column}) END`;
    case 'big':
      return `CAST(${column} AS TEXT)`;
    case 'plain':
      // JSON cannot hold bytes; whoever reads the value says what is wrong with it.
      return `CASE typeof(${column}) WHEN 'blob' THEN hex(${column}) ELSE ${column} END`;
  }
};

const toRow = (columns: [name: string, kind: ColumnKind][], cells: Cell[]): Row => {
  const row: Row = {};
  let at = 0;
  for (const [name, kind] of columns) {
    const cell = cells[at++]!;
    const bytes = kind === 'text' ? cells[at++]! : null;
    row[name] = bytes === null ? cell : decodeText(Buffer.from(String(bytes), 'hex'));
  }
  return row;
};

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
      present.has(name.toLowerCase()) ? inJson(quoteName(name), kind) : inJson('NULL', kind),
    );
    // With its table, or it would be what the list makes of the column, for which there is no index: SQLite would sort all rows.
    const order = key
      .filter((name) => present.has(name.toLowerCase()))
      .map((name) => `${quoteName(from)}.${quoteName(name)}`);
    const sql = `SELECT json_array(${list.join(', ')}) FROM ${quoteName(from)} ${where === undefined ? '' : `WHERE ${where}`}
      ORDER BY ${order.join(', ')}`;
    const parse = (lines: string[]): Row[] =>
      (JSON.parse(`[${lines.join()}]`) as Cell[][]).map((cells) => toRow(entries, cells));
    let lines: string[] = [];
    for (const [line] of this.#database.stream(sql, ...values)) {
      lines.push(line as string);
      if (lines.length < batchSize) continue;
      yield parse(lines);
      lines = [];
    }
    if (lines.length > 0) yield parse(lines);
  }

  async rows(sql: string, values: Cell[] = []): Promise<Row[]> {
    return this.#database.rows<Row>(sql, ...values);
  }

  /**
   * A page of messages travels as one JSON text that SQLite makes: handing over each value by itself takes twice as long.
   * Long texts are left out of it, so that a page stays small, and read one by one.
   */
  async *messages(room: number, from: string | null): AsyncGenerator<StoredMessage[]> {
    const hasRtf = this.columns('tblChat').some((name) => name.toLowerCase() === 'rtf');
    const text = (column: string): string =>
      `CASE WHEN octet_length(${column}) <= ${longText} THEN CAST(${column} AS TEXT) END,
       CASE typeof(${column}) WHEN 'text' THEN octet_length(${column}) WHEN 'null' THEN NULL ELSE -1 END`;
    const values = `chatID, CAST(chatDate AS TEXT), userId, isAlert, ${text('content')}${hasRtf ? `, ${text('rtf')}` : ''}`;
    const since = from === null ? '' : "AND (chatDate >= ?3 OR typeof(chatDate) <> 'integer')";
    const page = (condition: string): string =>
      `SELECT group_concat(line) AS lines FROM (SELECT json_array(${values}) AS line FROM tblChat
       WHERE channelID = ?1 ${condition} ${since} ORDER BY chatID LIMIT ${pageSize})`;
    const read = (condition: string, after: number): StoredLine[] => {
      const values = from === null ? [room, after] : [room, after, BigInt(from)];
      try {
        const lines = this.#database.row(page(condition), ...values)?.lines ?? '';
        return JSON.parse(`[${String(lines)}]`) as StoredLine[];
      } catch (cause) {
        if (!(cause instanceof CmdletError) || cause.code !== 'DatabaseRefused') throw cause;
        const message = `The database ${this.address} holds bytes where a number belongs, in a message of room ${room}.`;
        throw new CmdletError('SourceInconsistent', message, { target: this.address, cause });
      }
    };
    let last = Number.NEGATIVE_INFINITY;
    let lines = read('AND ?2 IS NOT NULL', 0);
    while (lines.length > 0) {
      const isLast = lines.length < pageSize;
      // A page begins with the last message of the one before, so that another one of the same number is not passed over.
      if (lines[0]![0] === last) lines.shift();
      let batch: StoredMessage[] = [];
      let characters = 0;
      for (const [id, date, userId, isAlert, content, size, rtf, rtfSize] of lines) {
        if (!Number.isSafeInteger(id) || id <= last) throw this.#oddNumber(room, id);
        const isSound =
          date !== null &&
          ticks.test(date) &&
          (userId === null || Number.isSafeInteger(userId)) &&
          (isAlert === 0 || isAlert === 1) &&
          size !== null &&
          size >= 0 &&
          rtfSize !== -1;
        if (!isSound) throw this.#oddMessage(room, id);
        last = id;
        const text = this.#exact('content', content, size, room, id) ?? '';
        const formatted = this.#exact('rtf', rtf ?? null, rtfSize ?? null, room, id);
        batch.push([id, date, userId, isAlert === 1, text, formatted]);
        characters += text.length + (formatted?.length ?? 0);
        if (characters < charactersAtOnce) continue;
        yield batch;
        batch = [];
        characters = 0;
      }
      yield batch;
      if (isLast) return;
      lines = read('AND chatID >= ?2', last);
    }
  }

  #oddMessage(room: number, id: number): CmdletError {
    const message = `In ${this.address} the date, the author, the alert mark or the text of message ${id} in room ${room} is not one.`;
    return new CmdletError('SourceInconsistent', message, { target: this.address });
  }

  #oddNumber(room: number, id: unknown): CmdletError {
    const message = `The database ${this.address} holds a message of number ${String(id)} in room ${room}, twice or out of range.`;
    return new CmdletError('SourceInconsistent', message, { target: this.address });
  }

  /** The driver cuts text at a NUL and replaces lone surrogates; the number of bytes gives both away. */
  #exact(
    column: 'content' | 'rtf',
    value: string | null,
    size: number | null,
    room: number,
    id: number,
  ): string | null {
    if (size === null) return null;
    if (value !== null) {
      // The length alone settles it for ASCII; three replacement characters are as long as the bytes they stand for.
      const ascii = value.length === size && !value.includes('\ufffd');
      if (ascii || Buffer.byteLength(value) === size) return value;
    }
    const row = this.#database.row(
      `SELECT CAST(${column} AS BLOB) AS text FROM tblChat WHERE channelID = ? AND chatID = ?`,
      room,
      id,
    );
    if (!isWholeText(row?.text as Uint8Array, -1)) throw this.#oddMessage(room, id);
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
    const ofNoChannel = this.#database.row('SELECT count(*) AS found FROM tblChat WHERE channelID IS NULL');
    return channels
      .map(({ id }) => this.#database.row('SELECT count(*) AS found FROM tblChat WHERE channelID = ?', id ?? null))
      .reduce((sum, row) => sum + Number(row?.found ?? 0), Number(ofNoChannel?.found ?? 0));
  }

  async close(): Promise<void> {
    this.#database.close();
  }
}
