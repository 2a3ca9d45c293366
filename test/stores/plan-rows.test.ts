import { expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { PackageReader } from '../../lib/package/package-reader.js';
import { makePlan } from '../../lib/plan/make-plan.js';
import { defaultChoices } from '../../lib/plan/structure.js';
import { generateSample } from '../../lib/sample/sample.js';
import { openTarget } from '../../lib/stores/open.js';
import { PlanRows } from '../../lib/stores/plan-rows.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

const quiet = { onWarning: () => undefined };

/** Whether an import of the package would write messages into rooms that the target has. */
const addsToRooms = async (fileName: string): Promise<boolean> => {
  const { signal } = new AbortController();
  const reader = await PackageReader.open({ fileName: workspace.file(fileName) });
  const target = await openTarget({ dbInstance: workspace.file('target.db') }, 'read', signal);
  try {
    const { plan, content } = await makePlan(reader, target, {
      choices: defaultChoices(),
      signal,
      onProgress: () => undefined,
    });
    const [numbers] = workspace.rows(
      'target.db',
      `SELECT (SELECT max(nodeID) FROM tblNode) AS lastNode, (SELECT max(prinID) FROM tblPrincipal) AS lastPrincipal`,
    );
    const { lastNode, lastPrincipal } = numbers as { lastNode: number; lastPrincipal: number };
    return new PlanRows(plan, content, { root: 1, lastNode, lastPrincipal, roleTypes: new Map() }).addsToRooms;
  } finally {
    await target.close();
    reader.close();
  }
};

test('messages are added to rooms of the target only when it lacks some of theirs', async () => {
  await generateSample(workspace.file('whole.db'), { messages: 300, wellFormed: true });
  await generateSample(workspace.file('half.db'), { messages: 300, wellFormed: true });
  workspace.run('half.db', 'DELETE FROM tblChat WHERE chatID % 2 = 0');
  for (const name of ['whole', 'half']) {
    const fileName = workspace.file(`${name}.zip`);
    await exportCsPersistentChatData({ dbInstance: workspace.file(`${name}.db`), fileName, ...quiet });
  }
  const target = { dbInstance: workspace.file('target.db') };
  await newCsPersistentChatDatabase(target);
  expect(await addsToRooms('whole.zip')).toBe(false);
  await importCsPersistentChatData({ ...target, fileName: workspace.file('half.zip'), ...quiet });
  expect(await addsToRooms('half.zip')).toBe(false);
  expect(await addsToRooms('whole.zip')).toBe(true);
});
