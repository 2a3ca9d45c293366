import { writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { getCsPersistentChatData } from '../../cmdlets/index.js';
import { EntryName } from '../../lib/package/format.js';
import { type Entries, inManifest, textOf, useChangedPackage } from './changed-package.js';

const changed = useChangedPackage({ rooms: 4, principals: 8, messages: 20 });
const { workspace } = changed;
const damaged = (message: string) => ({
  code: 'PackageDamaged',
  exitCode: 13,
  message: expect.stringContaining(message),
});

const centralHeader = Buffer.from('PK\x01\x02', 'latin1');
const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');

/** Where the directory of a zip file has the entry of that name. */
const directoryEntry = (bytes: Buffer, name: string): number => {
  for (let at = bytes.indexOf(centralHeader); at >= 0; at = bytes.indexOf(centralHeader, at + 1)) {
    if (bytes.toString('latin1', at + 46, at + 46 + bytes.readUInt16LE(at + 28)) === name) return at;
  }
  throw new Error(`There is no ${name}`);
};

/** Changes bytes of the sample package itself. */
const patch = (change: (bytes: Buffer) => void): void => {
  const bytes = workspace.bytes('sample.zip');
  change(bytes);
  writeFileSync(workspace.file('changed.zip'), bytes);
};

describe('entries', () => {
  test('that are exchanged for each other', async () => {
    const entries = await changed.read();
    const users = textOf(entries, EntryName.users);
    entries.set(EntryName.users, textOf(entries, EntryName.groups));
    entries.set(EntryName.groups, users);
    await changed.write(entries);
    expect(await changed.rejection()).toMatchObject(damaged(EntryName.users));
  });

  test('that come twice', async () => {
    const entries = await changed.read();
    await changed.write([...entries, [EntryName.addins, textOf(entries, EntryName.addins)]]);
    expect(await changed.rejection()).toMatchObject(damaged('twice'));
  });

  test.each(['../evil.txt', '/etc/passwd', 'C:/evil.txt', '..\\evil.txt', 'a/../../evil'])(
    'whose name leads out of the archive: %s',
    async (name) => {
      const harmless = 'x'.repeat(name.length);
      await changed.write([...(await changed.read()), [harmless, 'evil']]);
      const bytes = workspace.bytes('changed.zip');
      for (let at = bytes.indexOf(harmless); at >= 0; at = bytes.indexOf(harmless, at + 1)) bytes.write(name, at);
      writeFileSync(workspace.file('changed.zip'), bytes);
      expect(await changed.rejection()).toMatchObject(damaged('directory'));
    },
  );

  test('that say they are links are what they hold, and nothing is followed', async () => {
    const entries = await changed.read();
    entries.set(EntryName.addins, workspace.file('legacy.db'));
    await changed.write(entries, { mode: 0o120777 });
    expect(await changed.rejection()).toMatchObject(damaged(EntryName.addins));
    await changed.write(await changed.read(), { mode: 0o120777 });
    expect((await changed.import()).result.errors).toBe(0);
  });

  test('in great number', async () => {
    const many = Array.from({ length: 2_000 }, (_, i): [string, string] => [`${i}.txt`, '']);
    await changed.write([...(await changed.read()), ...many]);
    expect(await changed.rejection()).toMatchObject(damaged('2011 entries'));
  });

  test('that share bytes with others', async () => {
    patch((bytes) => {
      const from = directoryEntry(bytes, EntryName.users);
      const to = directoryEntry(bytes, EntryName.groups);
      bytes.copy(bytes, to + 42, from + 42, from + 46);
    });
    expect(await changed.rejection()).toMatchObject(damaged('overlap'));
  });

  test('that are encrypted, or packed in a way that nobody knows', async () => {
    patch((bytes) => bytes.writeUInt8(1, directoryEntry(bytes, EntryName.users) + 8));
    expect(await changed.rejection()).toMatchObject(damaged(EntryName.users));
    patch((bytes) => bytes.writeUInt16LE(12, directoryEntry(bytes, EntryName.users) + 10));
    expect(await changed.rejection()).toMatchObject(damaged(EntryName.users));
  });

  test('that nobody knows are left alone with a verbose line, bombs in bombs too', async () => {
    await changed.write([['zeros', Buffer.alloc(100 * 1024 * 1024)]], {}, 'bomb.zip');
    await changed.write([...(await changed.read()), ['Bomb.zip', workspace.bytes('bomb.zip')]]);
    const { result, verbose } = await changed.import();
    expect(result.errors).toBe(0);
    expect(verbose.join('\n')).toContain('Bomb.zip');
  });
});

describe('a directory that lies', () => {
  const size = 24;
  test.each([
    ['a smaller size', (bytes: Buffer, at: number) => bytes.writeUInt32LE(10, at + size)],
    ['a larger size', (bytes: Buffer, at: number) => bytes.writeUInt32LE(0x7fffffff, at + size)],
    ['another place', (bytes: Buffer, at: number) => bytes.writeUInt32LE(bytes.length - 10, at + 42)],
    ['a place behind the file', (bytes: Buffer, at: number) => bytes.writeUInt32LE(0xfffffff0, at + 42)],
    ['fewer compressed bytes', (bytes: Buffer, at: number) => bytes.writeUInt32LE(3, at + 20)],
    ['more compressed bytes', (bytes: Buffer, at: number) => bytes.writeUInt32LE(0x7fffffff, at + 20)],
  ])('%s', async (_, lie) => {
    for (const name of [EntryName.users, EntryName.messages, EntryName.manifest]) {
      patch((bytes) => lie(bytes, directoryEntry(bytes, name)));
      expect(await changed.rejection()).toMatchObject({ code: 'PackageDamaged', exitCode: 13 });
    }
  });

  test.each([
    ['more entries', 10, 500],
    ['fewer entries', 10, 3],
    ['no entries', 10, 0],
    ['another beginning', 16, 7],
  ])('%s', async (_, offset, value) => {
    patch((bytes) => {
      const end = bytes.lastIndexOf(endOfDirectory);
      bytes.writeUInt16LE(value, end + offset);
      if (offset === 10) bytes.writeUInt16LE(value, end + 8);
    });
    const error = await changed.rejection();
    expect({ code: error.code, exitCode: error.exitCode }).toEqual({
      code: expect.stringMatching(/^Package(Damaged|NotZip|Foreign|NotImportable)$/),
      exitCode: 13,
    });
  });
});

describe('a bomb', () => {
  const bomb = Buffer.alloc(65 * 1024 * 1024, 0x20);

  const sizeInManifest = (entries: Entries, name: string): void => {
    if (name === EntryName.manifest) return;
    inManifest((manifest) => {
      manifest.entries[name]!.size = bomb.length;
    })(entries);
  };

  test.each([EntryName.messages, EntryName.users, EntryName.manifest])('in %s is not unpacked', async (name) => {
    const entries = await changed.read();
    entries.set(name, bomb);
    sizeInManifest(entries, name);
    await changed.write(entries);
    expect(await changed.rejection()).toMatchObject(damaged(name === EntryName.manifest ? 'Manifest' : 'grow'));
  });

  test("in a vendor's package is not unpacked either", async () => {
    await changed.write([[EntryName.users, bomb]], {}, 'changed.zip');
    const inspected = getCsPersistentChatData({ fileName: workspace.file('changed.zip'), item: 'Principal' });
    await expect(inspected).rejects.toMatchObject(damaged('grow'));
  });
});
