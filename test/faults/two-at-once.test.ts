import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { EmbeddedDatabase } from '../../lib/stores/embedded/connection.js';
import { Workspace } from '../workspace.js';
import { databaseDigest } from './database-digest.js';
import { callAndKill } from './killed-process.js';

const workspace = new Workspace();
const call = () => ({ dbInstance: workspace.file('target.db'), fileName: workspace.file('legacy.zip') });
let complete: string;

beforeAll(async () => {
  workspace.open();
  await generateSample(workspace.file('legacy.db'), { messages: 5_000 });
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('empty.db') });
  await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName: call().fileName });
  copyFileSync(workspace.file('empty.db'), call().dbInstance);
  await importCsPersistentChatData(call());
  complete = databaseDigest(call().dbInstance);
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.remove((name) => name.startsWith('target'));
  copyFileSync(workspace.file('empty.db'), call().dbInstance);
});

test('two imports at once into one target: one does it all, the other finds it done or is refused', async () => {
  const both = await Promise.all([1, 2].map(() => callAndKill('importCsPersistentChatData', call())));
  const refused = both.filter(({ errors }) => errors !== '');
  expect(refused.length).toBeLessThan(2);
  for (const { errors } of refused) expect(errors).toContain("code: 'DatabaseLocked'");
  expect(databaseDigest(call().dbInstance)).toBe(complete);
});

test('two exports at once into one file: it is whole', async () => {
  const exported = { dbInstance: workspace.file('legacy.db'), fileName: workspace.file('twice.zip') };
  const both = await Promise.all([1, 2].map(() => callAndKill('exportCsPersistentChatData', exported)));
  expect(both.map(({ errors }) => errors)).toEqual(['', '']);
  expect(workspace.bytes('twice.zip')).toEqual(workspace.bytes('legacy.zip'));
  expect(workspace.list().filter((name) => name.endsWith('.partial'))).toEqual([]);
});

describe('a target that another process has open', () => {
  let holder: ChildProcess | undefined;
  afterEach(() => {
    holder?.kill('SIGKILL');
  });

  /** Another process that begins a transaction and holds it for so many milliseconds. */
  const hold = async (begin: string, milliseconds: number): Promise<void> => {
    const script = `
      import { DatabaseSync } from '@photostructure/sqlite';
      const database = new DatabaseSync(process.argv[1]);
      database.exec(${JSON.stringify(begin)});
      process.stdout.write('held');
      setTimeout(() => database.exec('ROLLBACK'), ${milliseconds});`;
    const options = ['--no-warnings', '--input-type=module', '--eval', script, call().dbInstance];
    holder = spawn(process.execPath, options, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout!, 'data');
  };
  const reading = 'BEGIN; SELECT count(*) FROM tblNode';

  test.each([
    ['writes', 'BEGIN IMMEDIATE', false],
    ['writes right now', 'BEGIN EXCLUSIVE', false],
    ['writes right now', 'BEGIN EXCLUSIVE', true],
  ])('and %s (%s, rehearsal %s): a clear error, nothing is done', async (_, begin, whatIf) => {
    const before = workspace.bytes('target.db');
    await hold(begin, 60_000);
    await expect(importCsPersistentChatData({ ...call(), whatIf })).rejects.toMatchObject({
      code: 'DatabaseLocked',
      category: 'ResourceBusy',
      target: call().dbInstance,
    });
    expect(workspace.bytes('target.db')).toEqual(before);
    expect(workspace.list().filter((name) => name.startsWith('target'))).toEqual(['target.db']);
  });

  test('and writes: a rehearsal is possible', async () => {
    await hold('BEGIN IMMEDIATE', 60_000);
    expect(await importCsPersistentChatData({ ...call(), whatIf: true })).toMatchObject({ errors: 0 });
  });

  test('and reads: the import waits with its commit until it has read', async () => {
    await hold(reading, 5_000);
    await importCsPersistentChatData(call());
    expect(databaseDigest(call().dbInstance)).toBe(complete);
  });

  test('and reads for ever: patience has an end, and the transaction none of an effect', async () => {
    await hold(reading, 60_000);
    const database = EmbeddedDatabase.open(call().dbInstance, 'write');
    try {
      database.execute('BEGIN IMMEDIATE; DELETE FROM tblNode');
      await expect(database.commit(new AbortController().signal, 0)).rejects.toMatchObject({ code: 'DatabaseLocked' });
    } finally {
      database.close();
    }
    const before = databaseDigest(workspace.file('empty.db'));
    expect(databaseDigest(call().dbInstance)).toBe(before);
  });

  test('and reads: Ctrl+C ends the waiting, and nothing is imported', async () => {
    await hold(reading, 60_000);
    const cancel = new AbortController();
    const importing = importCsPersistentChatData({ ...call(), signal: cancel.signal });
    const end = importing.then(
      () => 'imported',
      (error) => error.code,
    );
    while (!workspace.list().includes('target.db-journal')) await sleep(20);
    await sleep(3_000);
    cancel.abort();
    expect(await end).toBe('Cancelled');
    expect(databaseDigest(call().dbInstance)).toBe(databaseDigest(workspace.file('empty.db')));
  });
});
