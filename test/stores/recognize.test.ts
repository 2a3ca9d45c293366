import { describe, expect, test } from '@jest/globals';
import {
  type Catalogue,
  describeCatalogue,
  ForestFinder,
  groupChatProduct,
  recognize,
} from '../../lib/stores/recognize.js';

const catalogue = (tables: Record<string, string[]>): Catalogue => ({
  tables: () => Object.keys(tables),
  columns: (table) =>
    tables[table] ?? Object.entries(tables).find(([name]) => name.toLowerCase() === table.toLowerCase())?.[1] ?? [],
});

const legacy = {
  tblNode: ['nodeID', 'inheritance', 'overrideMember'],
  tblPrincipal: ['prinID', 'prinAllowedPermSet'],
  tblPrincipalRole: [],
  tblChat: [],
};
const current = {
  tblNode: ['nodeID'],
  tblPrincipal: ['prinID', 'prinDisplayName'],
  tblPrincipalRole: [],
  tblChat: [],
};

describe('R1 a database is told by what it contains', () => {
  test('both products, with more tables and in any case', () => {
    expect(recognize(catalogue(legacy))).toBe('GroupChat');
    expect(recognize(catalogue(current))).toBe('PersistentChat');
    expect(recognize(catalogue({ ...legacy, tblTree: [], other: ['x'] }))).toBe('GroupChat');
    const shouted = Object.fromEntries(
      Object.entries(legacy).map(([table, columns]) => [
        table.toUpperCase(),
        columns.map((name) => name.toUpperCase()),
      ]),
    );
    expect(recognize(catalogue(shouted))).toBe('GroupChat');
  });

  test.each(['tblNode', 'tblPrincipal', 'tblPrincipalRole', 'tblChat'])('without %s it is neither', (missing) => {
    for (const complete of [legacy, current]) {
      const tables = Object.fromEntries(Object.entries(complete).filter(([name]) => name !== missing));
      expect(recognize(catalogue(tables))).toBeNull();
    }
  });

  test.each([
    ['of neither product', { ...current, tblPrincipal: ['prinID'] }],
    ['of both products', { ...current, tblNode: ['nodeID', 'inheritance'] }],
    ['of half of Group Chat', { ...legacy, tblNode: ['nodeID', 'inheritance'] }],
  ])('columns %s are refused', (_, tables) => {
    expect(recognize(catalogue(tables))).toBeNull();
  });

  test('what was found instead is said', () => {
    expect(describeCatalogue(catalogue({}))).toBe('it has no tables');
    expect(describeCatalogue(catalogue({ orders: [] }))).toBe('it has 1 table, among them orders');
    expect(describeCatalogue(catalogue({ a: [], b: [], c: [], d: [], e: [], f: [] }))).toBe(
      'it has 6 tables, among them a, b, c, d, e',
    );
  });

  test.each([
    ['Office Communications Server 2007 R2 Group Chat', 'Office Communications Server 2007 R2 Group Chat'],
    ['Microsoft Lync Server 2010, Group Chat', 'Lync Server 2010 Group Chat'],
    ['LYNC', 'Lync Server 2010 Group Chat'],
    ['', 'Group Chat, version not known'],
  ])('the version row %j means %s', (text, product) => {
    expect(groupChatProduct(text)).toBe(product);
  });
});

describe('R3 the forest', () => {
  const forest = (...names: string[]): string => {
    const finder = new ForestFinder();
    for (const name of names) finder.add(name);
    return finder.forest;
  };

  test.each([
    [['CN=A,OU=Sales,DC=contoso,DC=com'], 'contoso.com'],
    [['CN=A,DC=emea,DC=contoso,DC=com', 'CN=B,DC=contoso,DC=com'], 'contoso.com'],
    [['CN=A,DC=emea,DC=contoso,DC=com', 'CN=B,DC=apac,DC=contoso,DC=com'], 'contoso.com'],
    [['CN=A,DC=Contoso,DC=COM', 'cn=b, dc=contoso, dc=com'], 'contoso.com'],
    [['CN=A,DC=contoso,DC=com', 'no name at all', ''], 'contoso.com'],
    [['CN=A,DC=contoso,DC=com', 'CN=B,DC=fabrikam,DC=com'], ''],
    [['CN=A,DC=contoso,DC=com', 'CN=B,DC=adatum,DC=net'], ''],
    [['CN=A,DC=com'], ''],
    [[], ''],
  ])('of %j is %j', (names, expected) => {
    expect(forest(...names)).toBe(expected);
  });
});
