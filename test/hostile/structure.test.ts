import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import {
  compareCsPersistentChatData,
  exportCsPersistentChatData,
  importCsPersistentChatData,
} from '../../cmdlets/index.js';
import { Workspace } from '../workspace.js';
import { makeLaxDatabases } from './lax-database.js';
import { migrate } from './migrate.js';

const workspace = new Workspace();
beforeAll(async () => {
  workspace.open();
  await makeLaxDatabases(workspace);
});
afterAll(() => workspace.close());

const category = '(SELECT min(nodeID) FROM tblNode WHERE nodeType = 1 AND nodeID <> parentID)';
const room = '(SELECT min(nodeID) FROM tblNode WHERE nodeType = 0)';
const lastCategory = '(SELECT max(nodeID) FROM tblNode WHERE nodeType = 1)';

/** What is done to the source, and the error or the finding that tells of it. */
const sources: [name: string, statements: string[], told: string][] = [
  ['a room without a parent', [`UPDATE tblNode SET parentID = 99999 WHERE nodeID = ${room}`], 'SourceInconsistent'],
  [
    'a room in a room',
    [`UPDATE tblNode SET parentID = (SELECT max(nodeID) FROM tblNode WHERE nodeType = 0) WHERE nodeID = ${room}`],
    'SourceInconsistent',
  ],
  ['a room in itself', [`UPDATE tblNode SET parentID = nodeID WHERE nodeID = ${room}`], 'SourceInconsistent'],
  [
    'a category without a parent',
    [`UPDATE tblNode SET parentID = 99999 WHERE nodeID = ${category}`],
    'SourceInconsistent',
  ],
  ['a category in a room', [`UPDATE tblNode SET parentID = ${room} WHERE nodeID = ${category}`], 'SourceInconsistent'],
  [
    'two categories in each other',
    [
      `UPDATE tblNode SET parentID = ${lastCategory} WHERE nodeID = ${category}`,
      `UPDATE tblNode SET parentID = ${category} WHERE nodeID = ${lastCategory}`,
    ],
    'SourceInconsistent',
  ],
  [
    'a long ring of categories',
    [
      `UPDATE tblNode SET parentID = coalesce((SELECT min(o.nodeID) FROM tblNode o WHERE o.nodeType = 1 AND o.nodeID > tblNode.nodeID), ${category}) WHERE nodeType = 1 AND nodeID <> parentID`,
    ],
    'SourceInconsistent',
  ],
  ['no root', ['DELETE FROM tblNode WHERE nodeID = parentID'], 'SourceInconsistent'],
  ['two roots', [`UPDATE tblNode SET parentID = nodeID WHERE nodeID = ${category}`], 'SourceInconsistent'],
  [
    'two principals of one number',
    ['INSERT INTO tblPrincipal SELECT * FROM tblPrincipal WHERE prinID = 2'],
    'SourceInconsistent',
  ],
  [
    'two principals of one GUID',
    ['UPDATE tblPrincipal SET prinGuid = (SELECT prinGuid FROM tblPrincipal WHERE prinID = 2) WHERE prinID = 3'],
    'SourceInconsistent',
  ],
  ['two nodes of one number', ['INSERT INTO tblNode SELECT * FROM tblNode WHERE nodeID = 3'], 'SourceInconsistent'],
  [
    'a room and a category of one GUID',
    [`UPDATE tblNode SET nodeGuid = (SELECT nodeGuid FROM tblNode WHERE nodeID = ${room}) WHERE nodeID = ${category}`],
    'SourceInconsistent',
  ],
  [
    'two add-ins of one GUID',
    [
      "INSERT INTO tblSiopWhiteList VALUES ('00112233-4455-6677-8899-AABBCCDDEEFF', 'one', 'https://a.contoso.com'), ('{00112233-4455-6677-8899-aabbccddeeff}', 'two', 'https://b.contoso.com')",
    ],
    'SourceInconsistent',
  ],
  [
    'two rooms of one name',
    [
      `UPDATE tblNode SET nodeName = 'Same', parentID = ${category} WHERE nodeType = 0 AND nodeID IN (SELECT nodeID FROM tblNode WHERE nodeType = 0 AND disabled = 0 ORDER BY nodeID LIMIT 2)`,
    ],
    'NameCollision',
  ],
  ['two messages of one number', ['INSERT INTO tblChat SELECT * FROM tblChat WHERE rowid = 1'], 'SourceInconsistent'],
  [
    'messages of a room that is gone',
    ["INSERT INTO tblChat VALUES (99999, 1, 1, 1, 0, 'lost')"],
    'MessagesWithoutRoom',
  ],
  ['messages in a category', [`INSERT INTO tblChat VALUES (${category}, 1, 1, 1, 0, 'lost')`], 'MessagesWithoutRoom'],
  ['messages of no room at all', ["INSERT INTO tblChat VALUES (NULL, 1, 1, 1, 0, 'lost')"], 'MessagesWithoutRoom'],
  ['a message of nobody', ['UPDATE tblChat SET userId = 99999 WHERE rowid = 1'], 'AuthorUnknown'],
  [
    'a role on a node that is gone',
    ['INSERT INTO tblPrincipalRole VALUES (99999, 2, 1, 1, 0, 0)'],
    'RolesWithoutOwner',
  ],
  ['a role of nobody', [`INSERT INTO tblPrincipalRole VALUES (${room}, 99999, 1, 1, 0, 0)`], 'RolesWithoutOwner'],
  ['a role of no type', [`INSERT INTO tblPrincipalRole VALUES (${room}, 2, 99, 1, 0, 0)`], 'ReferenceUnknown'],
  [
    'a role type of another name',
    ["UPDATE tblRoleType SET rtypeDesc = 'Visitor' WHERE rtypeDesc = 'Member'"],
    'ReferenceUnknown',
  ],
  ['a scope of nobody', [`INSERT INTO tblScopePrincipal VALUES (${category}, 99999, 1)`], 'RolesWithoutOwner'],
  ['a scope of a room', [`INSERT INTO tblScopePrincipal VALUES (${room}, 2, 1)`], 'ReferenceUnknown'],
  ['an affiliation of nobody', ['INSERT INTO tblPrincipalAffiliations VALUES (99999, 1, 2, 1)'], 'ReferenceUnknown'],
  ['an affiliation with nobody', ['INSERT INTO tblPrincipalAffiliations VALUES (2, 9, 99999, 1)'], 'ReferenceUnknown'],
  [
    'an invitation of nobody',
    [`INSERT INTO tblPrincipalInvites VALUES (99999, 1, ${room}, '2010-01-01')`],
    'ReferenceUnknown',
  ],
  [
    'an invitation to a room that is gone',
    ["INSERT INTO tblPrincipalInvites VALUES (2, 1, 99999, '2010-01-01')"],
    'ReferenceUnknown',
  ],
  [
    'a preference of nobody',
    ["INSERT INTO tblPreference VALUES ('sip:gone@contoso.com|view', 1, 'x', 1)"],
    'PreferencesLeftBehind',
  ],
  ['a preference without an owner', ["INSERT INTO tblPreference VALUES ('view', 1, 'x', 1)"], 'PreferencesLeftBehind'],
  ['a last message number of a room that is gone', ['INSERT INTO tblLastChatId VALUES (99999, 5)'], 'ReferenceUnknown'],
  [
    'a room with an add-in that is gone',
    [`UPDATE tblNode SET siopId = '00112233-4455-6677-8899-AABBCCDDEEFF' WHERE nodeID = ${room}`],
    'ReferenceUnknown',
  ],
  [
    'a ring of groups',
    ['INSERT INTO tblPrincipalAffiliations SELECT affiliationID, 99, principalID, 1 FROM tblPrincipalAffiliations'],
    '',
  ],
  ['no table of preferences', ['DROP TABLE tblPreference'], 'ColumnAbsent'],
  ['no table of scopes', ['DROP TABLE tblScopePrincipal'], 'ColumnAbsent'],
  ['no table of role types', ['DROP TABLE tblRoleType'], 'SourceInconsistent'],
  ['no table of nodes', ['DROP TABLE tblNode'], 'SourceNotRecognized'],
  ['no column of descriptions', ['ALTER TABLE tblNode DROP COLUMN nodeDesc'], 'ColumnAbsent'],
  ['no column of GUIDs', ['ALTER TABLE tblNode DROP COLUMN nodeGuid'], 'SourceInconsistent'],
  ['no column of texts', ['ALTER TABLE tblChat DROP COLUMN content'], 'SourceInconsistent'],
  ['another column', ["ALTER TABLE tblNode ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'"], ''],
  ['another table', ['CREATE TABLE "a ""table""" (x)'], ''],
  [
    'a view instead of a table',
    ['ALTER TABLE tblPreference RENAME TO elsewhere', 'CREATE VIEW tblPreference AS SELECT * FROM elsewhere'],
    'SourceInconsistent',
  ],
  [
    'a view instead of the nodes',
    ['ALTER TABLE tblNode RENAME TO elsewhere', 'CREATE VIEW tblNode AS SELECT * FROM elsewhere'],
    'SourceNotRecognized',
  ],
  [
    'a table with other columns',
    ['DROP TABLE tblPreference', 'CREATE TABLE tblPreference (a, b)'],
    'SourceInconsistent',
  ],
  [
    'a computed column',
    [
      'ALTER TABLE tblSiopWhiteList RENAME COLUMN siopUrl TO u',
      'ALTER TABLE tblSiopWhiteList ADD COLUMN siopUrl TEXT AS (u) VIRTUAL',
    ],
    '',
  ],
  ['a trigger', ['CREATE TRIGGER t AFTER UPDATE ON tblNode BEGIN DELETE FROM tblChat; END'], ''],
  [
    'a newer version row',
    [
      "INSERT INTO tblVersion VALUES (99, '2030-01-01', 'Lync Server 2030 Group Chat', '00112233-4455-6677-8899-AABBCCDDEEFF')",
    ],
    '',
  ],
  ['a newer revision row', ['UPDATE tblSystemRevision SET sysRevision = 9223372036854775807'], ''],
];

describe('a source whose rows do not fit together', () => {
  test.each(sources)('%s', async (_, statements, told) => {
    copyFileSync(workspace.file('GroupChat.db'), workspace.file('hostile.db'));
    for (const statement of statements) workspace.sql('hostile.db', (database) => database.execute(statement));
    const outcome = await migrate(workspace, 'hostile.db');
    workspace.remove((name) => name.startsWith('hostile'));
    const code = outcome.error?.code ?? '';
    const codes = [code, ...outcome.findings.map((finding) => finding.split(' ')[0])];
    if (told !== '') expect(codes).toContain(told);
    else expect(code).toBe('');
  });
});

const targets: [name: string, statements: string[], error: string][] = [
  ['two roots', [`UPDATE tblNode SET parentID = nodeID WHERE nodeID = ${category}`], 'TargetInconsistent'],
  ['no root', ['UPDATE tblNode SET parentID = 2 WHERE nodeID = 1'], 'TargetNotRecognized'],
  ['a node without a GUID', ["UPDATE tblNode SET nodeGuid = 'x' WHERE nodeID = 2"], 'TargetInconsistent'],
  [
    'two nodes of one GUID',
    [
      'DROP INDEX IF EXISTS tblNode_nodeGuid',
      'UPDATE tblNode SET nodeGuid = (SELECT nodeGuid FROM tblNode WHERE nodeID = 3) WHERE nodeID = 2',
    ],
    'TargetInconsistent',
  ],
  [
    'two principals of one GUID',
    [
      'DROP INDEX IF EXISTS tblPrincipal_prinGuid',
      'UPDATE tblPrincipal SET prinGuid = (SELECT prinGuid FROM tblPrincipal WHERE prinID = 3) WHERE prinID = 2',
    ],
    'TargetInconsistent',
  ],
  ['a principal of number 0', ['UPDATE tblPrincipal SET prinID = 0 WHERE prinID = 2'], 'TargetInconsistent'],
  ['a principal of a negative number', ['UPDATE tblPrincipal SET prinID = -7 WHERE prinID = 2'], 'TargetInconsistent'],
  [
    'a node of the last number',
    ['UPDATE tblNode SET nodeID = 2147483647 WHERE nodeID = (SELECT max(nodeID) FROM tblNode)'],
    'TargetInconsistent',
  ],
  [
    'a number beyond 32 bits',
    ['UPDATE tblNode SET nodeID = 9007199254740993 WHERE nodeID = (SELECT max(nodeID) FROM tblNode)'],
    'TargetInconsistent',
  ],
  ['text in a column of numbers', ["UPDATE tblNode SET behavior = 'loud' WHERE nodeID = 2"], 'TargetInconsistent'],
  ['bytes in a column of text', ["UPDATE tblNode SET nodeName = x'00ff' WHERE nodeID = 2"], 'TargetInconsistent'],
  ['a date that is none', ["UPDATE tblPrincipal SET prinVerifiedOn = 'soon' WHERE prinID = 2"], 'TargetInconsistent'],
  [
    'a message without a date',
    ["UPDATE tblChat SET chatDate = 'soon' WHERE chatId = (SELECT min(chatId) FROM tblChat)"],
    'TargetInconsistent',
  ],
  ['no role type for creators', ["DELETE FROM tblRoleType WHERE rtypeDesc = 'Creator'"], 'TargetInconsistent'],
  [
    'no key of messages',
    ['CREATE TABLE keyless AS SELECT * FROM tblChat', 'DROP TABLE tblChat', 'ALTER TABLE keyless RENAME TO tblChat'],
    'TargetInconsistent',
  ],
  ['no table of scopes', ['DROP TABLE tblScopePrincipal'], 'TargetNotRecognized'],
  ['no table of invitations', ['DROP TABLE tblPrincipalInvites'], 'TargetNotRecognized'],
  ['no column for RTF', ['ALTER TABLE tblChat DROP COLUMN rtf'], 'TargetNotRecognized'],
  [
    'a view instead of a table',
    ['ALTER TABLE tblPreference RENAME TO elsewhere', 'CREATE VIEW tblPreference AS SELECT * FROM elsewhere'],
    'TargetNotRecognized',
  ],
  [
    'a trigger that deletes',
    ['CREATE TRIGGER t AFTER INSERT ON tblNode BEGIN DELETE FROM tblChat; END'],
    'TargetInconsistent',
  ],
  [
    'a trigger that refuses',
    ["CREATE TRIGGER t BEFORE INSERT ON tblChat BEGIN SELECT RAISE(ABORT, 'no'); END"],
    'TargetInconsistent',
  ],
  [
    'a column that must be filled',
    [
      'CREATE TABLE filled AS SELECT * FROM tblNode',
      'DROP TABLE tblNode',
      'ALTER TABLE filled RENAME TO tblNode',
      "ALTER TABLE tblNode ADD COLUMN colour TEXT NOT NULL DEFAULT ''",
      'CREATE UNIQUE INDEX one ON tblNode (colour) WHERE nodeID > 9999',
    ],
    '',
  ],
  [
    'a rule that no row meets',
    ["CREATE UNIQUE INDEX strange ON tblPrincipalInvites (prinID || nodeID <> '')"],
    'DatabaseRefused',
  ],
  [
    'a computed column',
    [
      'ALTER TABLE tblPreference RENAME COLUMN prefContent TO c',
      'ALTER TABLE tblPreference ADD COLUMN prefContent TEXT AS (c) VIRTUAL',
    ],
    'DatabaseRefused',
  ],
  [
    'two rooms of one name',
    [
      "UPDATE tblNode SET nodeName = (SELECT nodeName FROM tblNode WHERE nodeType = 0 ORDER BY nodeID LIMIT 1), nodeGuid = printf('00112233-4455-6677-8899-%012d', nodeID) WHERE nodeType = 0",
    ],
    'ImportNeedsDecision',
  ],
  [
    'roles and messages of nobody',
    [
      'INSERT INTO tblPrincipalRole VALUES (99999, 2, 1, 1)',
      "INSERT INTO tblChat VALUES (99999, 1, 1, 99999, 0, 'lost', NULL)",
    ],
    '',
  ],
  [
    'roles of nobody with a negative number',
    [
      'UPDATE tblPrincipalRole SET prinRolePrinID = -prinRolePrinID WHERE prinRoleTypeID = (SELECT min(prinRoleTypeID) FROM tblPrincipalRole)',
    ],
    '',
  ],
  ['a room in a category that is gone', [`UPDATE tblNode SET parentID = 99999 WHERE nodeID = ${room}`], ''],
  ['another column', ['ALTER TABLE tblNode ADD COLUMN colour TEXT'], ''],
  ['a newer revision row', ['UPDATE tblSystemRevision SET sysRevision = 9223372036854775806'], ''],
];

/** A target that holds half of the package already, with this done to it. */
const prepareTarget = (statements: string[]): void => {
  copyFileSync(workspace.file('full.db'), workspace.file('half.db'));
  const half = 'SELECT nodeID FROM tblNode WHERE nodeType = 0 AND nodeID % 2 = 0';
  for (const statement of [
    `DELETE FROM tblPrincipalRole WHERE prinRoleNodeID IN (${half})`,
    `DELETE FROM tblPrincipalInvites`,
    `DELETE FROM tblPreference`,
    `DELETE FROM tblLastChatId WHERE nodeID IN (${half})`,
    `DELETE FROM tblChat WHERE channelId IN (${half})`,
    `DELETE FROM tblNode WHERE nodeID IN (${half})`,
    ...statements,
  ])
    workspace.sql('half.db', (database) => database.execute(statement));
};

describe('a target that is not sound', () => {
  test.each(targets)('%s', async (_, statements, code) => {
    prepareTarget(statements);
    const before = workspace.bytes('half.db');
    const target = { dbInstance: workspace.file('half.db'), fileName: workspace.file('sound.zip') };
    const failure = await importCsPersistentChatData(target).then(
      () => undefined,
      (error) => error,
    );
    workspace.remove((name) => /^half\.before/.test(name));
    expect(failure?.code ?? '').toBe(code);
    if (failure !== undefined) expect(workspace.bytes('half.db').equals(before)).toBe(true);
    else expect(await compareCsPersistentChatData(target)).toEqual([]);
  });
});

const other =
  (fill: (database: InstanceType<typeof DatabaseSync>) => void) =>
  (file: string): void => {
    const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
    fill(database);
    database.close();
  };

const files: [name: string, make: (file: string) => void, source: string, target: string][] = [
  ['an empty file', (file) => writeFileSync(file, ''), 'SourceNotRecognized', 'TargetNotRecognized'],
  ['a text', (file) => writeFileSync(file, 'no database'.repeat(100)), 'DatabaseUnreadable', 'DatabaseUnreadable'],
  ['a header alone', (file) => truncateSync(file, 100), 'DatabaseUnreadable', 'DatabaseUnreadable'],
  ['half a file', (file) => truncateSync(file, statSync(file).size >> 1), 'DatabaseUnreadable', 'DatabaseUnreadable'],
  [
    'a file that a few bytes are missing from',
    (file) => truncateSync(file, statSync(file).size - 7),
    'DatabaseUnreadable',
    'DatabaseUnreadable',
  ],
  [
    'a database of another application',
    other((database) => database.exec('DROP TABLE tblNode; DROP TABLE tblPrincipal; PRAGMA application_id = 7')),
    'SourceNotRecognized',
    'TargetNotRecognized',
  ],
  [
    'a file in WAL mode',
    other((database) => database.exec('PRAGMA journal_mode = WAL; UPDATE tblNode SET nodeName = nodeName')),
    '',
    '',
  ],
  [
    'a file whose pages are of another size',
    other((database) => database.exec('PRAGMA page_size = 512; VACUUM')),
    '',
    '',
  ],
  [
    'a file in UTF-16',
    (file) => writeFileSync(file, readFileSync(file).fill(2, 59, 60)),
    'DatabaseUnreadable',
    'DatabaseUnreadable',
  ],
];

describe('a file that is not what it should be', () => {
  test.each(files)('%s', async (_, make, sourceCode, targetCode) => {
    const codeOf = (step: Promise<unknown>): Promise<string> =>
      step.then(
        () => '',
        (error) => error.code,
      );
    // Each has a file of its own: SQLite lets go of one in WAL mode only when everything about it has been collected.
    const [source, target] = ['hostile-source.db', 'hostile-target.db'].map((name) => workspace.file(name));
    const fileName = workspace.file('hostile.zip');
    copyFileSync(workspace.file('GroupChat.db'), source!);
    make(source!);
    expect(await codeOf(exportCsPersistentChatData({ dbInstance: source!, fileName }))).toBe(sourceCode);
    copyFileSync(workspace.file('full.db'), target!);
    make(target!);
    expect(
      await codeOf(importCsPersistentChatData({ dbInstance: target!, fileName: workspace.file('sound.zip') })),
    ).toBe(targetCode);
    workspace.remove((name) => name.startsWith('hostile'));
  });

  test('what another program has written in WAL mode and not put away yet is read too', async () => {
    copyFileSync(workspace.file('GroupChat.db'), workspace.file('hostile-log.db'));
    const writer = new DatabaseSync(workspace.file('hostile-log.db'));
    writer.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
    writer.exec(`UPDATE tblNode SET nodeDesc = 'from the log' WHERE nodeID = ${room}`);
    const options = { dbInstance: workspace.file('hostile-log.db'), fileName: workspace.file('hostile.zip') };
    await exportCsPersistentChatData(options);
    writer.close();
    copyFileSync(workspace.file('target.db'), workspace.file('hostile-log.target.db'));
    await importCsPersistentChatData({ ...options, dbInstance: workspace.file('hostile-log.target.db') });
    expect(
      workspace.rows('hostile-log.target.db', "SELECT nodeID FROM tblNode WHERE nodeDesc = 'from the log'"),
    ).toHaveLength(1);
    workspace.remove((name) => name.startsWith('hostile'));
  });

  test('a damaged page, wherever it is, is a clear error or does not matter', async () => {
    const sound = workspace.bytes('GroupChat.db');
    const step = Number(process.env.CS_PCHAT_TEST_HOSTILE === 'all' ? 1 : 37);
    for (let page = 1; page * 4096 < sound.length; page += step) {
      for (const [name, bytes] of [
        ['zeros', 0],
        ['ones', 255],
      ] as const) {
        writeFileSync(workspace.file('hostile.db'), Buffer.from(sound).fill(bytes, page * 4096, page * 4096 + 600));
        await migrate(workspace, 'hostile.db').catch((cause) => {
          throw new Error(`page ${page}, ${name}`, { cause });
        });
        workspace.remove((file) => file.startsWith('hostile'));
      }
    }
  }, 3_600_000);
});
