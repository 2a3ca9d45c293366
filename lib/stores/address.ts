import path from 'node:path';
import { CmdletError } from '../host/cmdlet-error.js';
import { withoutLogin } from '../secrets.js';

/** Where a database is: what `-DBInstance` says. */
export type DatabaseAddress =
  | { kind: 'embedded'; path: string; text: string }
  | { kind: 'sqlserver'; host: string; instance?: string; port?: number; text: string };

/**
 * Reads a database address. A path that ends in .db or .sqlite, or `sqlite:<path>`, is an embedded database; everything else
 * is a SQL Server: `host`, `host\instance`, `host,port`, `tcp:host,port`, where `.` and `(local)` are this machine.
 *
 * @throws CmdletError DatabaseAddressInvalid
 */
export const parseAddress = (text: string): DatabaseAddress => {
  const trimmed = text.trim();
  const invalid = (): CmdletError =>
    new CmdletError('DatabaseAddressInvalid', `'${withoutLogin(text)}' is not the address of a database.`, {
      target: withoutLogin(text),
    });
  const prefixed = /^sqlite:(.*)$/is.exec(trimmed)?.[1];
  if (prefixed !== undefined || /\.(db|sqlite)$/i.test(trimmed)) {
    const file = prefixed ?? trimmed;
    if (file === '') throw invalid();
    return { kind: 'embedded', path: path.resolve(file), text: trimmed };
  }
  const match = /^(?:tcp:)?([^\s\\,:/;]+)(?:\\([^\s\\,:/;]+))?(?:\s*,\s*(\d{1,5}))?$/i.exec(trimmed);
  const host = match?.[1];
  if (match === null || host === undefined) throw invalid();
  const port = match[3] === undefined ? undefined : Number(match[3]);
  if (port !== undefined && (port < 1 || port > 65_535)) throw invalid();
  return {
    kind: 'sqlserver',
    host: host === '.' || host.toLowerCase() === '(local)' ? 'localhost' : host,
    ...(match[2] === undefined ? {} : { instance: match[2] }),
    ...(port === undefined ? {} : { port }),
    text: trimmed,
  };
};
