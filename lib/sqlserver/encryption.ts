import { constants } from 'node:crypto';
import type { config as Configuration } from 'mssql';

/**
 * How a connection to a SQL Server is protected. There is no step down from one to another: what is not asked for is not done.
 *
 * - `Verified`: TLS, and the server's certificate must be trusted by this machine and name the server.
 * - `TrustServerCertificate`: TLS with any certificate; someone in between could read along unnoticed.
 * - `LegacyTls`: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2.
 * - `Unencrypted`: everything goes over the network in clear text, the password of a SQL login included, for SQL Server 2005.
 */
export const encryptions = ['Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted'] as const;

export type Encryption = (typeof encryptions)[number];

/** OpenSSL's SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS, which Node has no name for: old servers do not understand such fragments. */
const dontInsertEmptyFragments = 0x800;

/** The options of the driver that an encryption stands for. */
export const encryptionOptions = (encryption: Encryption): NonNullable<Configuration['options']> => ({
  encrypt: encryption !== 'Unencrypted',
  trustServerCertificate: encryption !== 'Verified',
  ...(encryption === 'LegacyTls'
    ? {
        cryptoCredentialsDetails: {
          minVersion: 'TLSv1',
          ciphers: 'DEFAULT@SECLEVEL=0',
          secureOptions: dontInsertEmptyFragments | constants.SSL_OP_LEGACY_SERVER_CONNECT,
        },
      }
    : {}),
});
