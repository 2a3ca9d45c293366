import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const target = () => ({ dbInstance: workspace.file('target.db'), fileName: workspace.file('legacy.zip') });

beforeEach(async () => {
  await generateSample(workspace.file('legacy.db'), { messages: 300 });
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('target.db') });
});

const exportSample = async (): Promise<void> => {
  await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName: workspace.file('legacy.zip') });
};

describe('R7 renames', () => {
  test('the proposed file solves every conflict as it is', async () => {
    workspace.run('legacy.db', "UPDATE tblNode SET nodeName = printf('%.290c', 'n') WHERE nodeID IN (20, 21)");
    await exportSample();
    const proposal = workspace.file('renames.csv');
    const before = await importCsPersistentChatData({ ...target(), whatIf: true, proposedRenameFile: proposal });
    expect(before.errors).toBeGreaterThan(0);
    expect(readFileSync(proposal, 'utf8')).toMatch(/^\ufeffkind,old full name,new name,id\r\n/);
    const result = await importCsPersistentChatData({ ...target(), renameFile: proposal });
    expect(result).toMatchObject({ errors: 0, roomsCreated: 38 });
    const again = await importCsPersistentChatData({ ...target(), renameFile: proposal });
    expect(again).toMatchObject({ roomsCreated: 0, roomsOverwritten: 0 });
  });

  test.each([
    ['no header', 'Room,a,b\n', 'must name the columns'],
    ['an unknown kind', 'kind,old full name,new name\nTable,a,b\n', 'Line 2'],
    ['an empty name', 'kind,old full name,new name\nRoom,a,\n', 'Line 2'],
    ['a name twice', 'kind,old full name,new name\nRoom,a,b\nroom,A,c\n', 'second time'],
    ['an open quote', 'kind,old full name,new name\nRoom,"a,b\n', 'not a CSV file'],
  ])('a file with %s is one clear error', async (_, text, message) => {
    await exportSample();
    writeFileSync(workspace.file('renames.csv'), text);
    const call = importCsPersistentChatData({ ...target(), renameFile: workspace.file('renames.csv'), whatIf: true });
    await expect(call).rejects.toMatchObject({ code: 'CsvInvalid', message: expect.stringContaining(message) });
    await expect(
      importCsPersistentChatData({ ...target(), renameFile: workspace.file('none.csv') }),
    ).rejects.toMatchObject({ code: 'FileNotFound' });
  });
});

describe('a principal map', () => {
  test('messages and roles of one person become those of another', async () => {
    await exportSample();
    const [from, to] = workspace
      .rows(
        'legacy.db',
        'SELECT prinUri FROM tblPrincipal JOIN tblChat ON userId = prinID WHERE prinTypeID = 5 GROUP BY prinID LIMIT 2',
      )
      .map(({ prinUri }) => String(prinUri));
    writeFileSync(workspace.file('map.csv'), `old,new\n${from},${to}\n`);
    await importCsPersistentChatData({ ...target(), principalMap: workspace.file('map.csv') });
    const authors = (name: string, uri: string): number =>
      Number(
        workspace.rows(
          name,
          'SELECT count(*) AS count FROM tblChat JOIN tblPrincipal ON prinID = userId JOIN tblNode ON nodeID = channelId WHERE prinUri = ? AND disabled = 0',
          uri,
        )[0]!.count,
      );
    expect(authors('target.db', from!)).toBe(0);
    expect(authors('target.db', to!)).toBe(authors('legacy.db', from!) + authors('legacy.db', to!));
  });
});

describe('R12 a file list', () => {
  test('names every file that a migrating message mentions, and runs no formula in a spreadsheet', async () => {
    workspace.run(
      'legacy.db',
      "UPDATE tblNode SET nodeName = '=HYPERLINK(1)' WHERE nodeID = (SELECT nodeID FROM tblNode JOIN tblChat ON channelID = nodeID WHERE disabled = 0 AND chatID = 1 AND parentID IN (SELECT nodeID FROM tblNode WHERE parentID = 1) LIMIT 1)",
    );
    workspace.run(
      'legacy.db',
      `UPDATE tblChat SET content = 'see ma-filelink:a.txt and "ma-filelink:b,c.xlsx"' WHERE chatID = 1`,
    );
    await exportSample();
    const { findings } = await importCsPersistentChatData({
      ...target(),
      whatIf: true,
      fileList: workspace.file('files.csv'),
    });
    const [header, ...lines] = readFileSync(workspace.file('files.csv'), 'utf8').trimEnd().split('\r\n');
    expect(header).toBe('\ufeffroom,message,time,link');
    const rooms = Number(
      workspace.rows(
        'legacy.db',
        'SELECT count(*) AS count FROM tblChat JOIN tblNode ON nodeID = channelID WHERE chatID = 1 AND disabled = 0',
      )[0]!.count,
    );
    expect(lines.filter((line) => line.endsWith(',ma-filelink:a.txt'))).toHaveLength(rooms);
    expect(lines.filter((line) => line.endsWith(',"ma-filelink:b,c.xlsx"'))).toHaveLength(rooms);
    expect(lines.some((line) => line.startsWith("'=HYPERLINK(1),1,20"))).toBe(true);
    expect(findings.some(({ code }) => code === 'FilesToCopy')).toBe(true);
  });
});

describe('authors that nobody knows any more', () => {
  beforeEach(async () => {
    workspace.run('legacy.db', 'UPDATE tblChat SET userId = 99999 WHERE chatID % 3 = 0');
    await exportSample();
  });

  test('are errors, or one disabled placeholder when that is wanted', async () => {
    expect(
      (await importCsPersistentChatData({ ...target(), whatIf: true })).findings.map(({ code }) => code),
    ).toContain('AuthorUnknown');
    const result = await importCsPersistentChatData({ ...target(), placeholderAuthor: true });
    expect(result.errors).toBe(0);
    expect(result.findings.filter(({ code }) => code === 'AuthorReplaced').length).toBeGreaterThan(3);
    const [placeholder] = workspace.rows(
      'target.db',
      `SELECT prinDisplayName, prinDisabled, prinTypeID, (SELECT count(*) FROM tblChat WHERE userId = prinID) AS messages,
       (SELECT count(*) FROM tblPrincipalRole WHERE prinRolePrinID = prinID) AS roles FROM tblPrincipal WHERE prinUri = 'ma-sys:unknown-author'`,
    );
    expect(placeholder).toMatchObject({ prinDisplayName: 'Unknown author', prinDisabled: 1, prinTypeID: 5, roles: 0 });
    const again = await importCsPersistentChatData({ ...target(), placeholderAuthor: true });
    expect(again).toMatchObject({ messagesCreated: 0, principalsCreated: 0, messagesPresent: result.messagesCreated });
  });
});
