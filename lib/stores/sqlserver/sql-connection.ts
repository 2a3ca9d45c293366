import { setTimeout as sleep } from 'node:timers/promises';
import { CmdletError } from '../../host/cmdlet-error.js';
import type { RowReceiver } from '../../sqlserver/result-rows.js';
import { programName, quoteName, type SqlServerConnection, type Value } from '../../sqlserver/server.js';
import { isLost, isTransient } from '../../sqlserver/server-errors.js';
import type { Cell, Connection, Query, Row, StoredMessage } from '../connection.js';
import { Catalogue } from './catalogue.js';
import { changedTables, type Fingerprint, readFingerprint } from './fingerprint.js';
import { MessageStream } from './message-stream.js';
import { OneAtATime } from './one-at-a-time.js';
import { type BoundQuery, ReadAhead } from './read-ahead.js';

/** Rows of a table's first request; each takes twice as many as the one before. They are in memory where requests are interleaved. */
const smallestPage = 2_000;
const largestPage = 8_000;

/** The same where the key is text. */
const rowsPerTextPage = 20_000;

const binaryCollation = 'Latin1_General_BIN2';

/** How often something is tried again after a passing fault, and how long to wait before each try, in milliseconds. */
export const retryDelays = [200, 1_000, 5_000, 15_000];

/**
 * Reads a database of a SQL Server, page by page along keys: no result is open for long, so that requests can be interleaved, and
 * a read goes on at the last key after a lost connection. Where the database allows snapshot isolation everything comes from one
 * state; elsewhere {@link ensureUnchanged} finds out at the end whether anybody wrote meanwhile.
 */
export class SqlServerReader implements Connection {
  readonly address: string;
  readonly database: string;
  readonly #connect: () => Promise<SqlServerConnection>;
  #server: SqlServerConnection;
  #catalogue = new Catalogue([]);
  #fingerprint: Fingerprint = {};
  readonly #turns = new OneAtATime();
  readonly #messages = new MessageStream(
    (query, onRows) => this.#stream(query, onRows),
    (table) => this.columns(table),
  );
  #isSnapshot = false;
  #isClosed = false;

  private constructor(server: SqlServerConnection, connect: () => Promise<SqlServerConnection>) {
    this.#server = server;
    this.#connect = connect;
    this.database = server.database;
    this.address = server.place;
  }

  /** @param connect makes the connection, and makes it anew when it was lost */
  static async open(connect: () => Promise<SqlServerConnection>): Promise<SqlServerReader> {
    const server = await connect();
    const reader = new SqlServerReader(server, connect);
    try {
      await reader.#begin();
      reader.#catalogue = await Catalogue.read(server);
      reader.#fingerprint = await reader.#readFingerprint(server);
      return reader;
    } catch (cause) {
      await server.close();
      throw server.explain(cause);
    }
  }

  /** Whether all reads see the same state whatever others write. */
  get isSnapshot(): boolean {
    return this.#isSnapshot;
  }

  async #begin(): Promise<void> {
    const [row] = await this.#server.arrays(
      'SELECT snapshot_isolation_state FROM sys.databases WHERE name = DB_NAME()',
    );
    this.#isSnapshot = Number(row?.[0] ?? 0) === 1;
    if (!this.#isSnapshot) return;
    await this.#server.batch('SET TRANSACTION ISOLATION LEVEL SNAPSHOT');
    await this.#server.batch('BEGIN TRANSACTION');
  }

  tables(): string[] {
    return this.#catalogue.tables();
  }

  columns(table: string): string[] {
    return this.#catalogue.columns(table);
  }

  #read(sql: string, values: Value[] = []): Promise<Value[][]> {
    return this.#turns.run(() => this.#attempt(() => this.#server.arrays(this.#catalogue.spell(sql), values)));
  }

  /** Reads rows as they come. While their reader has enough of them, whoever else needs the connection makes it take the rest. */
  #stream(query: () => BoundQuery, onRows: RowReceiver<Value>): Promise<void> {
    return this.#turns.run(() =>
      this.#attempt((goesOn) => {
        const { sql, values } = query();
        return this.#server.stream(this.#catalogue.spell(sql), values, (rows) => {
          goesOn();
          const enough = onRows(rows);
          return enough && Promise.race([enough, this.#turns.wanted()]);
        });
      }),
    );
  }

  /** Reads, and reads again after a passing fault: several times, and again as often when `goesOn` tells of rows since. */
  async #attempt<T>(read: (goesOn: () => void) => Promise<T>): Promise<T> {
    let attempt = 0;
    const goesOn = (): void => {
      attempt = 0;
    };
    while (true) {
      try {
        return await read(goesOn);
      } catch (cause) {
        const delay = retryDelays[attempt++];
        if (delay === undefined || this.#isClosed || !isTransient(cause)) throw this.#server.explain(cause);
        await sleep(delay);
        if (this.#isClosed) throw cause;
        if (isLost(cause) || this.#server.lost || this.#isSnapshot) await this.#reconnect();
      }
    }
  }

  /** The new connection must see what the old one saw. A server that is still away is tried again by the next read. */
  async #reconnect(): Promise<void> {
    await this.#server.close();
    try {
      this.#server = await this.#connect();
      await this.#begin();
    } catch (cause) {
      if (cause instanceof CmdletError && !cause.code.endsWith('Unreachable')) throw cause;
      return;
    }
    if (!(await this.isUnchanged(this.#server))) throw this.#changed();
  }

  #readFingerprint(server: SqlServerConnection): Promise<Fingerprint> {
    return readFingerprint(server, this.#catalogue);
  }

  #changed(): CmdletError {
    const message = `${this.address} was changed while it was read.`;
    return new CmdletError('SourceChanged', message, { target: this.address });
  }

  /** Whether nobody has written since this was opened, as this connection or another one sees it. */
  async isUnchanged(server: SqlServerConnection): Promise<boolean> {
    return changedTables(this.#fingerprint, await this.#readFingerprint(server)).length === 0;
  }

  /** @throws CmdletError SourceChanged */
  async ensureUnchanged(): Promise<void> {
    if (!(await this.#turns.run(() => this.isUnchanged(this.#server)))) throw this.#changed();
  }

  /**
   * Ends the reading from one state, and gives the connection away to write with. Whoever does asks {@link isUnchanged} about what
   * was read.
   */
  async end(): Promise<SqlServerConnection> {
    this.#messages.close();
    await this.#turns.run(() =>
      this.#attempt(async () => {
        await this.#server.batch('IF @@TRANCOUNT > 0 COMMIT TRANSACTION');
        await this.#server.batch('SET TRANSACTION ISOLATION LEVEL READ COMMITTED');
      }),
    );
    this.#isSnapshot = false;
    return this.#server;
  }

  async *scan({ from, columns, where, values = [], key }: Query): AsyncGenerator<Row[]> {
    const present = new Set(this.columns(from).map((name) => name.toLowerCase()));
    const names = Object.keys(columns);
    const list = names.map((name) => (present.has(name.toLowerCase()) ? quoteName(name) : 'NULL'));
    const keys = key.filter((name) => present.has(name.toLowerCase()));
    const slot = (name: string): string => (columns[name] === 'big' ? 'CAST(? AS bigint)' : '?');
    const hasTextKey = keys.some((name) => columns[name] === 'text');
    /** Text comes in the order of its characters' numbers, as from every other store, whatever the server's collation. */
    const ordered = (name: string): string =>
      columns[name] === 'text' ? `${quoteName(name)} COLLATE ${binaryCollation}` : quoteName(name);
    // No index helps with that order, so that fewer pages are cheaper.
    const [smallest, largest] = hasTextKey ? [rowsPerTextPage, rowsPerTextPage] : [smallestPage, largestPage];
    /** `(a > ? OR (a = ? AND (b > ?)))`, for the keys from the first on. */
    const following = ([first, ...rest]: string[]): string => {
      const name = ordered(first!);
      if (rest.length === 0) return `${name} > ${slot(first!)}`;
      return `(${name} > ${slot(first!)} OR (${name} = ${slot(first!)} AND ${following(rest)}))`;
    };
    const order = keys.map(ordered).join(', ');
    const query = (after: Value[] | undefined, size: number): BoundQuery => {
      const conditions = [
        ...(where === undefined ? [] : [`(${where})`]),
        // The first condition lets the server seek; the second is exact.
        ...(after === undefined ? [] : [`${ordered(keys[0]!)} >= ${slot(keys[0]!)}`, following(keys)]),
      ];
      const bound =
        after === undefined ? [] : [after[0]!, ...after.slice(0, -1).flatMap((value) => [value, value]), after.at(-1)!];
      const sql = `SELECT TOP ${size} ${list.join(', ')} FROM ${quoteName(from)}
         ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY ${order}`;
      return { sql, values: [...values, ...bound] };
    };
    const toRow = (values: Value[]): Row => {
      const row: Row = {};
      for (let i = 0; i < names.length; i++) row[names[i]!] = values[i] ?? null;
      return row;
    };
    yield* new ReadAhead((bound, onRows) => this.#stream(bound, onRows), {
      smallest,
      largest,
      query,
      keyOf: (row) => keys.map((name) => row[names.indexOf(name)]!),
      batches: (rows) => [rows.map(toRow)],
    });
  }

  async rows(sql: string, values: Cell[] = []): Promise<Row[]> {
    const names = [...sql.matchAll(/\bAS (\w+)(?= *(?:,| FROM\b|$))/g)].map(([, name]) => name!);
    const rows = await this.#read(sql, values);
    return rows.map((row) => Object.fromEntries(row.map((value, index) => [names[index] ?? String(index), value])));
  }

  async *messages(room: number, from: string | null): AsyncGenerator<StoredMessage[]> {
    yield* this.#messages.of(room, from);
  }

  async contentSize(room: number): Promise<number> {
    const [row] = await this.#read(
      `SELECT sum(CAST(datalength(content) AS bigint) + coalesce(CAST(datalength(rtf) AS bigint), 0)) FROM tblChat
       WHERE channelId = ?`,
      [room],
    );
    return Number(row?.[0] ?? 0);
  }

  async messagesWithoutRoom(): Promise<number> {
    const [row] = await this.#read(
      `SELECT count(*) FROM tblChat WHERE NOT EXISTS
       (SELECT 1 FROM tblNode WHERE nodeID = channelID AND nodeType = 0)`,
    );
    return Number(row?.[0] ?? 0);
  }

  /**
   * Programs that have a session on the database and look like chat services (R14). Services made with .NET show its name unless
   * they have one of their own. Without the right VIEW SERVER STATE, the server shows no sessions but one's own.
   */
  async serviceSessions(): Promise<string[]> {
    const rows = await this.#read(
      'SELECT DISTINCT hostname, program_name FROM sys.sysprocesses WHERE dbid = DB_ID() AND spid <> @@SPID',
    );
    return rows
      .map(([computer, program]) => ({
        computer: String(computer ?? '').trim(),
        program: String(program ?? '').trim(),
      }))
      .filter(({ program }) => program !== programName && /chat|lync|ocs|rtc|sqlclient/i.test(program))
      .map(({ computer, program }) => (computer === '' ? program : `${program} on ${computer}`));
  }

  /** When the database was last backed up, as ISO 8601; null when never, undefined when the server does not tell. */
  async lastBackup(): Promise<string | null | undefined> {
    try {
      const sql =
        "SELECT max(backup_finish_date) FROM msdb.dbo.backupset WHERE database_name = DB_NAME() AND type IN ('D', 'I')";
      const [row] = await this.#turns.run(() => this.#server.arrays(sql));
      const last = row?.[0] ?? null;
      return last === null ? null : String(last);
    } catch {
      return undefined;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#messages.close();
    await this.#server.close();
  }
}
