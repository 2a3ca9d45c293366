import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import yazl from 'yazl';
import {
  exportCsPersistentChatData,
  getCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { EntryName, type Manifest } from '../../lib/package/format.js';
import { ZipReader } from '../../lib/package/zip-reader.js';
import { generateSample } from '../../lib/sample/sample.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

const readEntries = async (name: string): Promise<Map<string, string>> => {
  const zip = await ZipReader.open({ fileName: workspace.file(name) });
  const entries = new Map<string, string>();
  for (const entry of zip.names) {
    let text = '';
    for await (const part of zip.text(entry)) text += part;
    entries.set(entry, text);
  }
  zip.close();
  return entries;
};

const writeEntries = async (name: string, entries: Iterable<[string, string | Buffer]>): Promise<void> => {
  const zip = new yazl.ZipFile();
  for (const [entry, text] of entries) zip.addBuffer(Buffer.from(text), entry);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  writeFileSync(workspace.file(name), Buffer.concat(chunks));
};

/** Changes entries and makes the manifest fit again, so that only the change itself can be found. */
const rewrite = async (change: (entries: Map<string, string>) => void): Promise<void> => {
  const { createHash } = await import('node:crypto');
  const entries = await readEntries('sample.zip');
  change(entries);
  const manifest = JSON.parse(entries.get(EntryName.manifest)!) as Manifest;
  for (const entry of Object.keys(manifest.entries)) {
    const text = entries.get(entry);
    if (text === undefined) continue;
    manifest.entries[entry] = {
      size: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    };
  }
  entries.set(EntryName.manifest, JSON.stringify(manifest));
  await writeEntries('changed.zip', entries);
};

const rejection = async (name = 'changed.zip'): Promise<Record<string, unknown>> => {
  const before = workspace.bytes('target.db');
  const error = await importCsPersistentChatData({
    dbInstance: workspace.file('target.db'),
    fileName: workspace.file(name),
  }).then(
    () => ({ code: 'nothing was found' }),
    (thrown) => thrown,
  );
  expect(workspace.bytes('target.db')).toEqual(before);
  return error;
};

beforeEach(async () => {
  await generateSample(workspace.file('legacy.db'), { rooms: 12, principals: 30, messages: 100 });
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('target.db') });
  await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName: workspace.file('sample.zip') });
});

describe('a package that is not what was written', () => {
  test('a file that is no zip, and a zip of something else', async () => {
    writeFileSync(workspace.file('text.zip'), 'not a zip');
    expect(await rejection('text.zip')).toMatchObject({ code: 'PackageNotZip', exitCode: 13 });
    await writeEntries('other.zip', [['readme.txt', 'hello']]);
    expect(await rejection('other.zip')).toMatchObject({ code: 'PackageForeign' });
  });

  test('cut off anywhere', async () => {
    const bytes = workspace.bytes('sample.zip');
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      writeFileSync(workspace.file('changed.zip'), bytes.subarray(0, Math.floor(bytes.length * part)));
      expect(await rejection()).toMatchObject({ category: 'InvalidData', exitCode: 13 });
    }
  });

  test('one bit flipped: found, or of no meaning', async () => {
    const bytes = workspace.bytes('sample.zip');
    const target = workspace.bytes('target.db');
    let harmless = 0;
    for (let trial = 0; trial < 150; trial++) {
      const place = Math.floor((trial * bytes.length) / 150);
      const flipped = Buffer.from(bytes);
      flipped[place]! ^= 1 << (trial % 8);
      writeFileSync(workspace.file('changed.zip'), flipped);
      const call = importCsPersistentChatData({
        dbInstance: workspace.file('target.db'),
        fileName: workspace.file('changed.zip'),
        whatIf: true,
      });
      // Times, permissions and the like in the zip's own headers mean nothing to us; contents always do.
      const code = await call.then(
        () => 'harmless',
        (error) => error.code,
      );
      if (code === 'harmless') harmless++;
      else expect(['PackageDamaged', 'PackageNotZip', 'PackageForeign', 'PackageNotImportable']).toContain(code);
    }
    expect(harmless).toBeLessThan(30);
    expect(workspace.bytes('target.db')).toEqual(target);
  });

  test('an entry that was exchanged', async () => {
    const entries = await readEntries('sample.zip');
    entries.set(EntryName.addins, '<Pool><Addins></Addins></Pool>');
    await writeEntries('changed.zip', entries);
    expect(await rejection()).toMatchObject({
      code: 'PackageDamaged',
      message: expect.stringContaining(EntryName.addins),
    });
  });

  test('an entry that is missing, and one that comes twice', async () => {
    const entries = await readEntries('sample.zip');
    await writeEntries('changed.zip', [...entries, [EntryName.addins, entries.get(EntryName.addins)!]]);
    expect(await rejection()).toMatchObject({ code: 'PackageDamaged', message: expect.stringContaining('twice') });
    entries.delete(EntryName.rooms);
    await writeEntries('changed.zip', entries);
    expect(await rejection()).toMatchObject({ code: 'PackageDamaged', message: expect.stringContaining('missing') });
  });

  test('an entry that would grow beyond measure', async () => {
    const entries = await readEntries('sample.zip');
    const manifest = JSON.parse(entries.get(EntryName.manifest)!) as Manifest;
    manifest.entries[EntryName.messages]!.size = 80 * 1024 * 1024;
    entries.set(EntryName.manifest, JSON.stringify(manifest));
    await writeEntries('changed.zip', [
      ...[...entries].filter(([name]) => name !== EntryName.messages),
      [EntryName.messages, Buffer.alloc(80 * 1024 * 1024, 0x20)],
    ]);
    expect(await rejection()).toMatchObject({ code: 'PackageDamaged', message: expect.stringContaining('grow') });
  });

  test('a package of a newer format', async () => {
    const entries = await readEntries('sample.zip');
    entries.set(EntryName.manifest, JSON.stringify({ formatVersion: 99 }));
    await writeEntries('changed.zip', entries);
    expect(await rejection()).toMatchObject({ code: 'PackageVersionUnsupported' });
  });

  test('entries that nobody knows are left alone', async () => {
    const entries = await readEntries('sample.zip');
    entries.set('Extra.txt', 'hello');
    await writeEntries('changed.zip', entries);
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
  const replace =
    (entry: string, from: string | RegExp, to: string) =>
    (entries: Map<string, string>): void => {
      const text = entries.get(entry)!;
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      entries.set(entry, changed);
    };

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
    await rewrite(change);
    expect(await rejection()).toMatchObject({ code: 'PackageDamaged', exitCode: 13 });
  });

  test('text that is not UTF-8', async () => {
    const entries = await readEntries('sample.zip');
    const bytes = Buffer.concat([Buffer.from(entries.get(EntryName.addins)!), Buffer.from([0xff])]);
    const { createHash } = await import('node:crypto');
    const manifest = JSON.parse(entries.get(EntryName.manifest)!) as Manifest;
    manifest.entries[EntryName.addins] = {
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    entries.set(EntryName.manifest, JSON.stringify(manifest));
    await writeEntries('changed.zip', [
      ...[...entries].filter(([name]) => name !== EntryName.addins),
      [EntryName.addins, bytes],
    ]);
    expect(await rejection()).toMatchObject({ code: 'PackageDamaged' });
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
    await writeEntries('vendor.zip', vendor);
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
    await writeEntries('vendor.zip', vendor);
    expect(await rejection('vendor.zip')).toMatchObject({ code: 'PackageNotImportable' });
  });
});
