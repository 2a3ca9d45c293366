import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EmbeddedDatabase } from '../../lib/stores/embedded/connection.js';
import { Workspace } from '../workspace.js';
import { type BadValue, badValues } from './bad-values.js';
import { type Kind, makeLaxDatabases, tablesOf } from './lax-database.js';
import { migrate, type Outcome } from './migrate.js';
import { without } from './snapshot.js';

/** Every case with CS_PCHAT_TEST_HOSTILE=all, else each so many. */
const every = process.env.CS_PCHAT_TEST_HOSTILE === 'all' ? 1 : Number(process.env.CS_PCHAT_TEST_HOSTILE ?? 23);

/** Columns that no migration reads, whatever they hold (schema-mapping): nothing of them can be lost. */
const unread = new Set([
  'tblPrincipal.prinUseInheritedPerms',
  'tblPrincipal.prinPoolID',
  'tblPrincipal.prinPolicyID',
  'tblPrincipalAffiliations.index',
  'tblPrincipalAffiliations.updatedBy',
  'tblPrincipalInvites.invID',
  'tblNode.filestoreURI',
  'tblNode.inheritance',
  'tblNode.scopeChange',
  'tblNode.purgedOn',
  'tblPrincipalRole.honorsOverride',
  'tblPrincipalRole.honorsScope',
  'tblRoleType.rtypeAllowedPermSet',
  'tblRoleType.honorsOverride',
  'tblRoleType.honorsScope',
]);
const migrated =
  /^tbl(Principal|Node|PrincipalRole|ScopePrincipal|PrincipalAffiliations|SiopWhiteList|Chat|LastChatId|PrincipalInvites|Preference|RoleType)$/;

interface Case {
  table: string;
  column: string;
  value: BadValue;
  /** Which row, counted from 0 and round again. */
  row: number;
}

const casesOf = (kind: Kind): Case[] => {
  const cases: Case[] = [];
  for (const { name: table, columns } of tablesOf(kind)) {
    for (const column of columns) {
      for (const value of badValues(column)) cases.push({ table, column: column.name, value, row: cases.length * 7 });
    }
  }
  return cases;
};

/** @returns whether there was a row to put it into */
const putIn = (database: EmbeddedDatabase, { table, column, value, row }: Case): boolean => {
  const rows = database.rows<{ id: number }>(`SELECT rowid AS id FROM ${table} ORDER BY rowid`);
  const { id } = rows[row % rows.length] ?? {};
  const other = rows[(row + 1) % rows.length]?.id;
  if (id === undefined) return false;
  const sql = value.sql === 'other' ? `(SELECT "${column}" FROM ${table} WHERE rowid = ${other})` : value.sql;
  database.run(
    `UPDATE ${table} SET "${column}" = ${sql} WHERE rowid = ${id}`,
    ...(value.bound === undefined ? [] : [value.bound]),
  );
  return true;
};

describe.each(['GroupChat', 'PersistentChat'] as const)('a value that is not what it says in a %s source', (kind) => {
  const workspace = new Workspace();
  let sound: Outcome;
  beforeAll(async () => {
    workspace.open();
    await makeLaxDatabases(workspace);
    sound = await migrate(workspace, `${kind}.db`);
    expect(sound.error).toBeUndefined();
  });
  afterAll(() => workspace.close());

  const cases = casesOf(kind).filter((_, index) => index % every === 0 || every === 1);
  test.each(cases.map((item) => [`${item.table}.${item.column}: ${item.value.name} (row ${item.row})`, item] as const))(
    '%s',
    async (_, item) => {
      copyFileSync(workspace.file(`${kind}.db`), workspace.file('hostile.db'));
      if (!workspace.sql('hostile.db', (database) => putIn(database, item))) return;
      const outcome = await migrate(workspace, 'hostile.db');
      workspace.remove((name) => name.startsWith('hostile'));
      if (outcome.error !== undefined) return;
      const news = without(outcome.findings, sound.findings);
      const { rows } = sound as { rows: string[] };
      const lost = without(rows, outcome.rows);
      const gained = without(outcome.rows, rows);
      const isRead = migrated.test(item.table) && !unread.has(`${item.table}.${item.column}`);
      if (!isRead) expect({ lost, gained }).toEqual({ lost: [], gained: [] });
      else if (news.length === 0) {
        if (!item.value.isLegal)
          throw new Error(`the value is taken without a word: lost ${lost[0]}, gained ${gained[0]}`);
        if (lost.length > gained.length) throw new Error(`rows are lost without a word: ${lost.join('\n')}`);
      }
    },
  );
});
