import { statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createAside, createEmbeddedDatabase } from '../../../lib/stores/embedded/create.js';
import { useWorkspace } from '../../workspace.js';

const workspace = useWorkspace();
const file = () => workspace.file('new.db');

describe.each(['PersistentChat', 'GroupChat'] as const)('an empty %s database', (kind) => {
  test('is one file that only its owner may read', async () => {
    await createEmbeddedDatabase(file(), kind);
    expect(workspace.list()).toEqual(['new.db']);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('has a root that is its own parent, and the system user', async () => {
    await createEmbeddedDatabase(file(), kind);
    expect(workspace.rows('new.db', 'SELECT nodeID, parentID, nodeType, disabled, nodeAddedBy FROM tblNode')).toEqual([
      { nodeID: 1, parentID: 1, nodeType: 1, disabled: 0, nodeAddedBy: 1 },
    ]);
    expect(workspace.rows('new.db', 'SELECT prinID, prinTypeID, prinDisabled FROM tblPrincipal')).toEqual([
      { prinID: 1, prinTypeID: 4, prinDisabled: 0 },
    ]);
    expect(workspace.rows('new.db', 'PRAGMA foreign_key_check')).toEqual([]);
    expect(workspace.rows('new.db', 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  test('has GUIDs of its own, upper case', async () => {
    await createEmbeddedDatabase(file(), kind);
    await createEmbeddedDatabase(workspace.file('other.db'), kind);
    const guids = ['new.db', 'other.db'].flatMap((name) =>
      workspace
        .rows(name, 'SELECT nodeGuid AS guid FROM tblNode UNION ALL SELECT prinGuid FROM tblPrincipal')
        .map(({ guid }) => String(guid)),
    );
    expect(new Set(guids).size).toBe(4);
    for (const guid of guids) expect(guid).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  });

  test('has the static rows', async () => {
    await createEmbeddedDatabase(file(), kind);
    const [counts] = workspace.rows(
      'new.db',
      `SELECT (SELECT count(*) FROM tblPrincipalType) AS kinds, (SELECT count(*) FROM tblRoleType) AS roles,
       (SELECT count(*) FROM tblEnumValue) AS "values", (SELECT sysRevision FROM tblSystemRevision) AS revision`,
    );
    const expected = kind === 'PersistentChat' ? { kinds: 8, roles: 4, values: 5 } : { kinds: 11, roles: 3, values: 4 };
    expect(counts).toEqual({ ...expected, revision: 1 });
  });

  test('does not replace a file', async () => {
    writeFileSync(file(), 'mine');
    await expect(createEmbeddedDatabase(file(), kind)).rejects.toMatchObject({
      code: 'DatabaseExists',
      target: file(),
    });
    expect(workspace.bytes('new.db').toString()).toBe('mine');
    expect(workspace.list()).toEqual(['new.db']);
  });

  test('needs a folder', async () => {
    await expect(createEmbeddedDatabase(workspace.file('nowhere/new.db'), kind)).rejects.toMatchObject({
      code: 'FileNotWritable',
    });
    expect(workspace.list()).toEqual([]);
  });
});

test('a step that fails leaves nothing behind', async () => {
  const failing = createAside(file(), (database) => {
    database.execute('CREATE TABLE half (made INTEGER)');
    throw new Error('enough');
  });
  await expect(failing).rejects.toThrow('enough');
  expect(workspace.list()).toEqual([]);
});

test('a file that comes to be in the meantime is not replaced', async () => {
  const late = createAside(file(), () => writeFileSync(file(), 'faster'));
  await expect(late).rejects.toMatchObject({ code: 'DatabaseExists' });
  expect(workspace.bytes('new.db').toString()).toBe('faster');
  expect(workspace.list()).toEqual(['new.db']);
});
