import { expect, test } from '@jest/globals';
import type { StoredMessage } from '../../../lib/stores/connection.js';
import { EmbeddedDatabase } from '../../../lib/stores/embedded/connection.js';
import { EmbeddedConnection } from '../../../lib/stores/embedded/sql-connection.js';
import { useWorkspace } from '../../workspace.js';

const workspace = useWorkspace();

test.each([
  ['a few characters', 10, 750, 250],
  ['thousands of characters', 9_000, 750, 30],
  ['more characters than a page of messages takes', 150_000, 60, 2],
])('messages of %s come in order, and few of them at once when they are long', async (_, length, count, most) => {
  const database = EmbeddedDatabase.create(workspace.file('chat.db'));
  database.execute(
    'CREATE TABLE tblChat (channelID INT, chatID INT, chatDate INT, userId INT, isAlert INT, content TEXT)',
  );
  const text = (id: number): string => `${id} `.padEnd(length, 'ä');
  for (let id = 1; id <= count; id++) {
    database.run('INSERT INTO tblChat VALUES (7, ?, 5, 3, 0, ?)', id, text(id));
    database.run('INSERT INTO tblChat VALUES (8, ?, 5, 3, 0, ?)', id, 'of another room');
  }
  const connection = new EmbeddedConnection(database);
  const found: StoredMessage[] = [];
  for await (const batch of connection.messages(7, null)) {
    expect(batch.length).toBeLessThanOrEqual(most);
    found.push(...batch);
  }
  await connection.close();
  expect(found.map(([id]) => id)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  expect(found.every(([id, , , , content]) => content === text(id))).toBe(true);
});
