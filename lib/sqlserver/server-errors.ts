import { CmdletError } from '../host/cmdlet-error.js';
import type { ErrorCode } from '../host/error-catalog.js';
import type { Encryption } from './encryption.js';

/** What the driver says of a failure. */
export interface DriverError {
  message: string;
  code?: string;
  /** Number of the server's error message. */
  number?: number;
  cause?: unknown;
  originalError?: unknown;
}

const chain = function* (thrown: unknown): Generator<DriverError> {
  for (
    let error = thrown as DriverError | undefined;
    error !== undefined && error !== null;
    error = (error.originalError ?? error.cause) as DriverError | undefined
  ) {
    yield error;
    const { errors } = error as { errors?: unknown[] };
    if (Array.isArray(errors)) for (const inner of errors) yield* chain(inner);
  }
};

/** The number of the server's message, if it was the server that failed. */
export const serverNumber = (thrown: unknown): number | undefined =>
  [...chain(thrown)].find(({ number }) => typeof number === 'number' && number > 0)?.number;

const codes = (thrown: unknown): Set<string> =>
  new Set([...chain(thrown)].map(({ code }) => code).filter((code) => code !== undefined));

const transientNumbers = new Set([
  1205, 1222, 3960, 3961, 4060, 10053, 10054, 10060, 10928, 10929, 40197, 40501, 40613,
]);
const lostCodes = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNCLOSED', 'ESOCKET', 'ECONNABORTED'];

/** Whether the connection is gone. */
export const isLost = (thrown: unknown): boolean => {
  const all = codes(thrown);
  return lostCodes.some((code) => all.has(code));
};

/** Whether the same request may succeed when it is made again. */
export const isTransient = (thrown: unknown): boolean =>
  isLost(thrown) || transientNumbers.has(serverNumber(thrown) ?? 0);

const certificateCodes = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

/** What a failed handshake can be mended with, and why. */
const handshakeAdvice = (thrown: unknown, encryption: Encryption): { text: string; advice: string } | undefined => {
  const all = codes(thrown);
  const text = [...chain(thrown)].map(({ message }) => message).join(' ');
  if (
    certificateCodes.some((code) => all.has(code)) ||
    /self[- ]signed certificate|unable to verify|altname|certificate chain|target principal name is incorrect/i.test(
      text,
    )
  ) {
    return {
      text: 'its certificate is not trusted by this machine',
      advice:
        'Put the certificate authority into a file and name it in NODE_EXTRA_CA_CERTS, or give -Encryption TrustServerCertificate.',
    };
  }
  if (/options\.servername/.test(text)) {
    return {
      text: 'this version of Node takes no IP address for an encrypted connection',
      advice: 'Give the name of the server in place of its address.',
    };
  }
  if (/(does not support|did not negotiate|requires) encryption/i.test(text)) {
    return encryption === 'Unencrypted'
      ? { text: 'it demands encryption', advice: 'Leave -Encryption out.' }
      : { text: 'it cannot encrypt', advice: 'Give -Encryption Unencrypted if the network between is yours alone.' };
  }
  if (
    /unsupported protocol|no protocols|wrong version|protocol version|handshake failure|no shared cipher|dh key too small|unsafe legacy|ERR_SSL/i.test(
      `${text} ${[...all].join(' ')}`,
    )
  ) {
    return encryption === 'LegacyTls'
      ? {
          text: 'no protocol or cipher suits both sides',
          advice: 'Give -Encryption Unencrypted if the network between is yours alone, or update the server.',
        }
      : {
          text: 'it speaks only TLS versions or ciphers that are no longer safe',
          advice: 'Give -Encryption LegacyTls for SQL Server 2008 and 2008 R2.',
        };
  }
  return undefined;
};

/** Explains why a connection could not be made. */
export const explainConnect = (
  thrown: unknown,
  where: {
    address: string;
    database: string;
    /** Whose port the SQL Server Browser was asked for. */
    instance?: string;
    encryption: Encryption;
    role: 'source' | 'target';
  },
): CmdletError => {
  if (thrown instanceof CmdletError) return thrown;
  const { address, database, instance, encryption, role } = where;
  const unreachable: ErrorCode = role === 'source' ? 'SourceUnreachable' : 'TargetUnreachable';
  const fail = (code: ErrorCode, message: string, recommendedAction?: string): CmdletError =>
    new CmdletError(code, message, {
      target: address,
      cause: thrown,
      ...(recommendedAction === undefined ? {} : { recommendedAction }),
    });
  const numbers = (thrown as { numbers?: number[] }).numbers ?? [];
  const said = (...wanted: number[]): boolean => numbers.some((number) => wanted.includes(number));
  if (said(4060, 911)) {
    return fail(
      'DatabaseNotFound',
      `There is no database '${database}' on ${address} that your account may open.`,
      'Check -DBName, and that your login is a user of the database.',
    );
  }
  const all = codes(thrown);
  const text = [...chain(thrown)].map(({ message }) => message).join(' ');
  const handshake = handshakeAdvice(thrown, encryption);
  if (handshake !== undefined) {
    return fail(
      'EncryptionFailed',
      `${address} cannot be reached with -Encryption ${encryption}: ${handshake.text}.`,
      handshake.advice,
    );
  }
  if (said(18456, 18452, 18488) || all.has('ELOGIN')) {
    return fail('LoginFailed', `${address} refused the login.`);
  }
  if (
    all.has('EINSTLOOKUP') ||
    // The driver asks, and connects, as long as it may.
    (instance !== undefined && all.has('ETIMEOUT')) ||
    /failed to get response from SQL Server Browser|port for .* not found|error locating server/i.test(text)
  ) {
    return fail(
      unreachable,
      `The SQL Server Browser of ${address} did not tell the port of the instance ${instance ?? ''}.`,
      'Give the port: -DBInstance host,port. The browser needs UDP port 1434.',
    );
  }
  if (all.has('ENOTFOUND') || all.has('EAI_AGAIN'))
    return fail(unreachable, `There is no computer of the name in ${address}.`);
  if (all.has('ECONNREFUSED')) return fail(unreachable, `Nothing listens at ${address}.`);
  if (all.has('ETIMEOUT') || all.has('ETIMEDOUT')) return fail(unreachable, `${address} does not answer.`);
  return fail(unreachable, `${address} cannot be reached: ${text.split('\n')[0]}`);
};

/** Explains why a request failed. */
export const explainRequest = (thrown: unknown, address: string): unknown => {
  if (thrown instanceof CmdletError) return thrown;
  const number = serverNumber(thrown);
  const fail = (code: ErrorCode, message: string): CmdletError =>
    new CmdletError(code, message, { target: address, cause: thrown });
  const { message = '' } = thrown as DriverError;
  if (number === 1205 || number === 1222)
    return fail('DatabaseLocked', `Another program holds what is needed of ${address}.`);
  if (number === 229 || number === 230 || number === 262) {
    return fail('DatabaseAccessRefused', `Your account lacks a right on ${address}: ${message}`);
  }
  if (number === 1105 || number === 9002) return fail('DiskFull', `${address} has no room left: ${message}`);
  if (isLost(thrown)) return fail('ConnectionLost', `The connection to ${address} was lost.`);
  if (number !== undefined) return fail('ServerRefused', `${address} reports error ${number}: ${message}`);
  return thrown;
};
