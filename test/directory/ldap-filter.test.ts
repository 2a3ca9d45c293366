import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DirectoryObject } from '../../lib/directory/directory.js';
import { ldapPredicate } from '../../lib/directory/ldap-filter.js';

const contact: DirectoryObject = {
  distinguishedName: 'CN={1},CN=Application Contacts,DC=contoso,DC=com',
  guid: '00000000-0000-4000-8000-000000000001',
  attributes: new Map([
    ['objectclass', ['top', 'contact']],
    ['displayname', ['Persistent Chat (Z\u00fcrich)']],
    ['msrtcsip-optionflags', ['256']],
    ['msrtcsip-userenabled', ['TRUE']],
    ['msrtcsip-primaryhomeserver', ['CN=Lc Services,CN=Microsoft,CN=pool01.contoso.com']],
    ['whencreated', ['20260102030405.0Z']],
  ]),
};

describe('LDAP filters', () => {
  test.each([
    ['(objectClass=CONTACT)', true],
    ['objectclass=contact', true],
    ['(displayName=pers*chat*\\29)', true],
    ['(displayName=*z\\c3\\bcrich*)', true],
    ['(displayName=*chat*chat*)', false],
    ['(displayName=Persistent Chat \\28Z\u00fcrich\\29)', true],
    ['(displayName=*)', true],
    ['(telephoneNumber=*)', false],
    ['(!(telephoneNumber=1))', true],
    [' ( & (objectClass=contact) ( | (displayName=x) (msRTCSIP-UserEnabled=true) ) ) ', true],
    ['(msRTCSIP-OptionFlags>=30)', true],
    ['(msRTCSIP-OptionFlags<=30)', false],
    ['(msRTCSIP-OptionFlags:1.2.840.113556.1.4.803:=256)', true],
    ['(msRTCSIP-OptionFlags:1.2.840.113556.1.4.803:=257)', false],
    ['(msRTCSIP-OptionFlags:1.2.840.113556.1.4.804:=257)', true],
    ['(msRTCSIP-PrimaryHomeServer=cn=lc services, cn=microsoft, cn=pool01.contoso.com)', true],
    ['(distinguishedName=cn={1}, cn=application contacts, dc=contoso, dc=com)', true],
    ['(whenCreated>=20260101000000.0Z)', true],
    ['(displayName~=x)', false],
  ])('%s is %s', (filter, expected) => {
    expect(ldapPredicate(filter)(contact)).toBe(expected);
  });

  test.each([
    '',
    '(',
    '(a=b',
    '(a=b)(c=d)',
    '(a=b)c',
    '(=x)',
    '(a=\\zz)',
    '(a:1.2.3:=4)',
    '(&)',
    `${'(!'.repeat(100_000)}(a=b)`,
  ])('%.30j is refused', (filter) => {
    expect(() => ldapPredicate(filter)).toThrow(
      expect.objectContaining({
        code: 'FilterInvalid',
        message: expect.stringMatching(/^The LDAP filter is not valid: ./),
      }),
    );
  });

  test('any escaped value is found', () => {
    const escaped = (value: string): string =>
      [...Buffer.from(value)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (value, cut) => {
        const object = { ...contact, attributes: new Map([['displayname', [value]]]) };
        const half = [...value].slice(0, cut % ([...value].length + 1)).join('');
        expect(ldapPredicate(`(displayName=${escaped(value)})`)(object)).toBe(true);
        expect(ldapPredicate(`(displayName=${escaped(half)}*)`)(object)).toBe(true);
        expect(ldapPredicate(`(displayName=*${escaped(value.slice(half.length))})`)(object)).toBe(true);
      }),
    );
  });
});
