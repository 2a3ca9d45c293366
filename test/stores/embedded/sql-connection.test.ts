import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StoredMessage } from '../../../lib/stores/connection.js';
import { EmbeddedDatabase } from '../../../lib/stores/embedded/connection.js';
import { EmbeddedConnection } from '../../../lib/stores/embedded/sql-connection.js';
import { bindText } from '../../../lib/stores/embedded/text.js';
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

test('rows of a table come as they are: any text and number, nothing, and columns that the table lacks', async () => {
  const database = EmbeddedDatabase.create(workspace.file('rows.db'));
  database.execute('CREATE TABLE note (id INTEGER PRIMARY KEY, name TEXT, ticks INTEGER, room INTEGER)');
  const connection = new EmbeddedConnection(database);
  const row = fc.record({
    name: fc.option(fc.string({ unit: 'binary', maxLength: 40 })),
    ticks: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    room: fc.option(fc.integer()),
  });
  const rows = fc.array(row, { maxLength: 250 });
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      database.run('DELETE FROM note');
      for (const [id, { name, ticks, room }] of written.entries()) {
        const values = [id, name === null ? null : bindText(name), ticks, room];
        database.run('INSERT INTO note VALUES (?, CAST(? AS TEXT), ?, ?)', ...values);
      }
      const found = [];
      const columns = { id: 'plain', name: 'text', ticks: 'big', room: 'plain', absent: 'text' } as const;
      for await (const batch of connection.scan({ from: 'note', columns, key: ['id'] })) found.push(...batch);
      expect(found).toEqual(
        written.map(({ name, ticks, room }, id) => ({
          id,
          name,
          ticks: ticks === null ? null : String(ticks),
          room,
          absent: null,
        })),
      );
    }),
    { numRuns: 30 },
  );
  await connection.close();
});
