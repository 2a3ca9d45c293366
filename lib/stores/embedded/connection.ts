import { accessSync, closeSync, constants, existsSync, fchmodSync, fsyncSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backup, DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite';
import { CmdletError } from '../../host/cmdlet-error.js';
import { decodeText } from './text.js';

export type SqlValue = string | number | bigint | Uint8Array | null;

/** SQLite's primary result codes that a user can do something about, each with SQLite's own text for it. */
const errorCodes: Record<number, { code: ConstructorParameters<typeof CmdletError>[0]; text: string; own: string }> = {
  1: { code: 'DatabaseRefused', text: 'refuses a request', own: 'SQL logic error' },
  3: { code: 'DatabaseAccessRefused', text: 'may not be opened by this account', own: 'access permission denied' },
  5: { code: 'DatabaseLocked', text: 'is in use by another program', own: 'database is locked' },
  6: { code: 'DatabaseLocked', text: 'is in use by another program', own: 'database table is locked' },
  8: {
    code: 'DatabaseReadOnly',
    text: 'cannot be written by this account',
    own: 'attempt to write a readonly database',
  },
  10: {
    code: 'DatabaseWriteFailed',
    text: 'could not be read or written: the disk reports an error',
    own: 'disk I/O error',
  },
  11: { code: 'DatabaseUnreadable', text: 'is damaged', own: 'database disk image is malformed' },
  13: { code: 'DiskFull', text: 'cannot grow: the disk is full', own: 'database or disk is full' },
  14: { code: 'DatabaseUnreadable', text: 'cannot be opened', own: 'unable to open database file' },
  18: { code: 'DatabaseRefused', text: 'refuses a value that is too large', own: 'string or blob too big' },
  19: { code: 'DatabaseRefused', text: 'refuses a row', own: 'constraint failed' },
  20: { code: 'DatabaseRefused', text: 'refuses a value of the wrong kind', own: 'datatype mismatch' },
  26: { code: 'DatabaseUnreadable', text: 'is not an embedded database', own: 'file is not a database' },
};

/** The driver's all() and iterate() tell only what SQLite says, where its other methods give the number as well. */
const resultCode = ({ errcode, code, message }: { errcode?: number; code?: string; message: string }): number => {
  if (errcode !== undefined) return errcode & 0xff;
  if (code !== 'ERR_SQLITE_ERROR') return 0;
  return Number(Object.entries(errorCodes).find(([, known]) => known.own === message)?.[0] ?? 1);
};

/**
 * One open SQLite file. All text that users can enter is read and written exactly, see text.ts.
 * Rollback journal and synchronous=EXTRA: a committed transaction survives a power failure, an open one leaves no trace. With
 * FULL the folder is not flushed when the journal is removed, and a journal that comes back takes the transaction back.
 */
export class EmbeddedDatabase {
  readonly path: string;
  readonly #database: InstanceType<typeof DatabaseSync>;
  readonly #statements = new Map<string, StatementSyncInstance>();

  private constructor(file: string, database: InstanceType<typeof DatabaseSync>) {
    this.path = file;
    this.#database = database;
  }

  /** Makes a new file with mode 0600. @throws CmdletError DatabaseExists, FileNotWritable */
  static create(file: string): EmbeddedDatabase {
    try {
      const handle = openSync(file, 'wx', 0o600);
      fchmodSync(handle, 0o600);
      fsyncSync(handle);
      closeSync(handle);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
        throw new CmdletError('DatabaseExists', `There is a file ${file} already.`, { target: file, cause });
      }
      throw new CmdletError('FileNotWritable', `The file ${file} cannot be made.`, { target: file, cause });
    }
    return EmbeddedDatabase.#connect(file, false);
  }

  /**
   * Opens an existing file.
   *
   * @throws CmdletError DatabaseNotFound, DatabaseUnreadable, DatabaseReadOnly, DatabaseLocked, DatabaseAccessRefused
   */
  static open(file: string, access: 'read' | 'write'): EmbeddedDatabase {
    if (!existsSync(file)) {
      throw new CmdletError('DatabaseNotFound', `There is no database ${file}.`, { target: file });
    }
    if (!statSync(file).isFile()) {
      throw new CmdletError('DatabaseUnreadable', `${file} is not a file.`, { target: file });
    }
    EmbeddedDatabase.#checkRights(file, access);
    // A writer that was killed leaves a journal behind, and only a connection that may write can roll it back.
    const recovering = access === 'read' && existsSync(`${file}-journal`);
    if (recovering) EmbeddedDatabase.#connect(file, false).close();
    return EmbeddedDatabase.#connect(file, access === 'read');
  }

  /** SQLite itself falls back to reading where it may not write, and finds out only when it writes. */
  static #checkRights(file: string, access: 'read' | 'write'): void {
    const mayNot = (mode: number): boolean => {
      try {
        accessSync(file, mode);
        return false;
      } catch {
        return true;
      }
    };
    if (mayNot(constants.R_OK)) {
      throw new CmdletError('DatabaseAccessRefused', `The database ${file} may not be read by this account.`, {
        target: file,
      });
    }
    if (access === 'write' && mayNot(constants.W_OK)) {
      throw new CmdletError('DatabaseReadOnly', `The database ${file} cannot be written by this account.`, {
        target: file,
      });
    }
  }

  static #connect(file: string, readOnly: boolean): EmbeddedDatabase {
    try {
      const database = new DatabaseSync(file, { readOnly, timeout: 2_000, enableForeignKeyConstraints: false });
      const connection = new EmbeddedDatabase(file, database);
      // Who only reads leaves the journal of others as it is, write-ahead or not.
      if (!readOnly) connection.execute('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA');
      connection.execute('PRAGMA temp_store = MEMORY');
      // The first read finds out whether the file is a database at all.
      connection.row('SELECT count(*) AS count FROM sqlite_master');
      // SQLite takes what is missing from the last page for zeros.
      const { page_size } = connection.row<{ page_size: number }>('PRAGMA page_size')!;
      if (statSync(file).size % page_size !== 0) {
        connection.close();
        throw new CmdletError('DatabaseUnreadable', `The database ${file} is damaged: it was cut short.`, {
          target: file,
        });
      }
      return connection;
    } catch (cause) {
      throw EmbeddedDatabase.#explain(file, cause);
    }
  }

  static #explain(file: string, cause: unknown): CmdletError {
    if (cause instanceof CmdletError) return cause;
    const known = errorCodes[resultCode(cause as Error)];
    const name = path.basename(file);
    return known === undefined
      ? new CmdletError('Unexpected', `The database ${name} reports: ${(cause as Error).message}`, {
          target: file,
          cause,
        })
      : new CmdletError(
          known.code,
          // Only what the database itself says tells which of its rules it was.
          `The database ${file} ${known.text}${known.code === 'DatabaseRefused' ? `: ${(cause as Error).message}` : ''}.`,
          { target: file, cause },
        );
  }

  /** Runs a step and turns what SQLite reports into an error that a user understands. */
  attempt<T>(step: () => T): T {
    try {
      return step();
    } catch (cause) {
      const { code, message: text } = cause as { code?: string; message: string };
      // The driver's all() gives this error another code than get() and iterate() do.
      if (code === 'ERR_OUT_OF_RANGE' || (code === 'ERR_SQLITE_ERROR' && text.startsWith('Value is too large'))) {
        const message = `The database ${this.path} holds a number that is out of range.`;
        throw new CmdletError('SourceInconsistent', message, { target: this.path, cause });
      }
      throw code === 'ERR_SQLITE_ERROR' ? EmbeddedDatabase.#explain(this.path, cause) : cause;
    }
  }

  execute(sql: string): void {
    this.attempt(() => this.#database.exec(sql));
  }

  /** Statements are prepared once. Integers come as numbers; select `CAST(x AS TEXT)` where they may be larger than 2^53. */
  prepare(sql: string): StatementSyncInstance {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.attempt(() => this.#database.prepare(sql));
    this.#statements.set(sql, statement);
    return statement;
  }

  /** @returns the number of rows changed */
  run(sql: string, ...values: SqlValue[]): number {
    return this.attempt(() => Number(this.prepare(sql).run(...values).changes));
  }

  row<T = Record<string, SqlValue>>(sql: string, ...values: SqlValue[]): T | undefined {
    return this.attempt(() => this.prepare(sql).get(...values) as T | undefined);
  }

  rows<T = Record<string, SqlValue>>(sql: string, ...values: SqlValue[]): T[] {
    return this.attempt(() => this.prepare(sql).all(...values) as T[]);
  }

  /** Streams rows as arrays. The statement is not shared, so that two streams of the same query can be open at once. */
  *stream(sql: string, ...values: SqlValue[]): Generator<SqlValue[]> {
    const statement = this.attempt(() => this.#database.prepare(sql));
    statement.setReturnArrays(true);
    const iterator = this.attempt(() => statement.iterate(...values));
    try {
      while (true) {
        const next = this.attempt(() => iterator.next());
        if (next.done === true) return;
        yield next.value as SqlValue[];
      }
    } finally {
      // A statement that is left half-read would keep the file locked.
      iterator.return?.();
    }
  }

  /** Copies the database as it was last committed. Safe while this or another connection holds a lock. */
  async backup(file: string): Promise<void> {
    // Copying the file itself would drop this process's locks on it, and a connection that is writing cannot be copied.
    const reader = EmbeddedDatabase.open(this.path, 'read');
    try {
      await backup(reader.#database, file, { rate: 10_000 });
    } catch (cause) {
      throw EmbeddedDatabase.#explain(file, cause);
    } finally {
      reader.close();
    }
  }

  /** Commits what the step did, or rolls all of it back when it throws. Takes the write lock at once. */
  async transaction<T>(step: () => Promise<T> | T): Promise<T> {
    this.execute('BEGIN IMMEDIATE');
    try {
      const result = await step();
      this.execute('COMMIT');
      return result;
    } catch (cause) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw cause;
    }
  }

  /**
   * Commits an open transaction. Whoever still reads the database is waited for: work of an hour is not given up for a listing.
   *
   * @param patience in milliseconds
   * @throws CmdletError DatabaseLocked, DiskFull; the transaction is still open then
   */
  async commit(signal: AbortSignal, patience = 120_000): Promise<void> {
    const end = performance.now() + patience;
    while (true) {
      try {
        this.execute('COMMIT');
        return;
      } catch (cause) {
        if (!(cause instanceof CmdletError) || cause.code !== 'DatabaseLocked' || performance.now() > end) throw cause;
      }
      await sleep(100);
      signal.throwIfAborted();
    }
  }

  /** Names of the tables, as spelt in the file. */
  tables(): string[] {
    return this.rows<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map(
      ({ name }) => name,
    );
  }

  /** Names of the views. */
  views(): string[] {
    return this.rows<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'view'").map(({ name }) => name);
  }

  /** Names of the triggers on a table. */
  triggers(table: string): string[] {
    const sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) = lower(?)";
    return this.rows<{ name: string }>(sql, table).map(({ name }) => name);
  }

  /** Makes a function of SQL, for this connection. The same values must always give the same result. */
  define(name: string, run: (...values: SqlValue[]) => SqlValue): void {
    this.#database.function(name, { deterministic: true }, run);
  }

  /** Names of a table's columns, as spelt in the file, computed ones among them; empty where there is no such table. */
  columns(table: string): string[] {
    return this.rows<{ name: string }>('SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1', table).map(
      ({ name }) => name,
    );
  }

  /** Rolls back what was not committed. */
  close(): void {
    this.#statements.clear();
    if (!this.#database.isOpen) return;
    // Statements that are not collected yet would keep an open transaction, and its lock, alive.
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    this.#database.close();
  }
}

/** A name of a table or column, as SQL takes it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Selects a text column so that {@link readText} gives it back exactly. */
export const exactly = (column: string): string => `CAST(${column} AS BLOB) AS ${column}`;

export const readText = (value: SqlValue | undefined): string =>
  value instanceof Uint8Array ? decodeText(value) : value === null || value === undefined ? '' : String(value);

export const readNullableText = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined ? null : readText(value);
