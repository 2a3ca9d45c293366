import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DirectoryObject } from '../../lib/directory/directory.js';
import { ldapPredicate } from '../../lib/directory/ldap-filter.js';
import { evaluate } from '../../lib/filter/evaluate.js';
import { parseFilter } from '../../lib/filter/parse.js';
import { type FilterAttributes, toLdapFilter } from '../../lib/filter/to-ldap.js';

const attributes: FilterAttributes = {
  Name: { attribute: 'cn', kind: 'text' },
  Display: { attribute: 'displayName', kind: 'text' },
  Enabled: { attribute: 'msRTCSIP-UserEnabled', kind: 'boolean' },
};
const properties = ['Name', 'Display', 'Enabled', 'Other'];
const translate = (text: string): string | undefined =>
  toLdapFilter(parseFilter(text, properties), attributes)?.toString();

describe('a filter of PowerShell as a filter of LDAP', () => {
  test.each([
    [`Name -eq 'Sales'`, '(cn=Sales)'],
    [`Name -like 'Sal*es*x'`, '(cn=Sal*es*x)'],
    [`Name -like '*a(b)\\*'`, '(cn=*a\\28b\\29\\5c*)'],
    [`Name -eq 'a*)(cn=b'`, '(cn=a\\2a\\29\\28cn=b)'],
    [`Enabled -eq $true`, '(msRTCSIP-UserEnabled=TRUE)'],
    [`Name -eq 'a' -and Display -like 'b*'`, '(&(cn=a)(displayName=b*))'],
    [`Name -eq 'a' -or Display -like 'b*'`, '(|(cn=a)(displayName=b*))'],
    [`Name -eq 'a' -and Other -eq 'x'`, '(cn=a)'],
    [`Name -eq 'a' -or Other -eq 'x'`, undefined],
    [`-not (Name -eq 'a')`, undefined],
    [`Name -ne 'a'`, undefined],
    [`Name -gt 'a'`, undefined],
    [`Enabled -eq $false`, undefined],
    [`Name -eq 'Füße'`, undefined],
    [`Name -like 'Fü?e*'`, '(cn=F*e*)'],
    [`Name -like '*'`, undefined],
  ])('%s → %s', (filter, expected) => {
    expect(translate(filter)).toBe(expected);
  });

  test('whatever meets the filter meets its translation too, read by the parser of RFC 4515', () => {
    const piece = fc.constantFrom('a', 'B', 'ß', '(', ')', '*', '\\', 'é', 'ab', 'A(');
    const value = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
    const pattern = fc
      .array(fc.oneof(piece, fc.constantFrom('*', '?', '[a-b]')), { maxLength: 5 })
      .map((p) => p.join(''));
    const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
    const condition = fc.oneof(
      fc
        .tuple(fc.constantFrom('Name', 'Display', 'Other'), fc.constantFrom('-eq', '-ne', '-gt'), value)
        .map(([name, operator, text]) => `${name} ${operator} ${quote(text)}`),
      fc
        .tuple(fc.constantFrom('Name', 'Display'), fc.constantFrom('-like', '-notlike'), pattern)
        .map(([name, operator, text]) => `${name} ${operator} ${quote(text)}`),
      fc.constantFrom('Enabled -eq $true', 'Enabled -eq $false'),
    );
    const filter = fc.letrec<{ filter: string }>((tie) => ({
      filter: fc.oneof(
        { maxDepth: 3 },
        condition,
        fc.tuple(tie('filter'), fc.constantFrom('-and', '-or'), tie('filter')).map(([a, o, b]) => `(${a} ${o} ${b})`),
        tie('filter').map((inner) => `-not (${inner})`),
      ),
    })).filter;
    const object = fc.record({ name: value, display: fc.option(value), enabled: fc.boolean() });
    let met = 0;
    fc.assert(
      fc.property(filter, fc.array(object, { minLength: 5, maxLength: 20 }), (text, objects) => {
        const parsed = parseFilter(text, properties);
        const narrow = toLdapFilter(parsed, attributes);
        if (narrow === undefined) return;
        const accepts = ldapPredicate(narrow.toString());
        for (const { name, display, enabled } of objects) {
          const values: Record<string, string | boolean> = {
            Name: name,
            Display: display ?? '',
            Enabled: enabled,
            Other: '',
          };
          if (!evaluate(parsed, (property) => values[property])) continue;
          met++;
          const directoryObject: DirectoryObject = {
            distinguishedName: 'CN=x',
            guid: '',
            attributes: new Map([
              ['cn', [name]],
              ...(display ? [['displayname', [display]] as [string, string[]]] : []),
              ['msrtcsip-userenabled', [enabled ? 'TRUE' : 'FALSE']],
            ]),
          };
          expect(accepts(directoryObject)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(met).toBeGreaterThan(100);
  });
});
