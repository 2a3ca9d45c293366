import { beforeEach, expect, test } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { exportCsPersistentChatData } from '../../cmdlets/index.js';
import { EntryName } from '../../lib/package/format.js';
import { ZipReader } from '../../lib/package/zip-reader.js';
import { generateSample } from '../../lib/sample/sample.js';
import { useWorkspace } from '../workspace.js';

/**
 * Reads the four known files as a public reader of real exports does (export-format section 3): ChatRooms.xml node by node,
 * where Desc must follow Name at once, and Roles must follow at once too, with nothing, not even white space, in between.
 */
const workspace = useWorkspace();
const entries = new Map<string, string>();

beforeEach(async () => {
  entries.clear();
  await generateSample(workspace.file('legacy.db'));
  await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName: workspace.file('legacy.zip') });
  const zip = await ZipReader.open({ fileName: workspace.file('legacy.zip') });
  for (const name of zip.names) {
    let text = '';
    for await (const part of zip.text(name)) text += part;
    entries.set(name, text);
  }
  zip.close();
});

interface Event {
  kind: 'open' | 'text' | 'close';
  name: string;
  attributes: Record<string, string>;
}

const eventsOf = (xml: string): Event[] => {
  const events: Event[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) =>
    events.push({ kind: 'open', name, attributes: { ...(attributes as Record<string, string>) } }),
  );
  parser.on('text', (text) => events.push({ kind: 'text', name: text, attributes: {} }));
  parser.on('closetag', ({ name }) => events.push({ kind: 'close', name, attributes: {} }));
  parser.write(xml).close();
  return events;
};

test('the four files lie at the top of the archive', () => {
  expect([...entries.keys()]).toEqual(
    expect.arrayContaining(['AdUsers.xml', 'AdGroups.xml', 'AdAffiliations.xml', 'ChatRooms.xml']),
  );
});

test('users and groups have their key and name under Pool and a list of the name of the file', () => {
  const users = eventsOf(entries.get(EntryName.users)!).filter(({ kind }) => kind === 'open');
  expect(users.slice(0, 2).map(({ name }) => name)).toEqual(['Pool', 'AdUsers']);
  expect(users.slice(2).every(({ name, attributes }) => name === 'User' && attributes.principalId !== undefined)).toBe(
    true,
  );
  expect(
    users.filter(({ attributes }) => attributes.UserPrincipalName?.endsWith('@contoso.com')).length,
  ).toBeGreaterThan(20);
  const groups = eventsOf(entries.get(EntryName.groups)!).filter(({ kind }) => kind === 'open');
  expect(groups.slice(0, 2).map(({ name }) => name)).toEqual(['Pool', 'AdGroups']);
  expect(
    groups.slice(2).every(({ name, attributes }) => name === 'Group' && attributes.principalId !== undefined),
  ).toBe(true);
});

test('affiliations join by the same key', () => {
  const keys = new Set(
    [EntryName.users, EntryName.groups, EntryName.folders].flatMap((name) =>
      eventsOf(entries.get(name)!).map(({ attributes }) => attributes.principalId),
    ),
  );
  const opened = eventsOf(entries.get(EntryName.affiliations)!).filter(({ kind }) => kind === 'open');
  expect(new Set(opened.map(({ name }) => name))).toEqual(
    new Set(['Pool', 'AdAffiliations', 'User', 'Groups', 'Group']),
  );
  expect(
    opened.filter(({ name }) => name === 'User' || name === 'Group').every(({ attributes }) => keys.has(attributes.id)),
  ).toBe(true);
});

test('rooms: Name, Desc and Roles next to each other, roles as attributes of one Principal element', () => {
  const events = eventsOf(entries.get(EntryName.rooms)!);
  const rooms = events.filter(({ kind, name }) => kind === 'open' && name === 'ChatRoom');
  expect(rooms).toHaveLength(40);
  expect(rooms.filter(({ attributes }) => attributes.isDisabled === '1')).toHaveLength(2);
  expect(rooms.every(({ attributes }) => attributes.isDisabled === '0' || attributes.isDisabled === '1')).toBe(true);
  let withRoles = 0;
  for (const [i, { kind, name }] of events.entries()) {
    if (kind !== 'open' || name !== 'Name') continue;
    // open Name, text, close Name, open Desc, text, close Desc, then Roles or the end of the room.
    expect(events.slice(i + 2, i + 4).map((event) => `${event.kind} ${event.name}`)).toEqual([
      'close Name',
      'open Desc',
    ]);
    const next = events[i + 6]!;
    expect(['open Roles', 'close ChatRoom']).toContain(`${next.kind} ${next.name}`);
    if (next.name === 'Roles') withRoles++;
  }
  expect(withRoles).toBe(40);
  const principals = events.filter(({ kind, name }) => kind === 'open' && name === 'Principal');
  for (const { attributes } of principals) {
    expect(attributes.id).toMatch(/^[0-9A-F-]{36}$/);
    for (const role of ['isManager', 'isMember', 'isCreator']) expect(['0', '1']).toContain(attributes[role]);
  }
});
