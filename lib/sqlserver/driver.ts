import type { config as Configuration } from 'mssql';
import type { Connection } from 'tedious';
import { type Batches, type DriverBulkLoad, encodeAtOnce } from './bulk-rows.js';
import sql from './mssql.js';
import { type RowReceiver, type RowValue, takeRows } from './result-rows.js';

/** One connection of a driver, held by a pool of one: transactions, application locks and SET options stay on it. */
export interface Driver {
  pool: sql.ConnectionPool;
  /** Cuts the connection without a word to the server. */
  drop(): void;
  /**
   * Who gets the rows of the next answers, past the driver; as far as this can read them, others come from the request. Nobody, with
   * undefined.
   */
  sendRows(onRows: RowReceiver<RowValue> | undefined): void;
  /** What the rows of a bulk load are to be for this driver: batches that it takes as they come, or all rows. */
  rowsToLoad(batches: Batches): Promise<unknown>;
}

/** What the pool lends its connection with. */
interface ConnectionKeeper {
  acquire(requester: unknown): Promise<unknown>;
  release(connection: unknown): void;
}

/** What a pool must be like to hold one connection. Whoever waits for it waits for the request that has it, however long that takes. */
export const poolOfOne = {
  pool: { min: 1, max: 1, acquireTimeoutMillis: 2 ** 31 - 1 },
  validateConnection: false,
} as const satisfies Partial<Configuration>;

/** What a pool makes and ends its connections with. */
interface ConnectionMaker {
  _poolCreate(): Promise<unknown>;
  _poolDestroy(connection: unknown): Promise<unknown>;
}

/**
 * A pool tries the login with a connection that it ends before it makes one to keep. It is made to keep that one; a version that goes
 * about it in another way logs in twice.
 */
const keepFirst = (pool: sql.ConnectionPool): void => {
  const maker = pool as unknown as ConnectionMaker;
  const { _poolCreate: create, _poolDestroy: destroy } = maker;
  if (typeof create !== 'function' || typeof destroy !== 'function') return;
  maker._poolDestroy = async (connection) => {
    maker._poolDestroy = destroy;
    maker._poolCreate = async () => {
      maker._poolCreate = create;
      return connection;
    };
  };
};

/** Makes the one connection of a pool. */
export const holdConnection = async (pool: sql.ConnectionPool): Promise<void> => {
  keepFirst(pool);
  await pool.connect();
  // It is the pool's own only when a request has had it.
  const keeper = pool as unknown as ConnectionKeeper;
  keeper.release(await keeper.acquire(pool.request()));
};

/** Thrown instead of sending a login in clear text over a connection that was to be encrypted. */
export class ClearTextRefused extends Error {
  readonly code = 'ECLEARTEXT';

  constructor() {
    super('The server does not support encryption.');
  }
}

/** What tedious sends the login with, once it believes that encryption is settled. */
type LoginSender = { sendLogin7Packet: () => void };

/** tedious goes on in clear text, password included, when a server, or somebody in between, declines encryption. */
const refuseClearText = (connection: Connection): void => {
  const sender = connection as unknown as LoginSender;
  const { sendLogin7Packet } = sender;
  if (typeof sendLogin7Packet !== 'function') throw new TypeError('This version of tedious is not known.');
  let isEncrypted = false;
  connection.on('secure', () => {
    isEncrypted = true;
  });
  sender.sendLogin7Packet = () => {
    if (!isEncrypted) throw new ClearTextRefused();
    sendLogin7Packet.call(connection);
  };
};

/** Where tedious begins to read an answer. */
type AnswerReader = { createTokenStreamParser?: (answer: AsyncIterable<Buffer>, handler: unknown) => unknown };

/** Takes the rows out of the answers, for as long as somebody wants them. A tedious that reads answers elsewhere gives the rows itself. */
const interceptRows = (connection: Connection, receiver: () => RowReceiver<RowValue> | undefined): void => {
  const reader = connection as unknown as AnswerReader;
  const { createTokenStreamParser } = reader;
  if (typeof createTokenStreamParser !== 'function') return;
  reader.createTokenStreamParser = (answer, handler) => {
    const onRows = receiver();
    return createTokenStreamParser.call(connection, onRows === undefined ? answer : takeRows(answer, onRows), handler);
  };
};

/** Where tedious begins a bulk load. */
type BulkLoader = { execBulkLoad: (bulkLoad: DriverBulkLoad, rows: unknown) => void };

/** Bulk loads get batches of rows, and encode each of them at once. */
const interceptBulkLoads = (connection: Connection): void => {
  const loader = connection as unknown as BulkLoader;
  const { execBulkLoad } = loader;
  loader.execBulkLoad = (bulkLoad, batches) =>
    execBulkLoad.call(connection, bulkLoad, encodeAtOnce(bulkLoad, batches as Batches));
};

/** What tedious writes to. */
type SocketHolder = { socket?: { setNoDelay?: (noDelay: boolean) => unknown } };

/**
 * The last piece of a request goes out at once. Otherwise it waits until the server has acknowledged the one before, and servers
 * wait with that, 40 or 200 ms, for something to send with it.
 */
const sendAtOnce = (connection: Connection): void => {
  connection.on('connect', () => (connection as unknown as SocketHolder).socket?.setNoDelay?.(true));
};

/**
 * Connects with tedious.
 *
 * @param onLost called when the connection is gone; the pool does not replace it
 */
export const connectDriver = async (configuration: Configuration, onLost: () => void): Promise<Driver> => {
  let current: Connection | undefined;
  let isComplete = false;
  let onRows: RowReceiver<RowValue> | undefined;
  const numbers: number[] = [];
  const pool = new sql.ConnectionPool({
    ...configuration,
    ...poolOfOne,
    beforeConnect: (connection) => {
      if (configuration.options?.encrypt === true) refuseClearText(connection);
      sendAtOnce(connection);
      interceptRows(connection, () => onRows);
      interceptBulkLoads(connection);
      // The driver keeps only the text of what the server says to a login.
      connection.on('errorMessage', ({ number }: { number: number }) => isComplete || numbers.push(number));
      // With a new connection, what held on the old one would be gone in silence.
      if (isComplete) connection.close();
      else connection.on('end', () => isComplete && connection === current && onLost());
      current = connection;
    },
  });
  pool.on('error', onLost);
  try {
    await holdConnection(pool);
  } catch (cause) {
    await pool.close().catch(() => undefined);
    throw Object.assign(new Error('The connection failed.', { cause }), { numbers });
  }
  isComplete = true;
  return {
    pool,
    drop: () => current?.close(),
    sendRows: (receiver) => {
      onRows = receiver;
    },
    rowsToLoad: async (batches) => batches,
  };
};
