import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  compareCsPersistentChatData,
  exportCsPersistentChatData,
  type ImportResult,
  importCsPersistentChatData,
} from '../../cmdlets/index.js';
import { PackageReader } from '../../lib/package/package-reader.js';
import { generateSample, type SampleOptions, sampleSets } from '../../lib/sample/sample.js';
import type { DatabaseOptions } from '../../lib/stores/open.js';
import { linesOf, literal, modulePath } from '../powershell/pwsh.js';
import { contentsOf } from '../stores/contents.js';
import { EmbeddedStore, SqlServerStore, type TestStore } from '../stores/test-store.js';
import { Workspace } from '../workspace.js';
import { serverSuite, testServer } from './test-server.js';

/** The sample, or one of the larger sets where CS_PCHAT_TEST_SET names it. */
const setName = process.env.CS_PCHAT_TEST_SET as keyof typeof sampleSets | undefined;
const set: SampleOptions = setName === undefined ? {} : sampleSets[setName];
/** Milliseconds for a test: new databases take a while, and set M takes minutes. */
const timeout = 300_000 + (set.messages ?? 0) * 2;
const quiet = { onWarning: () => undefined };

const workspace = new Workspace();
const embedded = new EmbeddedStore();
const server = new SqlServerStore();

/** The result, without what names the target and what only one kind of server needs. */
const comparable = ({ target, backup, undoFile, findings, ...rest }: ImportResult) => ({
  ...rest,
  findings: findings.filter(({ code }) => code !== 'TargetBackup'),
  warnings: findings.filter(({ code, severity }) => code !== 'TargetBackup' && severity === 'Warning').length,
});

/** Everything in a target: its tables, and its messages by their digest in an export. */
const everything = async (store: TestStore, database: DatabaseOptions) => {
  const fileName = workspace.file('again.zip');
  await exportCsPersistentChatData({ ...database, fileName, ...quiet });
  const reader = await PackageReader.open({ fileName });
  const { counts, entries } = reader.manifest!;
  reader.close();
  workspace.remove((name) => name === 'again.zip');
  return {
    tables: await contentsOf(store, database, { withMessages: false }),
    counts,
    messages: entries['Messages.jsonl'],
  };
};

(testServer === undefined ? describe.skip : describe)(`a whole migration on a server: ${serverSuite}`, () => {
  let legacy: DatabaseOptions;
  let expected: { result: ImportResult; content: Awaited<ReturnType<typeof everything>> };

  beforeAll(async () => {
    workspace.open();
    const dbInstance = workspace.file('legacy.db');
    await generateSample(dbInstance, { ...set, wellFormed: true });
    legacy = await server.legacy(dbInstance);
    const fileName = workspace.file('embedded.zip');
    await exportCsPersistentChatData({ dbInstance, fileName, ...quiet });
    const target = await embedded.target();
    const result = await importCsPersistentChatData({ ...target, fileName, ...quiet });
    expected = { result, content: await everything(embedded, target) };
  }, timeout);
  afterAll(async () => {
    workspace.close();
    await embedded.dispose();
    await server.dispose();
  });

  const ensureSame = async (target: DatabaseOptions, fileName: string): Promise<void> => {
    expect(workspace.bytes(fileName).equals(workspace.bytes('embedded.zip'))).toBe(true);
    expect(await everything(server, target)).toEqual(expected.content);
    const compared = await compareCsPersistentChatData({ ...target, fileName: workspace.file(fileName), ...quiet });
    expect(compared.filter(({ result }) => result !== 'Same')).toEqual([]);
  };

  test(
    'through Node: the package and the target are those of the embedded database',
    async () => {
      const fileName = workspace.file('node.zip');
      await exportCsPersistentChatData({ ...legacy, fileName, ...quiet });
      const target = await server.target();
      const plan = workspace.file('plan.json');
      const rehearsal = await importCsPersistentChatData({ ...target, fileName, whatIf: true, plan, ...quiet });
      const result = await importCsPersistentChatData({ ...target, fileName, plan, ...quiet });
      expect({ ...result, whatIf: true, undoFile: '' }).toEqual(rehearsal);
      const named = ({ whatIf, ...rest }: ReturnType<typeof comparable>) =>
        JSON.parse(JSON.stringify(rest).replaceAll('node.zip', 'embedded.zip'));
      expect(named(comparable(result))).toEqual(named(comparable(expected.result)));
      await ensureSame(target, 'node.zip');
    },
    timeout,
  );

  (process.env.NODE_POWERSHELL === undefined ? test.skip : test)(
    'through PowerShell: the package and the target are those of the embedded database',
    async () => {
      const target = await server.target();
      const { userName, password } = testServer!.credential;
      const lines = await linesOf(
        `Import-Module ${literal(modulePath)}
        $secret = [System.Net.NetworkCredential]::new('', ${literal(password)}).SecurePassword
        $at = @{
          DBInstance = ${literal(testServer!.dbInstance)}
          Credential = [pscredential]::new(${literal(userName)}, $secret)
          Encryption = ${literal(testServer!.encryption)}
          FileName = ${literal(workspace.file('powershell.zip'))}
          WarningAction = 'SilentlyContinue'
        }
        Export-CsPersistentChatData @at -DBName ${legacy.dbName}
        $result = Import-CsPersistentChatData @at -DBName ${target.dbName} -PassThru
        "$($result.RoomsCreated) $($result.MessagesCreated) $($result.PrincipalsCreated) $($result.Warnings)"`,
        { timeout },
      );
      const { roomsCreated, messagesCreated, principalsCreated } = expected.result;
      expect(lines).toEqual([
        `${roomsCreated} ${messagesCreated} ${principalsCreated} ${comparable(expected.result).warnings + 1}`,
      ]);
      await ensureSame(target, 'powershell.zip');
    },
    timeout,
  );
});
