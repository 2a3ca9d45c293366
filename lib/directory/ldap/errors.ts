import { ResultCodeError } from 'ldapts';
import { CmdletError } from '../../host/cmdlet-error.js';
import type { ErrorCode } from '../../host/error-catalog.js';

/** Result codes of LDAP (RFC 4511), as Active Directory uses them. */
export const resultCode = {
  operationsError: 1,
  strongAuthRequired: 8,
  referral: 10,
  noSuchAttribute: 16,
  undefinedType: 17,
  constraintViolation: 19,
  invalidSyntax: 21,
  noSuchObject: 32,
  invalidCredentials: 49,
  insufficientAccess: 50,
  busy: 51,
  unavailable: 52,
  unwilling: 53,
  objectClassViolation: 65,
  alreadyExists: 68,
} as const;

/** The data that Active Directory adds to a refused bind. */
const bindReasons: Record<string, string> = {
  '525': 'there is no such account',
  '52e': 'the user name or the password is wrong',
  '530': 'the account may not log in at this time',
  '531': 'the account may not log in at this computer',
  '532': 'the password has expired',
  '533': 'the account is disabled',
  '701': 'the account has expired',
  '773': 'the password must be changed first',
  '775': 'the account is locked',
};

const codeOf = (thrown: unknown): string => {
  for (let error = thrown as { code?: unknown; cause?: unknown } | undefined; error; ) {
    if (typeof error.code === 'string') return error.code;
    error = error.cause as typeof error;
  }
  return '';
};

const certificate = /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_|ALTNAME|DEPTH_ZERO/;
const network = /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE/;

/** Whether another server of the same domain may do better. */
export const isUnreachable = (thrown: unknown): boolean =>
  thrown instanceof CmdletError && thrown.code === 'DirectoryUnreachable';

/**
 * Explains what the directory, or the way to it, failed with.
 *
 * @param about distinguished name or account that it is about; the server when left out
 */
export const explainLdap = (thrown: unknown, server: string, about = server): CmdletError => {
  if (thrown instanceof CmdletError) return thrown;
  const { message } = thrown as Error;
  const fail = (code: ErrorCode, text: string): CmdletError =>
    new CmdletError(code, text, { target: about, cause: thrown });
  if (thrown instanceof ResultCodeError) {
    switch (thrown.code) {
      case resultCode.invalidCredentials: {
        const [, data = ''] = /data ([0-9a-f]+)/.exec(message) ?? [];
        const reason = bindReasons[data] ?? 'the directory does not tell why';
        return fail('DirectoryLoginFailed', `${server} refused ${about}: ${reason}.`);
      }
      case resultCode.insufficientAccess:
        return fail('DirectoryAccessRefused', `Your account may not do this to ${about}.`);
      case resultCode.alreadyExists:
        return fail('DirectoryObjectExists', `There is an object ${about} already.`);
      case resultCode.noSuchObject:
        return fail('DirectoryObjectNotFound', `There is no object ${about}, or your account may not see it.`);
      case resultCode.noSuchAttribute:
      case resultCode.undefinedType:
      case resultCode.objectClassViolation:
        return fail('DirectorySchemaMissing', `The schema of ${server} does not allow what ${about} needs: ${message}`);
      case resultCode.referral:
        return fail('DirectoryReferral', `${server} does not hold ${about}, and refers to another server.`);
      case resultCode.busy:
      case resultCode.unavailable:
        return fail('DirectoryUnreachable', `${server} is busy or about to stop.`);
      default:
        return fail('DirectoryRefused', `${server} refused it with code ${thrown.code}: ${message}`);
    }
  }
  const code = codeOf(thrown);
  if (certificate.test(code) || /certificate|altname/i.test(message)) {
    return fail('DirectoryCertificateUntrusted', `The certificate of ${server} is not trusted: ${message}.`);
  }
  if (network.test(code) || /timed? ?out|socket|connection/i.test(message)) {
    return fail('DirectoryUnreachable', `${server} does not answer: ${message}.`);
  }
  return fail('DirectoryUnreachable', `${server} cannot be talked to: ${message}.`);
};
