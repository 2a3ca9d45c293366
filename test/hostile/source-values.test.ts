import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Workspace } from '../workspace.js';
import { casesOf, putIn, sampleOf } from './cases.js';
import { makeLaxDatabases } from './lax-database.js';
import { migrate, type Outcome } from './migrate.js';
import { without } from './snapshot.js';

/** Columns that no migration reads, whatever they hold (schema-mapping): nothing of them can be lost. */
const unread = new Set([
  'tblPrincipal.prinUseInheritedPerms',
  'tblPrincipal.prinPoolID',
  'tblPrincipal.prinPolicyID',
  'tblPrincipalAffiliations.updatedBy',
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
/** Columns that only put rows into an order. */
const ordering = new Set(['tblPrincipalAffiliations.index', 'tblPrincipalInvites.invID']);

/** Columns whose other values give a row to another owner, who may have it already. */
const moving = /^tbl(ScopePrincipal|PrincipalRole|PrincipalAffiliations|PrincipalInvites|RoleType)\./;

const migrated =
  /^tbl(Principal|Node|PrincipalRole|ScopePrincipal|PrincipalAffiliations|SiopWhiteList|Chat|LastChatId|PrincipalInvites|Preference|RoleType)$/;

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

  test.each(sampleOf(casesOf(kind)).map((item) => [item.name, item] as const))('%s', async (_, item) => {
    // A name of its own, so that a case that goes wrong leaves the others alone.
    const file = `hostile-${item.row}.db`;
    copyFileSync(workspace.file(`${kind}.db`), workspace.file(file));
    if (!workspace.sql(file, (database) => putIn(database, item))) return;
    const outcome = await migrate(workspace, file);
    workspace.remove((name) => name.startsWith('hostile'));
    if (outcome.error !== undefined) return;
    const news = without(outcome.findings, sound.findings);
    const { rows } = sound as { rows: string[] };
    const lost = without(rows, outcome.rows);
    const gained = without(outcome.rows, rows);
    const name = `${item.table}.${item.column}`;
    if (ordering.has(name)) expect(lost).toHaveLength(gained.length);
    else if (!migrated.test(item.table) || unread.has(name)) expect({ lost, gained }).toEqual({ lost: [], gained: [] });
    else if (news.length === 0) {
      if (!item.value.isLegal)
        throw new Error(`the value is taken without a word: lost ${lost[0]}, gained ${gained[0]}`);
      if (lost.length > gained.length && !moving.test(name))
        throw new Error(`rows are lost without a word: ${lost.join('\n')}`);
    }
  });
});
