import { isGuid } from '../records/guid.js';
import type { Guid, Ticks } from '../records/records.js';
import { isTicks } from '../records/ticks.js';
import { child, type Element } from './element.js';

/** A field of an item that is not what it must be; the reader turns it into an error that names the entry. */
export class FieldProblem extends Error {}

const problem = (element: Element, name: string, why: string): FieldProblem =>
  new FieldProblem(
    `${name} of ${element.name} '${(element.attributes.id ?? element.attributes.principalId ?? '').slice(0, 60)}' ${why}`,
  );

/**
 * The most UTF-16 units that the columns of a target take, and so those of any source, as nvarchar counts them ("Persistent Chat
 * database schema"). Names of rooms and categories have a finding of their own, and a remedy.
 */
export const longest = {
  principal: 256,
  adPath: 384,
  description: 256,
  addinName: 50,
  addinUrl: 255,
  preferenceLabel: 255,
} as const;

const ensureShort = <T extends string | null>(element: Element, name: string, value: T, most: number): T => {
  if (value !== null && value.length > most)
    throw problem(element, name, `has ${value.length} characters, more than the ${most} that a database takes`);
  return value;
};

/** Typed access to the fields of an item. Each throws a {@link FieldProblem} for what cannot be read. */
export const text = (element: Element, name: string, most = Number.POSITIVE_INFINITY): string | null =>
  ensureShort(element, name, element.attributes[name] ?? null, most);

/** The text of an element within the item; empty where there is none. */
export const textOfChild = (element: Element, name: string, most = Number.POSITIVE_INFINITY): string =>
  ensureShort(element, name, child(element, name)?.text ?? '', most);

export const optionalGuid = (element: Element, name: string): Guid | null => {
  const value = element.attributes[name];
  if (value === undefined) return null;
  // Ours are in upper case already, and there are millions of them.
  const isOurs: boolean = isGuid(value);
  const guid = isOurs ? value : value.toUpperCase();
  if (!isOurs && !isGuid(guid)) throw problem(element, name, 'is not a GUID');
  return guid;
};

export const guid = (element: Element, name: string): Guid => {
  const value = optionalGuid(element, name);
  if (value === null) throw problem(element, name, 'is missing');
  return value;
};

export const optionalBit = (element: Element, name: string): boolean | null => {
  const value = element.attributes[name];
  if (value === undefined) return null;
  if (value !== '0' && value !== '1') throw problem(element, name, 'is neither 0 nor 1');
  return value === '1';
};

export const bit = (element: Element, name: string): boolean => optionalBit(element, name) ?? false;

export const optionalInteger = (element: Element, name: string): number | null => {
  const value = element.attributes[name];
  if (value === undefined) return null;
  const number = Number(value);
  if (!/^-?\d{1,16}$/.test(value) || !Number.isSafeInteger(number))
    throw problem(element, name, 'is not a whole number');
  return number;
};

export const integer = (element: Element, name: string): number => {
  const value = optionalInteger(element, name);
  if (value === null) throw problem(element, name, 'is missing');
  return value;
};

/** A number that a smallint holds. */
export const smallInteger = (element: Element, name: string): number => {
  const value = integer(element, name);
  if (value < -32_768 || value > 32_767) throw problem(element, name, 'is out of range');
  return value;
};

export const optionalTicks = (element: Element, name: string): Ticks | null => {
  const value = element.attributes[name];
  if (value === undefined) return null;
  if (!isTicks(value)) throw problem(element, name, 'is not a time stamp');
  return value;
};

export const ticks = (element: Element, name: string): Ticks => {
  const value = optionalTicks(element, name);
  if (value === null) throw problem(element, name, 'is missing');
  return value;
};
