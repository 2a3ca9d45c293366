import { describe, expect, test } from '@jest/globals';
import { EmbeddedDatabase } from '../../../lib/stores/embedded/connection.js';
import { groupChatRows, groupChatTables } from '../../../lib/stores/schema/group-chat.js';
import { persistentChatRows, persistentChatTables } from '../../../lib/stores/schema/persistent-chat.js';
import { sqliteDdl } from '../../../lib/stores/schema/sqlite.js';
import { defineTable } from '../../../lib/stores/schema/table.js';
import { useWorkspace } from '../../workspace.js';

const workspace = useWorkspace();

const inBoth = [
  'tblADCookie',
  'tblADUpdates',
  'tblActivePeers',
  'tblAdminLock',
  'tblChat',
  'tblConfig',
  'tblEnumAttribute',
  'tblEnumValue',
  'tblFileToken',
  'tblLastChatId',
  'tblLastInviteId',
  'tblNode',
  'tblPreference',
  'tblPrincipal',
  'tblPrincipalAffiliations',
  'tblPrincipalInvites',
  'tblPrincipalMemberDifference',
  'tblPrincipalMembers',
  'tblPrincipalMeta',
  'tblPrincipalRole',
  'tblPrincipalType',
  'tblRoleType',
  'tblScopePrincipal',
  'tblServerIdentity',
  'tblSiopWhiteList',
  'tblSkippedAffiliations',
  'tblSystemRevision',
];
const legacyOnly = [
  'tblVersion',
  'tblPurgedRoles',
  'tblPurgedScoped',
  'tblComplianceData',
  'tblComplianceFanout',
  'tblComplianceParticipant',
  'tblComplianceTranslator',
  'tblLastComplianceID',
  'tblComplianceVersion',
];

const make = (tables: ReturnType<typeof groupChatTables>): void => {
  const database = EmbeddedDatabase.create(workspace.file('new.db'));
  for (const table of tables) for (const statement of sqliteDdl(table)) database.execute(statement);
  database.close();
};

/** `name TYPE`, with an exclamation mark where null is not allowed and a star for the key. */
const columns = (table: string): string[] =>
  workspace
    .rows('new.db', 'SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?)', table)
    .map(({ name, type, required, pk }) => `${name} ${type}${required === 1 ? '!' : ''}${Number(pk) > 0 ? '*' : ''}`);

const tableNames = (): string[] => workspace.sql('new.db', (database) => database.tables());

describe('Persistent Chat', () => {
  test('all 27 tables of the documentation are there', () => {
    make(persistentChatTables);
    expect(tableNames()).toEqual([...inBoth].sort());
    expect(tableNames()).toHaveLength(27);
  });

  test.each([
    [
      'tblNode',
      'nodeID INTEGER!*, nodeGuid TEXT!, parentID INTEGER, nodeType INTEGER!, nodeName TEXT!, nodeDesc TEXT!, invite INTEGER, logged INTEGER, filePost INTEGER, disabled INTEGER!, behavior INTEGER!, visibility INTEGER!, siopID TEXT, nodeAddedBy INTEGER!, nodeAddedOn INTEGER!, nodeUpdatedBy INTEGER!, nodeUpdatedOn INTEGER!, purgedOn TEXT',
    ],
    [
      'tblPrincipal',
      'prinID INTEGER!*, prinGuid TEXT!, prinUri TEXT!, prinName TEXT, prinDisplayName TEXT, prinCompanyName TEXT, prinEmail TEXT, prinADPath TEXT, prinADUserPrincipalName TEXT, prinDisabled INTEGER!, prinTypeID INTEGER!, prinPoolID INTEGER, prinPolicyID INTEGER, prinAddedBy INTEGER, prinAddedOn INTEGER!, prinUpdatedBy INTEGER, prinUpdatedOn INTEGER!, prinVerifiedOn TEXT!',
    ],
    [
      'tblChat',
      'channelId INTEGER!*, chatId INTEGER!*, chatDate INTEGER!, userId INTEGER!, isAlert INTEGER!, content TEXT!, rtf TEXT',
    ],
    [
      'tblScopePrincipal',
      'scopeNodeID INTEGER!*, scopePrinID INTEGER!*, scopeIsDenied INTEGER!, scopeUpdatedBy INTEGER!',
    ],
    ['tblADCookie', 'prinGuid TEXT!*, prinDCHost TEXT, adcContent BLOB, lastUpdated TEXT, lockedUntil TEXT'],
    ['tblConfig', 'configLabel TEXT!*, configContent TEXT, configPoolID TEXT!'],
  ])('columns of %s', (table, expected) => {
    make(persistentChatTables);
    expect(columns(table).join(', ')).toBe(expected);
  });
});

describe.each(['Lync2010', 'Ocs2007R2'] as const)('Group Chat of %s', (product) => {
  test('all tables whose columns are known are there', () => {
    make(groupChatTables(product));
    expect(tableNames()).toEqual([...inBoth, ...legacyOnly].sort());
  });

  test.each([
    [
      'tblPrincipal',
      'prinID INTEGER!*, prinGuid TEXT!, prinUri TEXT!, prinName TEXT, prinCompanyName TEXT, prinEmail TEXT, prinADPath TEXT, prinADUserPrincipalName TEXT, prinDisabled INTEGER!, prinTypeID INTEGER!, prinAllowedPermSet INTEGER!, prinUseInheritedPerms INTEGER!, prinAddedBy INTEGER, prinAddedOn INTEGER!, prinUpdatedBy INTEGER, prinUpdatedOn INTEGER!, prinVerifiedOn TEXT!',
    ],
    [
      'tblChat',
      'channelID INTEGER!*, chatID INTEGER!*, chatDate INTEGER!, userId INTEGER!, isAlert INTEGER!, content TEXT!',
    ],
    ['tblScopePrincipal', 'scopeNodeID INTEGER!*, scopePrinID INTEGER!*, scopeUpdatedBy INTEGER!'],
    ['tblConfig', 'configLabel TEXT!*, configSeqID INTEGER!*, configContent TEXT, lastModifiedBy INTEGER!'],
  ])('columns of %s', (table, expected) => {
    make(groupChatTables(product));
    expect(columns(table).join(', ')).toBe(expected);
  });

  test('a node inherits settings, scope and members', () => {
    make(groupChatTables(product));
    expect(columns('tblNode')).toEqual(
      expect.arrayContaining([
        'topic TEXT!',
        'inheritance INTEGER!',
        'overrideMember INTEGER!',
        'visibility INTEGER',
        'scopeDefinerId INTEGER!',
        'roleDefinerId INTEGER!',
      ]),
    );
    expect(columns('tblNode').includes('siopId TEXT')).toBe(product === 'Lync2010');
  });
});

describe('static rows', () => {
  const named = (rows: Record<string, unknown>[], id: string, name: string): string =>
    rows.map((row) => `${row[id]} ${row[name]}`).join(', ');

  test('kinds of principals', () => {
    expect(named(persistentChatRows.tblPrincipalType!, 'ptypeID', 'ptypeDesc')).toBe(
      '1 Any, 2 AnyUser, 3 AnyGroup, 4 SystemUser, 5 User, 8 DC, 9 Group, 10 Folder',
    );
    expect(named(groupChatRows.tblPrincipalType!, 'ptypeID', 'ptypeDesc')).toBe(
      '1 Any, 2 AnyUser, 3 AnyGroup, 4 SystemUser, 5 User, 6 ExternalUser, 7 FederatedUser, 8 DC, 9 Group, 10 Folder, 11 FederatedGroup',
    );
  });

  test('roles', () => {
    expect(named(persistentChatRows.tblRoleType!, 'rtypeID', 'rtypeDesc')).toBe(
      '1 Member, 2 Manager, 3 Voiced, 4 Creator',
    );
    expect(named(groupChatRows.tblRoleType!, 'rtypeID', 'rtypeDesc')).toBe('1 Member, 2 Manager, 3 Voiced');
  });

  test('visibility and behavior', () => {
    const common = '2 private, 3 scope, 4 normal, 5 auditorium';
    expect(named(groupChatRows.tblEnumValue!, 'valueID', 'attributeValue')).toBe(common);
    expect(named(persistentChatRows.tblEnumValue!, 'valueID', 'attributeValue')).toBe(`${common}, 6 open`);
  });
});

test.each([
  ['bit', 'INTEGER'],
  ['smallint', 'INTEGER'],
  ['int', 'INTEGER'],
  ['bigint', 'INTEGER'],
  ['image', 'BLOB'],
  ['uniqueidentifier', 'TEXT'],
  ['datetime', 'TEXT'],
  ['nvarchar(256)', 'TEXT'],
  ['varchar(max)', 'TEXT'],
])('%s becomes %s', (type, expected) => {
  make([defineTable('tblAny', ['key int', `value ${type} null`], { key: ['key'] })]);
  expect(columns('tblAny')).toEqual(['key INTEGER!*', `value ${expected}`]);
});
