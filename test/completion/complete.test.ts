import { beforeEach, describe, expect, test } from '@jest/globals';
import { newCsPersistentChatEndpoint } from '../../cmdlets/index.js';
import { complete } from '../../lib/completion/complete.js';
import { mostCompletions } from '../../lib/completion/completion.js';
import { placesOf } from '../../lib/completion/places.js';
import { loadCmdletDefinition } from '../../lib/definitions/load.js';
import { createSampleDirectory } from '../../lib/sample/sample-directory.js';
import { ContentDatabase } from '../cmdlets/content-database.js';
import { useWorkspace } from '../workspace.js';

const values = async (
  cmdlet: string,
  parameter: string,
  word: string,
  parameters: Record<string, unknown>,
): Promise<string[]> => {
  const found = await complete(loadCmdletDefinition(cmdlet), parameter, word, parameters, AbortSignal.timeout(20_000));
  return found.map(({ value }) => value);
};

describe('what completes a value', () => {
  const workspace = useWorkspace();
  const target = () => ({ dbInstance: workspace.file('target.db') });
  /** Categories of these names, each with one room. */
  const make = (names: string[]): Promise<void> =>
    ContentDatabase.make(workspace.file('target.db'), (content) => {
      for (const name of names) {
        content.category(name);
        content.room(name, `Room of ${name}`);
      }
      content.addin('Board', 'https://board.contoso.com');
    });

  describe('of rooms, categories and add-ins', () => {
    beforeEach(() => make(["O'Brien & Co", 'Sales', 'sandbox', 'Übersee']));

    test('categories of the pool, from their beginning, in any case', async () => {
      const ask = (word: string) => values('Get-CsPersistentChatCategory', 'Identity', word, target());
      expect(await ask('')).toEqual(["O'Brien & Co", 'Sales', 'sandbox', 'Übersee']);
      expect(await ask('SA')).toEqual(['Sales', 'sandbox']);
      expect(await ask('ü')).toEqual(['Übersee']);
      expect(await ask('ales')).toEqual([]);
    });

    test('with the pool in front once a backslash is typed', async () => {
      const ask = (word: string) => values('Get-CsPersistentChatRoom', 'Category', word, target());
      expect(await ask('target\\s')).toEqual(['target\\Sales', 'target\\sandbox']);
      expect(await ask('other\\s')).toEqual([]);
    });

    test('rooms', async () => {
      expect(await values('Get-CsPersistentChatRoom', 'Identity', 'room of s', target())).toEqual([
        'Room of Sales',
        'Room of sandbox',
      ]);
    });

    test('add-ins', async () => {
      expect(await values('Get-CsPersistentChatAddin', 'Identity', 'b', target())).toEqual(['Board']);
    });

    test('categories of the database that will be exported, with their parents', async () => {
      expect(await values('Export-CsPersistentChatData', 'Scope', 'o', target())).toEqual(["O'Brien & Co"]);
      expect(await values('Export-CsPersistentChatData', 'Scope', 'o', {})).toEqual([]);
    });
  });

  test('not more than anybody would read', async () => {
    const names = Array.from({ length: mostCompletions + 20 }, (_, index) => `Category ${index}`);
    await make(names);
    expect(await values('Get-CsPersistentChatCategory', 'Identity', 'cat', target())).toHaveLength(mostCompletions);
  });

  test('endpoints by address, with or without sip:, or by display name', async () => {
    const directory = workspace.file('directory.db');
    await createSampleDirectory(directory);
    const pool = { persistentChatPoolFqdn: 'pchat.contoso.com', directory };
    await newCsPersistentChatEndpoint({ ...pool, sipAddress: 'sip:chat@contoso.com', displayName: 'Old chat' });
    await newCsPersistentChatEndpoint({ ...pool, sipAddress: 'sip:help@contoso.com' });
    const ask = (word: string) => values('Remove-CsPersistentChatEndpoint', 'Identity', word, { directory });
    expect((await ask('')).sort()).toEqual(['sip:chat@contoso.com', 'sip:help@contoso.com']);
    expect(await ask('SIP:ch')).toEqual(['sip:chat@contoso.com']);
    expect(await ask('he')).toEqual(['sip:help@contoso.com']);
    expect(await ask('old')).toEqual(['Old chat']);
  });

  test('nothing for a parameter that has no completion, or does not exist', async () => {
    expect(await values('Get-CsPersistentChatCategory', 'DBName', 'm', {})).toEqual([]);
    expect(await values('Get-CsPersistentChatCategory', 'Wrong', 'm', {})).toEqual([]);
  });
});

test('half-typed parameters are taken as far as they are right', () => {
  expect(
    placesOf({
      dbInstance: 'sql1',
      dbName: '',
      directory: 7,
      encryption: 'trustservercertificate',
      credential: { userName: 'amy', password: '' },
      fileName: 'a.zip',
    }),
  ).toEqual({
    dbInstance: 'sql1',
    encryption: 'TrustServerCertificate',
    credential: { userName: 'amy', password: '' },
  });
  expect(placesOf({ credential: 'amy', encryption: 'none' })).toEqual({});
});
