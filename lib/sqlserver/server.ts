import { CmdletError } from '../host/cmdlet-error.js';
import { hideSecret } from '../secrets.js';
import type { DatabaseAddress } from '../stores/address.js';
import { connectDriver, type Driver } from './driver.js';
import { encryptionOptions } from './encryption.js';
import { connectIntegrated } from './integrated-driver.js';
import { resolveLogin, type ServerLogin } from './login.js';
import sql from './mssql.js';
import { dateText, type RowReceiver } from './result-rows.js';
import { explainConnect, explainRequest } from './server-errors.js';

export type ServerAddress = Extract<DatabaseAddress, { kind: 'sqlserver' }>;

/** A value bound to a request. Strings are sent as nvarchar, whole numbers as int or bigint. */
export type Value = string | number | null;

/** A column of a bulk load. */
export interface BulkColumn {
  name: string;
  /** As T-SQL has it, for example `nvarchar(256)`. */
  type: string;
  nullable: boolean;
}

export type BulkValue = string | number | boolean | Date | Uint8Array | null;

export interface ConnectOptions extends ServerLogin {
  /** Decides between SourceUnreachable and TargetUnreachable. */
  role: 'source' | 'target';
  signal?: AbortSignal;
  /** Milliseconds without any answer after which, at the latest after twice as many, a read is given up. */
  stallTimeout?: number;
  /** Milliseconds for a connection to be made. */
  connectTimeout?: number;
}

/** Bytes. An encrypted connection takes at most 16,383, others 32,767. */
const packetSize = 16_383;

/** What sessions of ours are called on the server. */
export const programName = 'CsPersistentChat';

const defaultConnectTimeout = 15_000;
const defaultStallTimeout = 10 * 60_000;
const cancelTimeout = 5_000;

/** Only within these does a name of ours stand in T-SQL. The one place where names are quoted. */
export const quoteName = (name: string): string => `[${name.replaceAll(']', ']]')}]`;

/** Nobody else uses the tables that are loaded. With a lock on the whole of it, a server need not log the rows of a heap one by one. */
const bulkOptions = { keepNulls: true, lockTable: true };

const bulkType = (type: string): sql.ISqlType => {
  const [, name = '', length] = /^(\w+)(?:\((\w+)\))?$/.exec(type) ?? [];
  const size = length === 'max' ? sql.MAX : Number(length);
  switch (name) {
    case 'nvarchar':
      return sql.NVarChar(size);
    case 'varchar':
      return sql.VarChar(size);
    case 'bit':
      return sql.Bit();
    case 'smallint':
      return sql.SmallInt();
    case 'int':
      return sql.Int();
    case 'bigint':
      return sql.BigInt();
    case 'uniqueidentifier':
      return sql.UniqueIdentifier();
    case 'image':
      return sql.VarBinary(sql.MAX);
    default:
      return sql.DateTime();
  }
};

const readCell = (value: unknown): Value => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date) return dateText(value);
  return typeof value === 'number' ? value : String(value);
};

/**
 * One physical connection to a SQL Server: transactions, application locks and SET options hold on it. Requests are made one
 * after the other.
 */
export class SqlServerConnection {
  readonly address: string;
  readonly database: string;
  readonly #driver: Driver;
  readonly #password: string;
  readonly #stallTimeout: number;
  readonly #signal: AbortSignal | undefined;
  #lost = false;
  #isBusy = false;

  private constructor(
    address: string,
    database: string,
    driver: Driver,
    password: string,
    { signal, stallTimeout = defaultStallTimeout }: ConnectOptions,
  ) {
    this.address = address;
    this.database = database;
    this.#driver = driver;
    this.#password = password;
    this.#signal = signal;
    this.#stallTimeout = stallTimeout;
  }

  /**
   * @throws CmdletError SourceUnreachable, TargetUnreachable, LoginFailed, LoginMissing, DatabaseNotFound, EncryptionFailed
   */
  static async open(address: ServerAddress, database: string, options: ConnectOptions): Promise<SqlServerConnection> {
    options.signal?.throwIfAborted();
    const { user, password, domain, encryption } = resolveLogin(options);
    const { connectTimeout = defaultConnectTimeout } = options;
    let isLost = false;
    let connection: SqlServerConnection | undefined;
    const onLost = (): void => {
      isLost = true;
      if (connection !== undefined) connection.#lost = true;
    };
    const { host, port } = address;
    // A port wins over the name of an instance.
    const instance = port === undefined ? address.instance : undefined;
    const connect = (): Promise<Driver> => {
      const place = { server: host, ...(port === undefined ? {} : { port }), database };
      if (user === undefined) {
        const how = { encryption, applicationName: programName, connectTimeout };
        return connectIntegrated(
          address.text,
          { ...place, ...(instance === undefined ? {} : { instance }), ...how },
          onLost,
        );
      }
      return connectDriver(
        {
          ...place,
          user,
          password: password ?? '',
          ...(domain === undefined ? {} : { domain }),
          connectionTimeout: connectTimeout,
          requestTimeout: 0,
          options: {
            ...encryptionOptions(encryption),
            ...(instance === undefined ? {} : { instanceName: instance }),
            appName: programName,
            packetSize,
            useUTC: true,
            enableArithAbort: true,
          },
        },
        onLost,
      );
    };
    try {
      const driver = await connect();
      connection = new SqlServerConnection(address.text, database, driver, password ?? '', options);
      connection.#lost = isLost;
      return connection;
    } catch (cause) {
      hideSecret(cause, password ?? '');
      throw explainConnect(cause, {
        address: address.text,
        database,
        encryption,
        role: options.role,
        ...(instance === undefined ? {} : { instance }),
      });
    }
  }

  /** Server and database, for messages. */
  get place(): string {
    return `${this.address} (${this.database})`;
  }

  /** Whether the connection is gone for good. */
  get lost(): boolean {
    return this.#lost;
  }

  /**
   * Runs a request. While it runs, cancelling ends it on the server, and so does silence for longer than the stall timeout, at
   * the latest for twice as long, where answers are expected to trickle in: `isAnswered` tells whether one came since it was
   * last asked.
   */
  async #run<T>(request: sql.Request, step: () => Promise<T>, isAnswered?: () => boolean): Promise<T> {
    this.#signal?.throwIfAborted();
    let stalled = false;
    let drop: NodeJS.Timeout | undefined;
    const end = (): void => {
      request.cancel();
      // A server that does not honour the cancellation either is left alone.
      drop = setTimeout(() => this.#driver.drop(), cancelTimeout);
      drop.unref();
    };
    // The timer is not set back with each row: there are millions.
    const look = (): void => {
      stalled = !isAnswered!();
      if (stalled) end();
      else timer?.refresh();
    };
    const timer = isAnswered === undefined ? undefined : setTimeout(look, this.#stallTimeout);
    this.#signal?.addEventListener('abort', end, { once: true });
    this.#isBusy = true;
    try {
      return await step();
    } catch (cause) {
      this.#signal?.throwIfAborted();
      if (stalled) {
        throw new CmdletError('ServerStalled', `${this.address} has not answered for a long time.`, {
          target: this.address,
          cause,
        });
      }
      throw cause;
    } finally {
      this.#isBusy = false;
      clearTimeout(timer);
      clearTimeout(drop);
      this.#signal?.removeEventListener('abort', end);
    }
  }

  #request(values: Value[]): sql.Request {
    const request = this.#driver.pool.request();
    values.forEach((value, index) => {
      if (typeof value !== 'number') request.input(`p${index}`, sql.NVarChar(sql.MAX), value);
      else if (Math.abs(value) < 2 ** 31) request.input(`p${index}`, sql.Int(), value);
      else request.input(`p${index}`, sql.BigInt(), String(value));
    });
    return request;
  }

  /**
   * Reads rows as arrays of their columns. `?` in the text stands for a value. Dates come as ISO 8601 in UTC with a fraction only
   * where there is one, bits as 0 and 1, 64-bit integers as decimal text, GUIDs in upper case.
   */
  async arrays(text: string, values: Value[] = []): Promise<Value[][]> {
    const all: Value[][] = [];
    await this.stream(text, values, (rows) => {
      for (const row of rows) all.push(row);
    });
    return all;
  }

  /**
   * Reads rows as {@link arrays} does, and gives them as they come.
   *
   * @param onRows the server waits until what it returns is settled; a result that only the driver understands comes at once
   */
  async stream(text: string, values: Value[], onRows: RowReceiver<Value>): Promise<void> {
    const request = this.#request(values);
    request.arrayRowMode = true;
    request.stream = true;
    let isAnswered = false;
    let isWaiting = false;
    let isOver = false;
    this.#driver.sendRows(async (rows) => {
      // What a lost connection had sent before goes on to come.
      if (isOver) return;
      isAnswered = true;
      isWaiting = true;
      await onRows(rows);
      isWaiting = false;
    });
    const read = (): Promise<void> =>
      new Promise((resolve, reject) => {
        let failure: unknown;
        request.on('row', (row: unknown[]) => {
          isAnswered = true;
          onRows([row.map(readCell)]);
        });
        request.on('error', (error) => {
          failure ??= error;
        });
        request.on('done', () => (failure === undefined ? resolve() : reject(failure)));
        let index = 0;
        request.query(text.replace(/\?/g, () => `@p${index++}`)).catch(reject);
      });
    const look = (): boolean => {
      const isAlive = isAnswered || isWaiting;
      isAnswered = false;
      return isAlive;
    };
    await this.#run(request, read, look).finally(() => {
      isOver = true;
      this.#driver.sendRows(undefined);
    });
  }

  /** Runs one statement that changes rows. `?` stands for a value. @returns the number of rows changed */
  async execute(text: string, values: Value[] = []): Promise<number> {
    const request = this.#request(values);
    let index = 0;
    const result = await this.#run(request, () => request.query(text.replace(/\?/g, () => `@p${index++}`)));
    return result.rowsAffected.reduce((sum, rows) => sum + rows, 0);
  }

  /** Runs T-SQL without values, outside of any procedure: SET, BEGIN TRANSACTION, CREATE. */
  async batch(text: string): Promise<void> {
    const request = this.#driver.pool.request();
    await this.#run(request, () => request.batch(text));
  }

  /** Loads rows into a table as they come, all of them or none. @throws what the batches threw, too */
  async bulkLoad(
    table: string,
    columns: BulkColumn[],
    batches: AsyncIterable<BulkValue[][]> | Iterable<BulkValue[][]>,
  ): Promise<void> {
    const target = new sql.Table(quoteName(table));
    for (const { name, type, nullable } of columns) target.columns.add(name, bulkType(type), { nullable });
    let failure: { cause: unknown } | undefined;
    const watched = async function* (): AsyncGenerator<BulkValue[][]> {
      try {
        yield* batches;
      } catch (cause) {
        failure = { cause };
        throw cause;
      }
    };
    try {
      target.rows = (await this.#driver.rowsToLoad(watched())) as sql.Table['rows'];
      const request = this.#driver.pool.request();
      await this.#run(request, () => request.bulk(target, bulkOptions));
    } catch (cause) {
      // The server complains of the rows that did not come, and knows nothing of the reason.
      throw failure === undefined ? cause : failure.cause;
    }
  }

  /** Turns what a request failed with into an error that a user understands. */
  explain(thrown: unknown): unknown {
    hideSecret(thrown, this.#password);
    return explainRequest(thrown, this.address);
  }

  /** Rolls back what was not committed. Whoever still reads gets no more. */
  async close(): Promise<void> {
    // The pool would wait for the end of an answer that nobody takes.
    if (this.#isBusy) this.#driver.drop();
    await this.#driver.pool.close().catch(() => undefined);
  }
}
