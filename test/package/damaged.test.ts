import { writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { getCsPersistentChatData, importCsPersistentChatData } from '../../cmdlets/index.js';
import { EntryName, type Manifest } from '../../lib/package/format.js';
import { replace, textOf, useChangedPackage } from './changed-package.js';

const changed = useChangedPackage({ rooms: 12, principals: 30, messages: 100 });
const { workspace } = changed;

describe('a package that is not what was written', () => {
  test('a file that is no zip, and a zip of something else', async () => {
    writeFileSync(workspace.file('text.zip'), 'not a zip');
    expect(await changed.rejection('text.zip')).toMatchObject({ code: 'PackageNotZip', exitCode: 13 });
    await changed.write([['readme.txt', 'hello']], {}, 'other.zip');
    expect(await changed.rejection('other.zip')).toMatchObject({ code: 'PackageForeign' });
  });

  test('an entry that was exchanged', async () => {
    const entries = await changed.read();
    entries.set(EntryName.addins, '<Pool><Addins></Addins></Pool>');
    await changed.write(entries);
    expect(await changed.rejection()).toMatchObject({
      code: 'PackageDamaged',
      message: expect.stringContaining(EntryName.addins),
    });
  });

  test('an entry that is missing, and one that comes twice', async () => {
    const entries = await changed.read();
    await changed.write([...entries, [EntryName.addins, entries.get(EntryName.addins)!]]);
    expect(await changed.rejection()).toMatchObject({
      code: 'PackageDamaged',
      message: expect.stringContaining('twice'),
    });
    entries.delete(EntryName.rooms);
    await changed.write(entries);
    expect(await changed.rejection()).toMatchObject({
      code: 'PackageDamaged',
      message: expect.stringContaining('missing'),
    });
  });

  test('an entry that would grow beyond measure', async () => {
    const entries = await changed.read();
    const manifest = JSON.parse(textOf(entries, EntryName.manifest)) as Manifest;
    manifest.entries[EntryName.messages]!.size = 80 * 1024 * 1024;
    entries.set(EntryName.manifest, JSON.stringify(manifest));
    await changed.write([
      ...[...entries].filter(([name]) => name !== EntryName.messages),
      [EntryName.messages, Buffer.alloc(80 * 1024 * 1024, 0x20)],
    ]);
    expect(await changed.rejection()).toMatchObject({
      code: 'PackageDamaged',
      message: expect.stringContaining('grow'),
    });
  });

  test('a package of a newer format', async () => {
    const entries = await changed.read();
    entries.set(EntryName.manifest, JSON.stringify({ formatVersion: 99 }));
    await changed.write(entries);
    expect(await changed.rejection()).toMatchObject({ code: 'PackageVersionUnsupported' });
  });

  test('entries that nobody knows are left alone', async () => {
    const entries = await changed.read();
    entries.set('Extra.txt', 'hello');
    await changed.write(entries);
    const verbose: string[] = [];
    const result = await importCsPersistentChatData({
      dbInstance: workspace.file('target.db'),
      fileName: workspace.file('changed.zip'),
      whatIf: true,
      onVerbose: (text) => verbose.push(text),
    });
    expect(result.errors).toBe(0);
    expect(verbose.join()).toContain('Extra.txt');
  });
});

describe('contents that are not valid', () => {
  test.each([
    ['a document type', replace(EntryName.addins, '<Pool>', '<!DOCTYPE Pool [<!ENTITY x "y">]><Pool>')],
    ['an unknown entity', replace(EntryName.addins, '<Name>', '<Name>&x;')],
    ['an element that is not closed', replace(EntryName.addins, '</Pool>', '')],
    ['another root', replace(EntryName.addins, /Pool>/g, 'Pond>')],
    ['a GUID that is none', replace(EntryName.addins, /id="[^"]+"/, 'id="x"')],
    ['a principal that comes twice', replace(EntryName.users, /(<User [^>]*\/>)/, '$1$1')],
    [
      'a room without its category',
      replace(EntryName.rooms, /parentId="[^"]+"/, 'parentId="00000000-0000-0000-0000-000000000000"'),
    ],
    ['a category above its parent', replace(EntryName.categories, /isRoot="1"/, 'isRoot="0"')],
    ['a Boolean that is none', replace(EntryName.rooms, 'isDisabled="0"', 'isDisabled="maybe"')],
    ['a message that is no JSON', replace(EntryName.messages, '{"id"', '{id')],
    ['a message without a number', replace(EntryName.messages, /"id":\d+/, '"id":"x"')],
    ['a message of an author that was not introduced', replace(EntryName.messages, /"from":\d+/, '"from":99')],
    ['messages out of order', replace(EntryName.messages, /"id":\d+/, '"id":999999999')],
    ['a message before its room', replace(EntryName.messages, /^[^\n]*\n/, '')],
    ['a level that is none', replace(EntryName.manifest, '"level": "All"', '"level": "Some"')],
    ['counts below zero', replace(EntryName.manifest, /"rooms": \d+/, '"rooms": -1')],
  ])('%s', async (_, change) => {
    await changed.rewrite(change);
    expect(await changed.rejection()).toMatchObject({ code: 'PackageDamaged', exitCode: 13 });
  });

  test('text that is not UTF-8', async () => {
    const entries = await changed.read();
    const bytes = Buffer.concat([Buffer.from(entries.get(EntryName.addins)!), Buffer.from([0xff])]);
    const { createHash } = await import('node:crypto');
    const manifest = JSON.parse(textOf(entries, EntryName.manifest)) as Manifest;
    manifest.entries[EntryName.addins] = {
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    entries.set(EntryName.manifest, JSON.stringify(manifest));
    await changed.write([...[...entries].filter(([name]) => name !== EntryName.addins), [EntryName.addins, bytes]]);
    expect(await changed.rejection()).toMatchObject({ code: 'PackageDamaged' });
  });
});

describe("a package of the vendor's own cmdlet", () => {
  const vendor: [string, string][] = [
    [
      EntryName.users,
      '<Pool><AdUsers><User principalId="7" UserPrincipalName="amy@contoso.com"/><User><principalId>8</principalId></User></AdUsers></Pool>',
    ],
    [EntryName.groups, '<Pool><AdGroups><Group principalId="9"/></AdGroups></Pool>'],
    [
      EntryName.affiliations,
      '<Pool><AdAffiliations><User id="7"><Groups><Group id="9"/></Groups></User></AdAffiliations></Pool>',
    ],
    [
      EntryName.rooms,
      '<Pool><ChatRooms><ChatRoom isDisabled="1"><Extra/><Name>Old</Name><Desc>d</Desc><Roles><Principal id="7" isManager="1" isMember="1" isCreator="0"/></Roles></ChatRoom></ChatRooms></Pool>',
    ],
  ];

  test('can be inspected', async () => {
    await changed.write(vendor, {}, 'vendor.zip');
    const fileName = workspace.file('vendor.zip');
    expect(await getCsPersistentChatData({ fileName })).toMatchObject([
      { formatVersion: 0, principals: 3, rooms: 1, disabledRooms: 1 },
    ]);
    expect(await getCsPersistentChatData({ fileName, item: 'Room' })).toMatchObject([
      { name: 'Old', description: 'd', disabled: true, members: 1, managers: 1 },
    ]);
    expect(await getCsPersistentChatData({ fileName, item: 'Principal' })).toMatchObject([
      { name: 'amy@contoso.com' },
      { id: '8' },
      { id: '9' },
    ]);
  });

  test('cannot be imported', async () => {
    await changed.write(vendor, {}, 'vendor.zip');
    expect(await changed.rejection('vendor.zip')).toMatchObject({ code: 'PackageNotImportable' });
  });
});
