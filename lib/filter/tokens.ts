import { CmdletError } from '../host/cmdlet-error.js';
import type { FilterValue } from './filter.js';

export type Token = { position: number } & (
  | { kind: 'open' | 'close' | 'end' }
  | { kind: 'operator'; name: string; text: string }
  | { kind: 'property'; name: string }
  | { kind: 'value'; value: FilterValue }
);

/** @param position counts from 0; people count from 1 */
export const invalidFilter = (text: string, position: number, why: string): CmdletError =>
  new CmdletError('FilterInvalid', `The filter is not valid at position ${position + 1}: ${why}.`, { target: text });

// PowerShell takes typographic quotes and dashes, which word processors put in, for plain ones.
const single = `'\u2018\u2019\u201a\u201b`;
const double = '"\u201c\u201d\u201e';
const dash = '-\u2013\u2014\u2015';

const blank = /[\s\u00a0]+/y;

const escapes: Record<string, string> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const constants: Record<string, FilterValue> = { true: true, false: false, null: null };

/** Reads a quoted string from its opening quote on. A doubled quote stands for one; a backtick escapes between double quotes. */
const readString = (text: string, start: number): { value: string; end: number } => {
  const expandable = double.includes(text[start]!);
  const quotes = expandable ? double : single;
  let value = '';
  for (let i = start + 1; i < text.length; i++) {
    const character = text[i]!;
    const next = text[i + 1];
    if (quotes.includes(character)) {
      if (next === undefined || !quotes.includes(next)) return { value, end: i + 1 };
      value += text[++i];
    } else if (expandable && character === '`' && next !== undefined) {
      value += escapes[next] ?? next;
      i++;
    } else if (expandable && character === '$' && /[\w({:?^$]/.test(next ?? ' ')) {
      throw invalidFilter(text, i, 'a filter is text, and variables in it are not expanded');
    } else {
      value += character;
    }
  }
  throw invalidFilter(text, start, 'the quote is not closed');
};

const signed = (digits: string | undefined, negative: boolean): number => Number(digits) * (negative ? -1 : 1);

/** What a token may look like, tried in this order. Patterns are sticky. */
const shapes: { pattern: RegExp; token(match: RegExpExecArray, position: number): Token }[] = [
  { pattern: /\(/y, token: (_, position) => ({ kind: 'open', position }) },
  { pattern: /\)/y, token: (_, position) => ({ kind: 'close', position }) },
  {
    pattern: new RegExp(`([${dash}])?(\\d+(?:\\.\\d+)?)(?![\\w.])`, 'y'),
    token: ([, sign, digits], position) => ({ kind: 'value', value: signed(digits, sign !== undefined), position }),
  },
  {
    pattern: new RegExp(`[${dash}]([a-z]+)(?![\\w.])|!`, 'iy'),
    token: ([text, name], position) => ({ kind: 'operator', name: name?.toLowerCase() ?? 'not', text, position }),
  },
  {
    pattern: /\$(true|false|null)(?!\w)/iy,
    token: ([, name], position) => ({ kind: 'value', value: constants[name!.toLowerCase()]!, position }),
  },
  {
    pattern: /(?:\$_\.|\$PSItem\.)?([a-z][a-z0-9_-]*)/iy,
    token: ([, name], position) => ({ kind: 'property', name: name!, position }),
  },
];

/** @throws CmdletError FilterInvalid */
export const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match !== null) position = pattern.lastIndex;
    return match;
  };
  const takeToken = (): Token => {
    const start = position;
    if ((single + double).includes(text[start]!)) {
      const { value, end } = readString(text, start);
      position = end;
      return { kind: 'value', value, position: start };
    }
    for (const { pattern, token } of shapes) {
      const match = take(pattern);
      if (match !== null) return token(match, start);
    }
    throw invalidFilter(text, start, `'${String.fromCodePoint(text.codePointAt(start)!)}' has no place here`);
  };
  take(blank);
  while (position < text.length) {
    tokens.push(takeToken());
    take(blank);
  }
  tokens.push({ kind: 'end', position: text.length });
  return tokens;
};
