import { describe, expect, test } from '@jest/globals';
import { PrincipalMapping } from '../../lib/plan/principal-mapping.js';
import { PrincipalTable } from '../../lib/records/principal-table.js';
import { emptyTarget, guid, PackageBuilder } from './builder.js';

const known = (entries: { id: string; uri: string; number: number }[]) => ({
  principals: {
    byId: (id: string) => entries.find((entry) => entry.id === id)?.number,
    byUri: (uri: string) => entries.find((entry) => entry.uri.toLowerCase() === uri.toLowerCase())?.number,
    uri: (number: number) => entries.find((entry) => entry.number === number)?.uri ?? '',
  },
});

const builder = (): PackageBuilder =>
  new PackageBuilder()
    .principal('sip:amy@contoso.com')
    .category('Sales', 'Root')
    .room('Deals', 'Sales', { roles: { member: ['sip:amy@contoso.com'] } });

const idOf = (package_: PackageBuilder, uri: string): string => package_.principals.id(package_.place(uri));

describe('R13 who is who', () => {
  test.each([
    ['the same GUID and address', (id: string) => ({ id, uri: 'sip:amy@contoso.com' }), 7, []],
    ['the same GUID, the address in another case', (id: string) => ({ id, uri: 'SIP:Amy@contoso.com' }), 7, []],
    [
      'the same GUID, another address',
      (id: string) => ({ id, uri: 'sip:amy.b@contoso.com' }),
      7,
      ['PrincipalAddressChanged'],
    ],
    [
      'another GUID, the same address',
      () => ({ id: guid(700), uri: 'sip:AMY@contoso.com' }),
      7,
      ['PrincipalAddressTaken'],
    ],
    ['neither', () => ({ id: guid(700), uri: 'sip:bob@contoso.com' }), undefined, []],
  ])('%s', (_, entry, number, codes) => {
    const package_ = builder();
    const { principals } = package_.plan({
      ...emptyTarget,
      ...known([{ ...entry(idOf(package_, 'sip:amy@contoso.com')), number: 7 }]),
    }).structure;
    const place = package_.place('sip:amy@contoso.com');
    expect(principals.number(place)).toBe(number);
    expect([...principals.toCreate()].includes(place)).toBe(number === undefined);
    expect([...principals.findings()].map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    ['a federated user', { type: 7 }, ['FederatedPrincipal']],
    ['a federated group', { type: 11 }, ['FederatedPrincipal']],
    ['an external user', { type: 6 }, ['FederatedPrincipal']],
    ['a disabled user', { disabled: 1 }, ['PrincipalDisabled']],
    ['a user that is gone from the directory', { disabled: 2 }, ['PrincipalDisabled']],
    ['a user', {}, []],
  ])('%s that is needed as an author is told, never an error', (_, more, codes) => {
    const package_ = new PackageBuilder().principal('author', more);
    const { principals } = package_.plan().structure;
    principals.need(package_.place('author'));
    expect([...principals.findings()].map(({ code }) => code)).toEqual(codes);
    expect([...principals.findings()].every(({ severity }) => severity !== 'Error')).toBe(true);
    expect([...principals.toCreate()]).toContain(package_.place('author'));
  });

  test('whoever is needed brings along everything above, rings of groups too, whenever it is named', () => {
    const principals = new PrincipalTable();
    const names = ['amy', 'team', 'unit', 'all', 'ben', 'other'];
    for (const [place, name] of names.entries())
      principals.add({
        id: guid(place),
        type: 5,
        uri: `sip:${name}`,
        displayName: null,
        disabled: 0,
        permissions: null,
      });
    principals.setGroups(0, [1]);
    principals.setGroups(1, [2, 3]);
    principals.setGroups(2, [1]);
    principals.setGroups(4, [5, 1]);
    const mapping = new PrincipalMapping(principals, emptyTarget.principals);
    const needed = () => names.filter((_, place) => mapping.isNeeded(place));
    expect(needed()).toEqual([]);
    mapping.need(2);
    expect(needed()).toEqual(['team', 'unit', 'all']);
    mapping.need(0);
    mapping.need(0);
    expect(needed()).toEqual(['amy', 'team', 'unit', 'all']);
    mapping.need(4);
    expect([...mapping.toCreate()].map((place) => names[place])).toEqual(names);
  });

  test('the system user of the source is that of the target', () => {
    const package_ = new PackageBuilder();
    expect(package_.plan().structure.principals.number(package_.place('system'))).toBe(1);
  });
});
