import { CmdletError } from '../host/cmdlet-error.js';
import type { Guid, Ticks } from '../records/records.js';
import type { Cell } from './connection.js';

export const readText = (value: Cell | undefined): string =>
  value === null || value === undefined ? '' : String(value);

export const readNullableText = (value: Cell | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const guidPattern = /^\{?([0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12})\}?$/i;

const inconsistent = (what: string, of: string, text: string): CmdletError =>
  new CmdletError('SourceInconsistent', `${what} of ${of} is not one: '${text.slice(0, 60)}'.`, { target: of });

/** @throws CmdletError SourceInconsistent, naming the row */
export const readGuid = (value: Cell | undefined, of: string): Guid => {
  const text = readText(value).trim();
  const guid = guidPattern.exec(text)?.[1];
  if (guid === undefined) throw inconsistent('The GUID', of, text);
  return guid.toUpperCase();
};

/** @throws CmdletError SourceInconsistent, naming the row */
export const readTicks = (value: Cell | undefined, of: string): Ticks => {
  const text = value === null || value === undefined ? '0' : String(value);
  if (!/^-?\d{1,19}$/.test(text)) throw inconsistent('A time stamp', of, text);
  return text;
};

/** A number that can be counted with. @throws CmdletError SourceInconsistent, naming the row */
export const readWhole = (value: Cell | undefined, what: string): number => {
  const number = Number(value ?? Number.NaN);
  if (Number.isSafeInteger(number)) return number;
  throw new CmdletError('SourceInconsistent', `${what} is out of range: '${readText(value).slice(0, 60)}'.`, {
    target: what,
  });
};

export const readBit = (value: Cell | undefined): boolean | null =>
  value === null || value === undefined ? null : Number(value) !== 0;

export const readNumber = (value: Cell | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
