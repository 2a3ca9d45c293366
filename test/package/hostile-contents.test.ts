import { describe, expect, test } from '@jest/globals';
import { getCsPersistentChatData } from '../../cmdlets/index.js';
import { readElements, XmlProblem } from '../../lib/package/element.js';
import { longest } from '../../lib/package/fields.js';
import { EntryName, type Manifest } from '../../lib/package/format.js';
import { parseLines } from '../../lib/package/parse-lines.js';
import { parseMessages } from '../../lib/package/parse-messages.js';
import { persistentChatTables } from '../../lib/stores/schema/persistent-chat.js';
import { type Entries, inManifest, replace, textOf, useChangedPackage } from './changed-package.js';

const changed = useChangedPackage({ rooms: 4, principals: 8, messages: 20 });
const damaged = { code: 'PackageDamaged', exitCode: 13, category: 'InvalidData' };

const set =
  (name: string, content: (text: string) => string | Buffer) =>
  (entries: Entries): void => {
    entries.set(name, content(textOf(entries, name)));
  };

/** Works on the text of the first message, or on that of the first line of an entry. */
const inMessage = (from: RegExp, to: string) => replace(EntryName.messages, from, to);

const laughs = `<!DOCTYPE Pool [<!ENTITY a "ha">${[...'bcdefgh']
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(10)}">`)
  .join('')}]><Pool><Addins><Addin>&h;</Addin></Addins></Pool>`;

describe('XML', () => {
  test.each([
    ['a billion laughs', set(EntryName.addins, () => laughs)],
    ['an external entity', set(EntryName.addins, () => '<!DOCTYPE Pool SYSTEM "file:///etc/passwd"><Pool/>')],
    ['elements in elements', set(EntryName.addins, (text) => text.replace('<Name>', '<x>'.repeat(100_000)))],
    ['an attribute that comes twice', replace(EntryName.addins, ' id="', ' id="x" id="')],
    ['a reference to no character', replace(EntryName.addins, '<Name>', '<Name>&#0;')],
    ['UTF-16', set(EntryName.addins, (text) => Buffer.from(`\ufeff${text}`, 'utf16le'))],
    [
      'bytes that are no UTF-8',
      set(EntryName.addins, (text) => Buffer.from(text.replace('<Name>', '<Name>\u00e9'), 'latin1')),
    ],
    [
      'an overlong form',
      set(EntryName.addins, (text) => Buffer.from(text.replace('<Name>', '<Name>\u00c0\u00af'), 'latin1')),
    ],
    [
      'another encoding than it says',
      set(EntryName.addins, (text) => `<?xml version="1.0" encoding="UTF-16"?>${text.replace(/^<\?xml[^>]*>/, '')}`),
    ],
    ['nothing', set(EntryName.addins, () => '')],
    ['NULs', set(EntryName.addins, () => '\0'.repeat(1_000))],
    ['two roots', set(EntryName.addins, (text) => text + text)],
    ['numbers out of range', replace(EntryName.users, / type="\d+"/, ' type="99999999999999999999"')],
    ['a time stamp of more than 64 bits', replace(EntryName.users, / addedOn="\d+"/, ' addedOn="9223372036854775808"')],
    ['a number that no smallint holds', replace(EntryName.users, / disabled="\d+"/, ' disabled="32768"')],
    ['a time stamp with zeros in front', replace(EntryName.users, / addedOn="/, ' addedOn="0')],
    [
      'an add-in that comes twice',
      (entries: Entries) => {
        replace(EntryName.addins, /(<Addin .*?<\/Addin>)/, '$1$1')(entries);
        inManifest(({ counts }) => counts.addins++)(entries);
      },
    ],
  ])('%s', async (_, change) => {
    await changed.rewrite(change);
    expect(await changed.rejection()).toMatchObject(damaged);
  });

  test('a byte order mark is taken', async () => {
    await changed.rewrite(set(EntryName.addins, (text) => `\ufeff${text}`));
    expect((await changed.import()).result.errors).toBe(0);
  });

  test('attributes that nobody knows are left alone with a verbose line; those of ours are all known', async () => {
    await changed.rewrite(replace(EntryName.users, /<User /g, '<User color="blue" __proto__="x" '));
    const { result, verbose } = await changed.import();
    expect(result.errors).toBe(0);
    const told = verbose.filter((line) => line.includes('The attribute'));
    expect(told).toHaveLength(2);
    expect(told.join()).toMatch(/color of User in AdUsers\.xml.*__proto__ of User/);
  });

  test('an item that never ends, in an attribute or in a text, is refused before it fills the memory', async () => {
    const piece = 'x'.repeat(1024 * 1024);
    for (const start of ['<Pool><Addins><Addin id="', '<Pool><Addins><Addin>']) {
      const endless = async function* (): AsyncGenerator<string> {
        yield start;
        for (let i = 0; i < 200; i++) yield piece;
      };
      const reading = (async () => {
        for await (const _ of readElements(endless(), { list: 'Addins', unescape: true }));
      })();
      await expect(reading).rejects.toThrow(XmlProblem);
    }
  });

  test('R7 a name of a million characters is an error of the rehearsal like any other that is too long', async () => {
    await changed.rewrite(set(EntryName.rooms, (text) => text.replaceAll('<Name>', `<Name>${'x'.repeat(1_000_000)}`)));
    expect(await changed.rejection()).toMatchObject({ code: 'ImportNeedsDecision', exitCode: 14 });
  });
});

describe('texts and numbers that no column of a database takes', () => {
  const column = (table: string, name: string): string =>
    persistentChatTables.find((one) => one.name === table)!.columns.find((one) => one.name === name)!.type;
  const attribute = (entry: string, name: string, length: number) =>
    replace(entry, new RegExp(` ${name}="[^"]*"`), ` ${name}="${'x'.repeat(length)}"`);
  const newAttribute = (entry: string, name: string, length: number) =>
    replace(entry, '<ChatRoom ', `<ChatRoom ${name}="${'x'.repeat(length)}" `);
  const content = (entry: string, name: string, length: number) =>
    replace(entry, new RegExp(`<${name}>[^<]*<`), `<${name}>${'x'.repeat(length)}<`);

  test.each([
    ['uri', 'tblPrincipal', 'prinUri', attribute, EntryName.users, longest.principal],
    ['displayName', 'tblPrincipal', 'prinDisplayName', attribute, EntryName.users, longest.principal],
    ['companyName', 'tblPrincipal', 'prinCompanyName', attribute, EntryName.users, longest.principal],
    ['email', 'tblPrincipal', 'prinEmail', attribute, EntryName.users, longest.principal],
    ['UserPrincipalName', 'tblPrincipal', 'prinADUserPrincipalName', attribute, EntryName.users, longest.principal],
    ['adPath', 'tblPrincipal', 'prinADPath', attribute, EntryName.users, longest.adPath],
    ['topic', 'tblNode', 'nodeDesc', newAttribute, EntryName.rooms, longest.description],
    ['Desc', 'tblNode', 'nodeDesc', content, EntryName.rooms, longest.description],
    ['Desc', 'tblNode', 'nodeDesc', content, EntryName.categories, longest.description],
    ['Name', 'tblSiopWhiteList', 'siopName', content, EntryName.addins, longest.addinName],
    ['Url', 'tblSiopWhiteList', 'siopUrl', content, EntryName.addins, longest.addinUrl],
  ] as const)('%s, which is for %s.%s', async (name, table, columnName, change, entry, most) => {
    expect(column(table, columnName)).toBe(`nvarchar(${most})`);
    await changed.rewrite(change(entry, name, most + 1));
    expect(await changed.rejection()).toMatchObject({
      ...damaged,
      message: expect.stringContaining(`has ${most + 1} characters, more than the ${most} that a database takes`),
    });
    await changed.rewrite(change(entry, name, most));
    expect((await changed.import()).result.errors).toBe(0);
  });
});

describe('a manifest that lies', () => {
  const field = (name: string, value: unknown) =>
    inManifest((manifest) => {
      (manifest as unknown as Record<string, unknown>)[name] = value;
    });
  const count = (name: keyof Manifest['counts'], difference: number) =>
    inManifest(({ counts }) => {
      counts[name] += difference;
    });
  const asText = (from: string | RegExp, to: string) => replace(EntryName.manifest, from, to);

  test.each([
    ['fewer principals', count('principals', -1)],
    ['more categories', count('categories', 1)],
    ['fewer rooms', count('rooms', -1)],
    ['more add-ins', count('addins', 1)],
    ['fewer messages', count('messages', -1)],
    ['more messages', count('messages', 1)],
    ['a version as text', field('formatVersion', '1')],
    ['version 0', field('formatVersion', 0)],
    ['version 1.5', field('formatVersion', 1.5)],
    ['no version', field('formatVersion', undefined)],
    ['a lower level', field('level', 'User')],
    ['no counts', field('counts', null)],
    ['counts as text', asText(/"rooms": (\d+)/, '"rooms": "$1"')],
    ['counts beyond numbers', asText(/"rooms": \d+/, '"rooms": 1e400')],
    ['entries as a list', field('entries', [])],
    ['entries without one', inManifest(({ entries }) => void delete entries[EntryName.messages])],
    [
      'entries with one too many',
      inManifest(({ entries }) => void Object.assign(entries, { 'Other.xml': entries[EntryName.users] })),
    ],
    ['__proto__ in place of entries', asText('"entries":', '"__proto__":')],
    ['a field that comes twice', asText('"level":', '"level": "User", "level":')],
    ['an entry that comes twice', asText('"AdUsers.xml":', '"AdUsers.xml": {"size": 1, "sha256": ""}, "AdUsers.xml":')],
    ['null', set(EntryName.manifest, () => 'null')],
    ['a list', set(EntryName.manifest, () => '[]')],
    ['nothing', set(EntryName.manifest, () => '')],
    ['no JSON', set(EntryName.manifest, () => '{')],
    ['lists in lists', set(EntryName.manifest, () => '['.repeat(100_000) + ']'.repeat(100_000))],
    ['UTF-16', set(EntryName.manifest, (text) => Buffer.from(text, 'utf16le'))],
    ['more than anybody writes', set(EntryName.manifest, (text) => text + ' '.repeat(5 * 1024 * 1024))],
  ])('%s', async (_, change) => {
    const entries = await changed.read();
    change(entries);
    await changed.write(entries);
    expect(await changed.rejection()).toMatchObject(damaged);
  });

  test.each([
    ['size', { size: 1 }],
    ['checksum', { sha256: '0'.repeat(64) }],
  ])('another %s of any entry', async (_, lie) => {
    for (const name of Object.values(EntryName).filter((name) => name !== EntryName.manifest)) {
      const entries = await changed.read();
      inManifest((manifest) => void Object.assign(manifest.entries[name]!, lie))(entries);
      await changed.write(entries);
      expect(await changed.rejection()).toMatchObject({ ...damaged, message: expect.stringContaining(name) });
    }
  });

  test('fields of its prototype change nothing', async () => {
    const entries = await changed.read();
    replace(EntryName.manifest, '{', '{"__proto__": {"level": "User"}, "constructor": {"prototype": {}}, ')(entries);
    await changed.write(entries);
    expect((await changed.import()).result.errors).toBe(0);
    expect(({} as Record<string, unknown>).level).toBeUndefined();
  });

  test('a newer format is named, and that which is read', async () => {
    const entries = await changed.read();
    field('formatVersion', 2)(entries);
    await changed.write(entries);
    expect(await changed.rejection()).toMatchObject({
      code: 'PackageVersionUnsupported',
      exitCode: 13,
      message: expect.stringMatching(/format 2;.* up to 1\./),
    });
  });
});

describe('messages', () => {
  const firstLine = /^[^\n]*\n/;
  const firstRoom = /"room":"[^"]+"/;
  test.each([
    ['an empty line', replace(EntryName.messages, '\n', '\n\n')],
    ['null', replace(EntryName.messages, firstLine, '$&null\n')],
    ['a list', replace(EntryName.messages, firstLine, '$&[]\n')],
    ['a number', replace(EntryName.messages, firstLine, '$&5\n')],
    ['a byte order mark', set(EntryName.messages, (text) => `\ufeff${text}`)],
    ['UTF-16', set(EntryName.messages, (text) => Buffer.from(text, 'utf16le'))],
    ['a number above 2^53', inMessage(/"id":\d+/, '"id":9007199254740993')],
    ['a number with decimals', inMessage(/"id":\d+/, '"id":1.5')],
    ['a number beyond numbers', inMessage(/"id":\d+/, '"id":1e999')],
    ['no date', inMessage(/"date":"\d+",/, '')],
    ['a date as a number', inMessage(/"date":"(\d+)"/, '"date":$1')],
    ['a date of more than 64 bits', inMessage(/"date":"\d+"/, '"date":"9999999999999999999"')],
    ['a date with zeros in front', inMessage(/"date":"/, '"date":"0')],
    ['no author', inMessage(/"from":\d+,/, '')],
    ['an author below the first', inMessage(/"from":\d+/, '"from":-1')],
    ['an author that is no GUID', inMessage(/"author":"[^"]+"/, '"author":"x"')],
    ['a text that is an object', inMessage(/"text":"(?:[^"\\]|\\.)*"/, '"text":{}')],
    ['an alert that is text', inMessage(/"text":/, '"alert":"true","text":')],
    ['RTF that is a number', inMessage(/"text":/, '"rtf":5,"text":')],
    ['fields of the prototype', inMessage(/\{"id":\d+/, '{"__proto__":{"id":1}')],
    ['a room that is no GUID', inMessage(firstRoom, '"room":"x"')],
    ['a room that the package does not have', inMessage(firstRoom, '"room":"00000000-0000-0000-0000-000000000000"')],
    ['a room that comes twice', set(EntryName.messages, (text) => `${text}${firstLine.exec(text)![0]}`)],
    ['a message that comes twice', replace(EntryName.messages, /\{"id".*\n/, '$&$&')],
    ['a message too many', (entries: Entries) => inManifest(({ counts }) => counts.messages--)(entries)],
  ])('%s', async (_, change) => {
    await changed.rewrite(change);
    expect(await changed.rejection()).toMatchObject(damaged);
  });

  test('without the last line feed, or with those of Windows, they are the same', async () => {
    await changed.rewrite(set(EntryName.messages, (text) => text.trimEnd().replaceAll('\n', '\r\n')));
    const { result } = await changed.import();
    expect(result).toMatchObject({ errors: 0, messagesCreated: result.messagesCreated });
    expect(result.messagesCreated).toBeGreaterThan(0);
  });

  test('of authors that the package does not have need a decision', async () => {
    await changed.rewrite(inMessage(/"author":"[^"]+"/, '"author":"00000000-0000-0000-0000-000000000000"'));
    expect(await changed.rejection()).toMatchObject({ code: 'ImportNeedsDecision', exitCode: 14 });
  });

  const pieces = async function* (start: string, count: number, end: string): AsyncGenerator<Buffer> {
    const piece = Buffer.alloc(1024 * 1024, 0x61);
    yield Buffer.from(start);
    for (let i = 0; i < count; i++) yield piece;
    yield Buffer.from(end);
  };

  test('a line of 100 MB is a message', async () => {
    const start = '{"room":"00000000-0000-0000-0000-000000000001"}\n{"id":1,"date":"1","from":null,"text":"';
    let length = 0;
    for await (const { texts } of parseMessages(pieces(start, 100, '"}')))
      for (const text of texts) length += text.length;
    expect(length).toBe(100 * 1024 * 1024);
  });

  test('a line without an end is refused before it fills the memory', async () => {
    const reading = (async () => {
      for await (const _ of parseLines(pieces('"', 10_000, '"')));
    })();
    await expect(reading).rejects.toThrow('256 MB');
  });
});

describe('invitations and preferences', () => {
  const guid = '00000000-0000-0000-0000-000000000000';
  test.each([
    ['an invitation of nobody', EntryName.invitations, { principal: 5, room: guid, number: 1, createdOn: '' }],
    ['an invitation without a time', EntryName.invitations, { principal: guid, room: guid, number: 1 }],
    [
      'an invitation of half a number',
      EntryName.invitations,
      { principal: guid, room: guid, number: 0.5, createdOn: '' },
    ],
    [
      'an invitation of a number that no int holds',
      EntryName.invitations,
      { principal: guid, room: guid, number: 2 ** 31, createdOn: '' },
    ],
    [
      'a preference of a version that no int holds',
      EntryName.preferences,
      { label: 'a|b', version: 2 ** 31, content: '', modifiedBy: null },
    ],
    [
      'a preference with a label that no column takes',
      EntryName.preferences,
      { label: 'a'.repeat(longest.preferenceLabel + 1), version: 1, content: '', modifiedBy: null },
    ],
    ['a preference without a label', EntryName.preferences, { version: 1, content: '', modifiedBy: null }],
    ['a preference by something else', EntryName.preferences, { label: 'a|b', version: 1, content: '', modifiedBy: 5 }],
  ])('%s', async (_, entry, line) => {
    await changed.rewrite(set(entry, (text) => `${text}${JSON.stringify(line)}\n`));
    expect(await changed.rejection()).toMatchObject(damaged);
  });

  test('the smallest int is a number like others', async () => {
    const smallest = -(2 ** 31);
    const invitation = { principal: guid, room: guid, number: smallest, createdOn: '' };
    const preference = { label: 'a|b', version: smallest, content: '', modifiedBy: null };
    await changed.rewrite((entries) => {
      set(EntryName.invitations, (text) => `${text}${JSON.stringify(invitation)}\n`)(entries);
      set(EntryName.preferences, (text) => `${text}${JSON.stringify(preference)}\n`)(entries);
    });
    const fileName = changed.workspace.file('changed.zip');
    expect(await getCsPersistentChatData({ fileName })).toHaveLength(1);
  });
});
