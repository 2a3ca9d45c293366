import { CmdletError } from '../host/cmdlet-error.js';
import type { Ticks } from './records.js';

const ticksPerMillisecond = 10_000n;
/** Ticks from 0001-01-01 to 1970-01-01. */
const unixEpoch = 621_355_968_000_000_000n;
/** The end of the year 9999. */
export const lastTick = 3_155_378_975_999_999_999n;

const digits = /^(?:0|-?[1-9]\d{0,18})$/;

/** Whether a text is a number of 64 bits, written as databases write it: without zeros in front. */
export const isTicks = (text: string): boolean =>
  digits.test(text) && (text.length < 19 || BigInt.asIntN(64, BigInt(text)) === BigInt(text));

/** Compares as numbers. */
export const compareTicks = (a: Ticks, b: Ticks): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** ISO 8601 in UTC with seven decimals; null for a number that is no date of the years 1 to 9999. */
export const ticksToIso = (ticks: Ticks): string | null => {
  const value = BigInt(ticks);
  if (value < 0n || value > lastTick) return null;
  const sinceEpoch = value - unixEpoch;
  const remainder = ((sinceEpoch % ticksPerMillisecond) + ticksPerMillisecond) % ticksPerMillisecond;
  const milliseconds = Number((sinceEpoch - remainder) / ticksPerMillisecond);
  const iso = new Date(milliseconds).toISOString().replace(/^\+00/, '');
  return iso.replace(/(\.\d{3})Z$/, (_, fraction: string) => `${fraction}${remainder.toString().padStart(4, '0')}Z`);
};

/** Whether the number is a date of the years 1 to 9999. */
export const isDate = (ticks: Ticks): boolean =>
  // Those of our time have 18 digits; only others need a closer look.
  (ticks.length === 18 && ticks[0] !== '-') || ticksToIso(ticks) !== null;

/**
 * Reads a date of ISO 8601, with up to seven decimals. Without a zone it is UTC; a date alone is its midnight (O9).
 *
 * @throws CmdletError ParameterInvalid
 */
export const isoToTicks = (text: string): Ticks => {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  const [, date, time = '00:00', seconds = '00', fraction = '', zone = 'Z'] = match ?? [];
  const milliseconds = date === undefined ? Number.NaN : Date.parse(`${date}T${time}:${seconds}.000${zone}`);
  // Date.parse moves 30 February on to March instead of refusing it.
  const valid =
    !Number.isNaN(milliseconds) && new Date(Date.parse(`${date}T00:00:00Z`)).toISOString().startsWith(date ?? ' ');
  if (!valid) throw new CmdletError('ParameterInvalid', `'${text}' is not a date.`, { target: text });
  return String(BigInt(milliseconds) * ticksPerMillisecond + unixEpoch + BigInt(fraction.padEnd(7, '0')));
};
