import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { exportCsPersistentChatData } from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { EmbeddedDatabase } from '../../lib/stores/embedded/connection.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const source = () => workspace.file('legacy.db');
let writer: ChildProcess | undefined;

beforeEach(() => generateSample(source(), { messages: 10_000 }));
afterEach(() => {
  writer?.kill('SIGKILL');
});

/** Another process that writes all the time: each transaction moves a message from one room to another. */
const startWriting = async (mode: string): Promise<void> => {
  const script = `
    import { DatabaseSync } from '@photostructure/sqlite';
    const database = new DatabaseSync(process.argv[1], { timeout: 0 });
    database.exec('PRAGMA journal_mode = ${mode}; PRAGMA synchronous = OFF');
    const [from, to] = database.prepare(
      'SELECT channelID AS id FROM tblChat GROUP BY channelID ORDER BY count(*) DESC LIMIT 2').all();
    let said = false;
    for (let next = 1e9; ; next++) {
      try {
        database.exec('BEGIN IMMEDIATE');
        database.prepare('DELETE FROM tblChat WHERE channelID = ?1 AND chatID = ' +
          '(SELECT max(chatID) FROM tblChat WHERE channelID = ?1)').run(from.id);
        database.prepare("INSERT INTO tblChat (channelID, chatID, chatDate, userId, isAlert, content) " +
          "VALUES (?, ?, 634000000000000000, 1, 0, 'moved')").run(to.id, next);
        database.exec('COMMIT');
        if (!said) process.stdout.write('written');
        said = true;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        if (!error.message.includes('locked')) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }`;
  const options = ['--no-warnings', '--input-type=module', '--eval', script, source()];
  writer = spawn(process.execPath, options, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(writer.stdout!, 'data');
};

test.each(['DELETE', 'WAL'])(
  'an export of a database that another process writes to shows one state of it (journal %s)',
  async (mode) => {
    const calm = { dbInstance: source(), fileName: workspace.file('calm.zip') };
    const { messages } = await exportCsPersistentChatData(calm);
    await startWriting(mode);
    const exported = { dbInstance: source(), fileName: workspace.file('busy.zip') };
    const result = await exportCsPersistentChatData(exported);
    // A transaction neither adds nor takes messages, so every state has as many.
    expect(result.messages).toBe(messages);
    writer!.kill('SIGKILL');
    await once(writer!, 'close');
    const database = EmbeddedDatabase.open(source(), 'read');
    expect(database.row("SELECT count(*) AS count FROM tblChat WHERE content = 'moved'")?.count).toBeGreaterThan(0);
    database.close();
  },
);
