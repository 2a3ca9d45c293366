import { isGuid } from '../records/guid.js';
import type { Guid, Ticks } from '../records/records.js';
import { isTicks } from '../records/ticks.js';
import type { Element } from './element.js';

/** A field of an item that is not what it must be; the reader turns it into an error that names the entry. */
export class FieldProblem extends Error {}

const problem = (element: Element, name: string, why: string): FieldProblem =>
  new FieldProblem(
    `${name} of ${element.name} '${(element.attributes.id ?? element.attributes.principalId ?? '').slice(0, 60)}' ${why}`,
  );

/** Typed access to the attributes of an item. Each throws a {@link FieldProblem} for what cannot be read. */
export const text = (element: Element, name: string): string | null => element.attributes[name] ?? null;

export const optionalGuid = (element: Element, name: string): Guid | null => {
  const value = element.attributes[name];
  if (value === undefined) return null;
  const guid = value.toUpperCase();
  if (!isGuid(guid)) throw problem(element, name, 'is not a GUID');
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
