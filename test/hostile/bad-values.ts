import type { SqlValue } from '../../lib/stores/embedded/connection.js';
import type { Column } from '../../lib/stores/schema/table.js';

export interface BadValue {
  /** For the name of the case. */
  name: string;
  /** SQL of the value; `?` where it is bound. `other` stands for the value of another row. */
  sql: string;
  bound?: SqlValue;
  /** Whether the column of the vendor's schema could hold the value. */
  isLegal: boolean;
}

const value = (name: string, sql: string, isLegal = false): BadValue => ({ name, sql, isLegal });
const text = (name: string, bound: string, isLegal = false): BadValue => ({
  name,
  sql: 'CAST(? AS TEXT)',
  bound,
  isLegal,
});

const integers = (column: Column): BadValue[] => {
  const bits = { bit: 1, smallint: 16, int: 32, bigint: 64 }[column.type as 'bit'];
  const number = (name: string, sql: string, needs: number): BadValue => value(name, sql, bits >= needs);
  return [
    value('text', "'abc'"),
    value('empty text', "''"),
    value('bytes', "x'00ff'"),
    value('a fraction', '1.5'),
    number('minus one', '-1', 16),
    value('zero', '0', true),
    number('two', '2', 16),
    number('an unknown number', '12345', 16),
    number('2^31', '2147483648', 64),
    number('2^53 + 1', '9007199254740993', 64),
    number('2^63 - 1', '9223372036854775807', 64),
    number('-2^63', '-9223372036854775808', 64),
  ];
};

const texts = (column: Column): BadValue[] => {
  const length = Number(/\((\d+)\)/.exec(column.type)?.[1] ?? Number.POSITIVE_INFINITY);
  return [
    value('bytes', "x'ff00fe'"),
    value('invalid UTF-8', "CAST(x'41ff42' AS TEXT)"),
    value('a NUL', "CAST(x'410042' AS TEXT)", true),
    value('half a surrogate pair', "CAST(x'41eda08042' AS TEXT)", true),
    text('empty text', '', true),
    text('blanks', '   ', true),
    text('control characters', 'a\u0001\u001b[31m\r\n\u202e\u0085z', true),
    text('markup', `<b a="x">&amp;]]></b>'); DROP TABLE tblNode; --`, true),
    text(
      'one character too many',
      'é'.repeat(length === Number.POSITIVE_INFINITY ? 300 : length + 1),
      length > 100_000,
    ),
    text('10 MB', 'x'.repeat(10_000_000), length > 100_000),
  ];
};

const guids: BadValue[] = [
  text('no GUID', 'x'),
  text('empty text', ''),
  value('16 bytes', "x'00112233445566778899aabbccddeeff'"),
  text('a GUID cut short', '00112233-4455-6677-8899-AABBCCDDEEF'),
  text('another GUID', '{00112233-4455-6677-8899-aabbccddeeff}', true),
];

const dates: BadValue[] = [
  text('no date', 'abc'),
  text('empty text', ''),
  text('30 February', '2010-02-30T00:00:00Z'),
  text('the year 0', '0000-01-01T00:00:00Z'),
  text('the year 10000', '10000-01-01T00:00:00Z'),
  value('bytes', "x'00ff'"),
  text('a date of old', '1753-01-01T00:00:00Z', true),
];

/** What to put into a column of the type. */
export const badValues = (column: Column): BadValue[] => {
  const { type, nullable } = column;
  const own = /int|bit/.test(type)
    ? integers(column)
    : /char/.test(type)
      ? texts(column)
      : type === 'uniqueidentifier'
        ? guids
        : /date/.test(type)
          ? dates
          : [];
  return [value('NULL', 'NULL', nullable), { name: 'the value of another row', sql: 'other', isLegal: true }, ...own];
};
