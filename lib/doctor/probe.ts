import type { Probe } from '../../schemas/types.js';
import { CmdletError } from '../host/cmdlet-error.js';

export type Area = Probe['area'];

export const works = (area: Area, check: string, detail: string): Probe => ({
  area,
  check,
  result: 'Works',
  detail,
  action: '',
});

export const warns = (area: Area, check: string, detail: string, action: string): Probe => ({
  area,
  check,
  result: 'Warning',
  detail,
  action,
});

/** What failed, and what to do, as the error says it. */
export const fails = (area: Area, check: string, thrown: unknown): Probe => {
  const { message, recommendedAction, code } = CmdletError.from(thrown);
  return { area, check, result: 'Fails', detail: `${message} (${code})`, action: recommendedAction };
};

/** For what a server does not tell, or a login may not ask. */
export const unknown = (area: Area, check: string, detail: string): Probe => ({
  area,
  check,
  result: 'Unknown',
  detail,
  action: '',
});
