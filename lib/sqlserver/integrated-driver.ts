import type { config as Configuration, ConnectionPool } from 'mssql';
import { CmdletError } from '../host/cmdlet-error.js';
import { type Driver, holdConnection, poolOfOne } from './driver.js';
import type { Encryption } from './encryption.js';

/** Drivers of ODBC for SQL Server, the newest first. */
const odbcDrivers = [
  'ODBC Driver 18 for SQL Server',
  'ODBC Driver 17 for SQL Server',
  'ODBC Driver 13 for SQL Server',
  'SQL Server Native Client 11.0',
];

/** What ODBC says, on Windows and elsewhere, when it does not have a driver. */
const isDriverMissing = /data source name not found|can't open lib|IM002/i;

export interface IntegratedLogin {
  server: string;
  port?: number;
  instance?: string;
  database: string;
  encryption: Encryption;
  applicationName: string;
  /** Milliseconds. */
  connectTimeout: number;
}

/** A value of an ODBC connection string: within braces nothing but a closing brace has a meaning. */
const quoted = (value: string): string => `{${value.replaceAll('}', '}}')}}`;

/** Which versions of TLS there are is a matter of Windows here, so that `LegacyTls` says no more than that any certificate will do. */
const connectionString = (driver: string, login: IntegratedLogin): string => {
  const { server, port, instance, database, encryption, applicationName } = login;
  const place = port === undefined ? (instance === undefined ? server : `${server}\\${instance}`) : `${server},${port}`;
  const parts = {
    Driver: driver,
    Server: place,
    Database: database,
    Trusted_Connection: 'yes',
    APP: applicationName,
    Encrypt: encryption === 'Unencrypted' ? 'no' : 'yes',
    TrustServerCertificate: encryption === 'Verified' ? 'no' : 'yes',
  };
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${quoted(value)}`)
    .join(';');
};

/** The optional module, which is not installed with this one: it holds native code. */
const loadModule = async (address: string): Promise<typeof import('mssql')> => {
  try {
    const module = await import('mssql/msnodesqlv8.js');
    return module.default;
  } catch (cause) {
    throw new CmdletError('LoginMissing', `No login is given for ${address}.`, { target: address, cause });
  }
};

/** mssql takes it, though its types do not say so. */
type OdbcConfiguration = Configuration & { connectionString: string };

/**
 * Connects as the account that runs this (Windows integrated login), with the optional module msnodesqlv8 and a driver of ODBC.
 *
 * @param onLost called when the connection is gone; the pool does not replace it
 * @throws CmdletError LoginMissing, when the module is not installed
 */
export const connectIntegrated = async (
  address: string,
  login: IntegratedLogin,
  onLost: () => void,
): Promise<Driver> => {
  const sql = await loadModule(address);
  const open = async (driver: string): Promise<ConnectionPool> => {
    let isComplete = false;
    const configuration: OdbcConfiguration = {
      server: login.server,
      connectionString: connectionString(driver, login),
      connectionTimeout: login.connectTimeout,
      requestTimeout: 0,
      options: { useUTC: true },
      ...poolOfOne,
      beforeConnect: () => {
        if (!isComplete) return;
        // With a new connection, what held on the old one would be gone in silence.
        onLost();
        throw Object.assign(new Error('The connection is gone.'), { code: 'ECONNCLOSED' });
      },
    };
    const pool = new sql.ConnectionPool(configuration);
    pool.on('error', onLost);
    try {
      await holdConnection(pool);
      isComplete = true;
      return pool;
    } catch (cause) {
      await pool.close().catch(() => undefined);
      throw cause;
    }
  };
  for (const driver of odbcDrivers) {
    try {
      const pool = await open(driver);
      return {
        pool,
        drop: () => void pool.close().catch(() => undefined),
        sendRows: () => undefined,
        rowsToLoad: async (batches) => {
          const rows: unknown[][] = [];
          for await (const batch of batches) rows.push(...batch);
          return rows;
        },
      };
    } catch (cause) {
      const { message, code } = cause as { message: string; code?: unknown };
      if (isDriverMissing.test(message)) continue;
      throw Object.assign(new Error('The connection failed.', { cause }), { numbers: [Number(code)] });
    }
  }
  throw new CmdletError('LoginMissing', 'No driver of ODBC for SQL Server is installed here.', {
    target: address,
    recommendedAction: `Install the "${odbcDrivers[0]}", or give -Credential.`,
  });
};
