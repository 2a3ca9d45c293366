import { copyFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  compareCsPersistentChatData,
  exportCsPersistentChatData,
  importCsPersistentChatData,
} from '../../cmdlets/index.js';
import { EmbeddedDatabase } from '../../lib/stores/embedded/connection.js';
import { createEmbeddedDatabase } from '../../lib/stores/embedded/create.js';
import { bindText } from '../../lib/stores/embedded/text.js';
import { Workspace } from '../workspace.js';

/** Whole migrations of small generated databases, by way of real files. */
const numRuns = 1_000;
const workspace = new Workspace();

beforeAll(async () => {
  workspace.open();
  await createEmbeddedDatabase(workspace.file('empty-legacy.db'), 'GroupChat');
  await createEmbeddedDatabase(workspace.file('empty-target.db'), 'PersistentChat');
});
afterAll(() => workspace.close());

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '\0', '\ud800', '\r\n', 'ma-filelink:x', '_x0041_', ']]>'),
);
const setting = fc.constantFrom(null, 0, 1);
const legacy = fc.record({
  categories: fc.array(
    fc.record({ parent: fc.nat(), invite: setting, logged: setting, members: fc.subarray([2, 3, 4]) }),
    { maxLength: 4 },
  ),
  rooms: fc.array(
    fc.record({
      parent: fc.nat(),
      description: anyText,
      invite: setting,
      disabled: fc.boolean(),
      auditorium: fc.boolean(),
      members: fc.subarray([2, 3, 4, 5]),
      managers: fc.subarray([2, 3, 4]),
      messages: fc.array(
        fc.record({
          gap: fc.integer({ min: 1, max: 3 }),
          author: fc.constantFrom(2, 3, 4, 5),
          date: fc.bigInt(0n, 2n ** 60n),
          alert: fc.boolean(),
          text: anyText,
        }),
        { maxLength: 6 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
type Legacy = typeof legacy extends fc.Arbitrary<infer T> ? T : never;

const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const write = (file: string, { categories, rooms }: Legacy): void => {
  const database = EmbeddedDatabase.open(file, 'write');
  database.execute('BEGIN');
  for (const [id, type] of [
    [2, 5],
    [3, 5],
    [4, 5],
    [5, 7],
  ] as const) {
    database.run(
      `INSERT INTO tblPrincipal (prinID, prinGuid, prinUri, prinName, prinDisabled, prinTypeID, prinAllowedPermSet, prinUseInheritedPerms, prinAddedOn, prinUpdatedOn, prinVerifiedOn)
       VALUES (?, ?, ?, ?, 0, ?, 0, 1, 1, 1, '2010-01-01')`,
      id,
      guid(id),
      `sip:person${id}@contoso.com`,
      `Person ${id}`,
      type,
    );
    database.run('INSERT INTO tblScopePrincipal VALUES (1, ?, 1)', id);
  }
  const node = (
    id: number,
    parent: number,
    type: number,
    name: string,
    more: Record<string, string | number | null | Uint8Array>,
  ): void => {
    const row = {
      nodeID: id,
      nodeGuid: guid(1_000 + id),
      parentID: parent,
      nodeType: type,
      nodeName: name,
      nodeDesc: '',
      topic: '',
      inheritance: 0,
      scopeChange: 1,
      overrideMember: 0,
      disabled: 0,
      behavior: 4,
      scopeDefinerId: 1,
      roleDefinerId: 1,
      nodeAddedBy: 1,
      nodeAddedOn: 1,
      nodeUpdatedBy: 1,
      nodeUpdatedOn: 1,
      ...more,
    };
    const names = Object.keys(row);
    database.run(
      `INSERT INTO tblNode (${names.join()}) VALUES (${names.map((column) => (column === 'nodeDesc' ? 'CAST(? AS TEXT)' : '?')).join()})`,
      ...Object.values(row),
    );
  };
  const role = (nodeId: number, principals: number[], type: number): void => {
    for (const id of principals)
      database.run('INSERT INTO tblPrincipalRole VALUES (?, ?, ?, 1, 0, 1)', nodeId, id, type);
  };
  for (const [i, { parent, members, invite, logged }] of categories.entries()) {
    node(10 + i, [1, ...categories.slice(0, i).map((_, above) => 10 + above)][parent % (i + 1)]!, 1, `Category ${i}`, {
      invite,
      logged,
    });
    role(10 + i, members, 1);
  }
  for (const [i, room] of rooms.entries()) {
    const id = 50 + i;
    const { description, invite, disabled, auditorium } = room;
    node(id, [1, ...categories.map((_, above) => 10 + above)][room.parent % (categories.length + 1)]!, 0, `Room ${i}`, {
      nodeDesc: bindText(description),
      invite,
      disabled: Number(disabled),
      behavior: auditorium ? 5 : 4,
    });
    role(id, room.members, 1);
    role(id, room.managers, 2);
    let chatId = 0;
    for (const { gap, author, date, alert, text } of room.messages) {
      chatId += gap;
      database.run(
        'INSERT INTO tblChat VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT))',
        id,
        chatId,
        date,
        author,
        Number(alert),
        bindText(text),
      );
    }
  }
  database.execute('COMMIT');
  database.close();
};

const messages = (name: string): string[] =>
  workspace
    .rows(
      name,
      `SELECT nodeGuid, chatId, CAST(chatDate AS TEXT) AS date, isAlert, prinUri, hex(CAST(content AS BLOB)) AS text FROM tblChat
       JOIN tblNode ON nodeID = channelId JOIN tblPrincipal ON prinID = userId WHERE disabled = 0 ORDER BY nodeGuid, chatId`,
    )
    .map((row) => JSON.stringify(Object.values(row)));

test('R2 R18 R19 R20: what is exported arrives exactly, as the rehearsal said, once', async () => {
  const [source, target, fileName] = [
    workspace.file('legacy.db'),
    workspace.file('target.db'),
    workspace.file('legacy.zip'),
  ];
  await fc.assert(
    fc.asyncProperty(legacy, async (value) => {
      copyFileSync(workspace.file('empty-legacy.db'), source);
      copyFileSync(workspace.file('empty-target.db'), target);
      write(source, value);
      await exportCsPersistentChatData({ dbInstance: source, fileName });
      const call = { dbInstance: target, fileName };
      const rehearsal = await importCsPersistentChatData({ ...call, whatIf: true });
      expect(rehearsal.errors).toBe(0);
      const result = await importCsPersistentChatData(call);
      if (result.backup !== '') rmSync(result.backup);
      if (result.undoFile !== '') rmSync(result.undoFile);
      expect({ ...result, whatIf: true, backup: '', undoFile: '' }).toEqual(rehearsal);
      expect(messages('target.db')).toEqual(messages('legacy.db'));
      // What the plan says of each room is what the target holds.
      const roles = workspace.rows(
        'target.db',
        `SELECT nodeName AS name, sum(prinRoleTypeID = 1) AS members, sum(prinRoleTypeID = 2) AS managers,
         (SELECT count(*) FROM tblChat WHERE channelId = nodeID) AS messages FROM tblNode LEFT JOIN tblPrincipalRole ON prinRoleNodeID = nodeID
         WHERE nodeType = 0 GROUP BY nodeID ORDER BY nodeID`,
      );
      const planned = rehearsal.changes.filter(({ kind, action }) => kind === 'Room' && action === 'Create');
      expect(
        roles.map(({ name, members, managers, messages }) => [name, members ?? 0, managers ?? 0, messages]),
      ).toEqual(planned.map(({ name, members, managers, messages }) => [name, members, managers, messages]));
      expect(await compareCsPersistentChatData(call)).toEqual([]);
      const bytes = workspace.bytes('target.db');
      const again = await importCsPersistentChatData(call);
      expect([again.messagesCreated, again.roomsOverwritten, again.backup]).toEqual([0, 0, '']);
      expect(workspace.bytes('target.db').equals(bytes)).toBe(true);
    }),
    { numRuns },
  );
}, 600_000);
