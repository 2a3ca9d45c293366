import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  domainName,
  escapeName,
  isWithin,
  nameKey,
  parentKey,
  parseDistinguishedName,
} from '../../lib/directory/distinguished-name.js';

describe('distinguished names', () => {
  test.each([
    ['CN=a,DC=contoso,DC=com', 'cn=A, dc=Contoso ,DC=COM'],
    ['CN={1},CN=Application Contacts', 'CN={1}, CN=Application Contacts'],
    ['CN=Lu\\C4\\8Di\\C4\\87', 'CN=Lu\u010di\u0107'],
    ['CN=a\\,b', 'CN=a\\2cb'],
    ['CN = a b', 'CN=a b'],
    ['CN=a+OU=b,DC=c', 'OU=b+CN=a,DC=c'],
    ['CN=x\\ ', 'CN=x\\20'],
    ['2.5.4.3=a', '2.5.4.3=A'],
  ])('%j is the same as %j', (a, b) => {
    expect(nameKey(a)).toBeDefined();
    expect(nameKey(a)).toBe(nameKey(b));
  });

  test.each([
    ['CN=a,DC=b', 'CN=ab'],
    ['CN=a\\,DC=b', 'CN=a,DC=b'],
    ['CN=a\\ ', 'CN=a'],
    ['CN=a  b', 'CN=a b'],
  ])('%j is another than %j', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });

  test.each(['', 'a', 'CN=', 'CN=a,', ',CN=a', 'CN=a,,DC=b', '=a', 'sip:a@b.c', '1a=b', 'OID.no=1'])(
    '%j is none',
    (text) => {
      expect(parseDistinguishedName(text)).toBeUndefined();
    },
  );

  test('an escaped comma does not make an object part of a container', () => {
    expect(isWithin('CN=a,OU=Sales,DC=contoso,DC=com', 'ou=sales, dc=contoso, dc=com')).toBe(true);
    expect(isWithin('OU=Sales,DC=com', 'OU=Sales,DC=com')).toBe(true);
    expect(isWithin('CN=a\\,OU\\=Sales,DC=com', 'OU=Sales,DC=com')).toBe(false);
    expect(isWithin('CN=xOU=Sales,DC=com', 'OU=Sales,DC=com')).toBe(false);
    expect(parentKey('CN=a\\,b,OU=Sales,DC=com')).toBe('ou=sales,dc=com');
  });

  test('any value survives being escaped and read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (a, b) => {
          expect(
            parseDistinguishedName(`CN=${escapeName(a)},OU=${escapeName(b)},${domainName('contoso.com')}`),
          ).toEqual([
            [{ type: 'cn', value: a }],
            [{ type: 'ou', value: b }],
            [{ type: 'dc', value: 'contoso' }],
            [{ type: 'dc', value: 'com' }],
          ]);
        },
      ),
    );
  });
});
