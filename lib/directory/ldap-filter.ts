import {
  AndFilter,
  ApproximateFilter,
  EqualityFilter,
  ExtensibleFilter,
  type Filter,
  FilterParser,
  GreaterThanEqualsFilter,
  LessThanEqualsFilter,
  NotFilter,
  OrFilter,
  PresenceFilter,
  SubstringFilter,
} from 'ldapts';
import { CmdletError } from '../host/cmdlet-error.js';
import { type DirectoryObject, valuesOf } from './directory.js';
import { nameKey } from './distinguished-name.js';

type Predicate = (object: DirectoryObject) => boolean;

/** The matching rules of Active Directory that test bits: all of them, any of them. */
const bitRules: Record<string, (value: bigint, bits: bigint) => boolean> = {
  '1.2.840.113556.1.4.803': (value, bits) => (value & bits) === bits,
  '1.2.840.113556.1.4.804': (value, bits) => (value & bits) !== 0n,
};

const nameAttributes = ['distinguishedname', 'msrtcsip-primaryhomeserver', 'msrtcsip-targethomeserver'];
const integer = /^-?\d+$/;

/** What values of the attribute are compared by. */
const fold = (attribute: string, value: string): string =>
  (nameAttributes.includes(attribute.toLowerCase()) ? nameKey(value) : undefined) ?? value.toLowerCase();

const compare = (a: string, b: string): number => {
  if (!integer.test(a) || !integer.test(b)) return a < b ? -1 : Number(a > b);
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : Number(difference > 0n);
};

const contains = (text: string, { initial, any, final }: SubstringFilter): boolean => {
  const [first, middle, last] = [initial.toLowerCase(), any.map((part) => part.toLowerCase()), final.toLowerCase()];
  if (!text.startsWith(first)) return false;
  let position = first.length;
  for (const part of middle) {
    const found = text.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return text.length - last.length >= position && text.endsWith(last);
};

const valueTest = (attribute: string, test: (value: string) => boolean): Predicate => {
  const named = attribute.toLowerCase();
  return (object) =>
    (named === 'distinguishedname' ? [object.distinguishedName] : valuesOf(object, named)).some((value) =>
      test(fold(named, value)),
    );
};

const predicateOf = (filter: Filter): Predicate => {
  if (filter instanceof AndFilter) {
    const operands = filter.filters.map(predicateOf);
    return (object) => operands.every((operand) => operand(object));
  }
  if (filter instanceof OrFilter) {
    const operands = filter.filters.map(predicateOf);
    return (object) => operands.some((operand) => operand(object));
  }
  if (filter instanceof NotFilter) {
    const operand = predicateOf(filter.filter);
    return (object) => !operand(object);
  }
  if (filter instanceof PresenceFilter) return valueTest(filter.attribute, () => true);
  if (filter instanceof SubstringFilter) return valueTest(filter.attribute, (value) => contains(value, filter));
  if (filter instanceof ExtensibleFilter) {
    const rule = bitRules[filter.rule];
    if (rule === undefined || !integer.test(filter.value))
      throw new Error(`the matching rule ${filter.rule} is not known`);
    const bits = BigInt(filter.value);
    return valueTest(filter.matchType, (value) => integer.test(value) && rule(BigInt(value), bits));
  }
  if (
    filter instanceof EqualityFilter ||
    filter instanceof ApproximateFilter ||
    filter instanceof GreaterThanEqualsFilter ||
    filter instanceof LessThanEqualsFilter
  ) {
    const wanted = fold(filter.attribute, String(filter.value));
    const accepts =
      filter instanceof GreaterThanEqualsFilter
        ? (order: number) => order >= 0
        : filter instanceof LessThanEqualsFilter
          ? (order: number) => order <= 0
          : (order: number) => order === 0;
    return valueTest(filter.attribute, (value) => accepts(compare(value, wanted)));
  }
  throw new Error('it holds an unknown condition');
};

/** The parser takes each escaped byte for a character, and minds the blanks between conditions that Active Directory does not. */
const prepare = (text: string): string =>
  text
    .trim()
    .replace(/\(\s+/g, '(')
    .replace(/(?<=\)|\([&|!])\s+(?=[()])/g, '')
    .replace(/(?:\\[89a-f][0-9a-f])+/gi, (bytes) => Buffer.from(bytes.replaceAll('\\', ''), 'hex').toString('utf8'));

const attempt = <T>(text: string, step: (prepared: string) => T): T => {
  try {
    return step(prepare(text));
  } catch (cause) {
    const [why] = (cause as Error).message.split('. Full string:');
    throw new CmdletError('FilterInvalid', `The LDAP filter is not valid: ${why}.`, {
      target: text,
      cause,
      recommendedAction:
        'Write the filter like (displayName=Persistent*), with parentheses in values as \\28 and \\29.',
    });
  }
};

/**
 * Reads an LDAP filter (RFC 4515).
 *
 * @throws CmdletError FilterInvalid
 */
export const parseLdapFilter = (text: string): Filter =>
  attempt(text, (prepared) => FilterParser.parseString(prepared));

/**
 * Makes a test of an LDAP filter. A condition on an attribute that an object lacks is false, as in Active Directory.
 *
 * @throws CmdletError FilterInvalid
 */
export const ldapPredicate = (text: string): Predicate =>
  attempt(text, (prepared) => predicateOf(FilterParser.parseString(prepared)));
