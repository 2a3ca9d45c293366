import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchWildcard, parseWildcard } from '../../lib/filter/wildcard.js';
import { describePowerShell, linesOf } from '../powershell/pwsh.js';

const like = (text: string, pattern: string): boolean => matchWildcard(parseWildcard(pattern)!, text);

const patternText = fc
  .array(
    fc.constantFrom(
      'a',
      'B',
      'c',
      '.',
      '*',
      '?',
      '[ab]',
      '[a-c]',
      '[B-d]',
      '`*',
      '`[',
      '[`]x]',
      '-',
      ']',
      "'",
      '\u00e9',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));
const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'C', '*', '[', ']', 'x', '.', '-', '\u00c9', "'"),
  maxLength: 8,
});

describe('wildcards', () => {
  test.each([
    ['Sales EMEA', 'sales*', true],
    ['Sales EMEA', '*emea', true],
    ['Sales EMEA', 'sales', false],
    ['a\nb', 'a*b', true],
    ['abc', 'a?c', true],
    ['ac', 'a?c', false],
    ['b', '[A-C]', true],
    ['d', '[a-c]', false],
    ['-', '[a`-c]', true],
    ['b', '[a`-c]', false],
    ['a*b', 'a`*b', true],
    ['axb', 'a`*b', false],
    ['', '', true],
    ['', '*', true],
    ['a', '', false],
    ['x', 'x`', false],
    ['x`', 'x`', true],
  ])('%j -like %j is %s', (value, pattern, expected) => {
    expect(like(value, pattern)).toBe(expected);
  });

  test.each(['[', 'a[b', '[]', '[a`]'])('%j is not a pattern', (pattern) => {
    expect(parseWildcard(pattern)).toBeUndefined();
  });

  test('a text fits itself once its special characters are escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(like(value, value.replace(/[*?[\]`]/g, '`$&'))).toBe(true);
      }),
    );
  });

  test('many stars do not make it slow', () => {
    const started = performance.now();
    expect(like('a'.repeat(20_000), `${'*a'.repeat(50)}*b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describePowerShell('wildcards, held against PowerShell', () => {
  test('-like says the same', async () => {
    const cases = fc.sample(fc.tuple(text, patternText), { numRuns: 400, seed: 7 });
    const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;
    const calls = cases.map(
      ([value, pattern]) => `try { [string](${quote(value)} -like ${quote(pattern)}) } catch { 'invalid' }`,
    );
    const expected = cases.map(([value, pattern]) => {
      const parsed = parseWildcard(pattern);
      return parsed === undefined ? 'invalid' : matchWildcard(parsed, value) ? 'True' : 'False';
    });
    const differing = (await linesOf(calls.join('\n')))
      .map((line, index) => ({
        value: cases[index]![0],
        pattern: cases[index]![1],
        powershell: line,
        ours: expected[index],
      }))
      .filter(({ powershell, ours }) => powershell !== ours);
    expect(differing).toEqual([]);
    expect(expected).toEqual(expect.arrayContaining(['True', 'False']));
  });
});
