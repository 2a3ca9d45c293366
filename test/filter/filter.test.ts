import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluate, type PropertyValue } from '../../lib/filter/evaluate.js';
import type { Filter } from '../../lib/filter/filter.js';
import { parseFilter } from '../../lib/filter/parse.js';
import { CmdletError } from '../../lib/host/cmdlet-error.js';
import { describePowerShell, linesOf } from '../powershell/pwsh.js';

type Item = Record<string, PropertyValue>;
const properties = ['Name', 'Description', 'Enabled', 'Size', 'When', 'Members', 'Absent'];
const room: Item = {
  Name: 'Sales EMEA',
  Description: "it's [new]",
  Enabled: true,
  Size: 42,
  When: new Date('2026-01-02T03:04:05Z'),
  Members: ['sip:amy@contoso.com', 'sip:bob@contoso.com'],
};
const meets = (text: string, item: Item = room): boolean =>
  evaluate(parseFilter(text, properties), (name) => item[name]);

const messageOf = (text: string): string => {
  try {
    parseFilter(text, properties);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(CmdletError);
    expect(thrown).toMatchObject({ code: 'FilterInvalid', target: expect.anything() });
    return (thrown as Error).message;
  }
  throw new Error(`${text} was accepted`);
};

describe('conditions', () => {
  test.each([
    [`Name -like 'sales*'`, true],
    [`{Name -like "sales*"}`, true],
    [` { $_.Name -LIKE 'SALES*' } `, true],
    [`$PSItem.name -eq 'sales emea'`, true],
    [`Name -notlike '*apac*'`, true],
    [`Name -ne 'Sales EMEA'`, false],
    [`Name -gt 'Apple' -and Name -lt 'Zebra'`, true],
    [`Description -eq 'it''s [new]'`, true],
    [`Description -like "*\`[new]"`, false],
    [`Description -like '*\`[new]'`, true],
    [`Description -eq "it's [new]"`, true],
    [`Enabled -eq $true`, true],
    [`Enabled -eq $FALSE`, false],
    [`Enabled -eq 'false'`, false],
    [`Size -ge 42 -and Size -le 42.0 -and Size -gt -1`, true],
    [`Size -eq '42'`, true],
    [`Size -eq 'many'`, false],
    [`When -gt '2026-01-01' -and When -lt '2026-01-03'`, true],
    [`Members -eq 'SIP:BOB@contoso.com'`, true],
    [`Members -ne 'sip:bob@contoso.com'`, false],
    [`Members -like '*carl*'`, false],
    [`Absent -eq $null`, true],
    [`Name -ne $null`, true],
    [`Absent -eq ''`, false],
    [`Absent -gt 1`, false],
    [`Name -like $null`, false],
    [`\u2018a\u2019 -eq 1`, 'error'],
    [`Name \u2013like \u201cSales*\u201d`, true],
  ])('%s is %s', (text, expected) => {
    if (expected === 'error') expect(messageOf(text)).toContain('position 1');
    else expect(meets(text)).toBe(expected);
  });

  test('-and and -or count from left to right, -not belongs to what follows', () => {
    const yes = `Name -like '*'`;
    const no = `Name -eq 'x'`;
    expect(meets(`${yes} -or ${no} -and ${no}`)).toBe(false);
    expect(meets(`${yes} -or (${no} -and ${no})`)).toBe(true);
    expect(meets(`-not ${no} -and ${yes}`)).toBe(true);
    expect(meets(`!(${no} -or ${yes})`)).toBe(false);
    expect(meets(`-not -not ${yes}`)).toBe(true);
  });

  test('the parsed filter is plain data in the spelling of the properties', () => {
    expect(parseFilter(`name -like 'a*' -and SIZE -eq 1 -and -not enabled -eq $true`, properties)).toEqual({
      kind: 'and',
      filters: [
        {
          kind: 'like',
          property: 'Name',
          negated: false,
          pattern: [{ kind: 'character', character: 'a' }, { kind: 'run' }],
        },
        { kind: 'compare', property: 'Size', operator: 'eq', value: 1 },
        { kind: 'not', filter: { kind: 'compare', property: 'Enabled', operator: 'eq', value: true } },
      ],
    });
  });
});

describe('what is not a filter', () => {
  test.each([
    ['', 'position 1: a property is expected'],
    ['{}', 'position 2: a property is expected'],
    ['{ Name }', 'position 8: -eq,'],
    ['Name -match "x"', 'position 6: -eq, -ne, -like, -notlike, -gt, -ge, -lt or -le, not -match, is expected'],
    ['Name -like', 'position 11: a value'],
    ['Name -like Sales', 'position 12: a value'],
    [`Name -like 'x`, 'position 12: the quote is not closed'],
    [`Name -like 'x[a'`, 'position 12: the bracket of the pattern is not closed'],
    [`Name -like "$x*"`, 'position 13: a filter is text'],
    [`Name -eq 'x' Name -eq 'y'`, 'position 14: -and or -or is expected'],
    [`(Name -eq 'x'`, 'position 14: a closing parenthesis is expected'],
    [`Name -eq 'x')`, 'position 13: -and or -or is expected'],
    [`Nmae -eq 'x'`, 'position 1: there is no property Nmae; there are Name, Description'],
    [`Name -eq 'x'; Remove-Item y`, `position 13: ';' has no place here`],
    [`Name -eq $env:x`, `position 10: '$' has no place here`],
    [`Name -eq 1e999`, `position 10`],
    [`${'('.repeat(5_000)}Name -eq 1`, 'it is nested too deeply'],
    [`${'-not '.repeat(5_000)}Name -eq 1`, 'it is nested too deeply'],
    [`Name -eq 1 ${'-and Name -eq 1 -or Name -eq 1 '.repeat(500)}`, 'it is nested too deeply'],
  ])('%.60j', (text, expected) => {
    expect(messageOf(text)).toContain(expected);
  });

  test('whatever is given, it is a filter or an error with a position in the text', () => {
    const piece = fc.constantFrom(
      'Name',
      '$_.',
      '-eq',
      '-like',
      '-and',
      '-not',
      "'",
      '"',
      '`',
      '(',
      ')',
      '{',
      '}',
      '$true',
      '7',
      ' ',
      '[',
      '*',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join(' ')),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          try {
            parseFilter(text, properties);
          } catch (thrown) {
            expect(thrown).toMatchObject({ name: 'CmdletError', code: 'FilterInvalid' });
            const position = Number(/position (\d+)/.exec((thrown as Error).message)?.[1]);
            expect(position).toBeGreaterThanOrEqual(1);
            expect(position).toBeLessThanOrEqual(text.length + 1);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('any filter', () => {
  test('a quoted text is itself, in single and in double quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const item = { Name: value };
        const singleQuoted = `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
        const doubleQuoted = `"${value.replace(/["\u201c-\u201e`$]/g, '`$&')}"`;
        expect(meets(`Name -eq ${singleQuoted}`, item)).toBe(true);
        expect(meets(`{Name -eq ${doubleQuoted}}`, item)).toBe(true);
      }),
    );
  });

  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.record({
        kind: fc.constant('compare' as const),
        property: fc.constantFrom('Name', 'Size'),
        operator: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'),
        value: fc.integer({ min: -2, max: 2 }),
      }),
      fc.record({ kind: fc.constant('not' as const), filter: tie('filter') }),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        filters: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  }));

  const print = (of: Filter): string =>
    of.kind === 'compare'
      ? `${of.property} -${of.operator} ${of.value}`
      : of.kind === 'not'
        ? `-not (${print(of.filter)})`
        : of.kind === 'like'
          ? ''
          : of.filters.map((operand) => `(${print(operand)})`).join(` -${of.kind} `);

  test('printed and read again, it accepts the same', () => {
    fc.assert(
      fc.property(filter, fc.integer({ min: -3, max: 3 }), (made, size) => {
        const get = (): PropertyValue => size;
        expect(evaluate(parseFilter(print(made), properties), get)).toBe(evaluate(made, get));
      }),
      { numRuns: 500 },
    );
  });

  describePowerShell('held against PowerShell', () => {
    test('Where-Object would accept the same', async () => {
      const condition = fc
        .tuple(
          fc.constantFrom('$_.Name', '$_.Size'),
          fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le', 'like', 'notlike'),
          fc.constantFrom(`'b'`, `"B\`*"`, `'*a*'`, '3', `"3"`, '2.5'),
        )
        // PowerShell throws where text cannot be made a number; a filter answers no.
        .filter(
          ([property, operator, value]) =>
            property === '$_.Name' || operator.includes('like') || /^['"]?[\d.]+['"]?$/.test(value),
        )
        .map(([property, operator, value]) => `${property} -${operator} ${value}`);
      const expression = fc
        .array(fc.tuple(fc.constantFrom('-and', '-or'), fc.constantFrom('', '-not '), condition), {
          minLength: 1,
          maxLength: 5,
        })
        .map((parts) =>
          parts.map(([join, not, text], index) => `${index > 0 ? `${join} ` : ''}${not}(${text})`).join(' '),
        );
      const names = ['a', 'b', 'B*', 'cab'];
      const cases = fc.sample(fc.tuple(expression, fc.constantFrom(...names), fc.constantFrom(2, 3, 4)), {
        numRuns: 300,
        seed: 11,
      });
      const calls = cases.map(
        ([text, name, size]) =>
          `$_ = [pscustomobject] @{ Name = '${name}'; Size = ${size} }; [string] [bool] (${text})`,
      );
      const lines = await linesOf(calls.join('\n'));
      const differing = cases
        .map(([text, Name, Size], index) => ({
          text,
          Name,
          Size,
          powershell: lines[index],
          ours: meets(text, { Name, Size }) ? 'True' : 'False',
        }))
        .filter(({ powershell, ours }) => powershell !== ours);
      expect(differing).toEqual([]);
      expect(lines).toHaveLength(cases.length);
    });
  });
});
