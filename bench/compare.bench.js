import { hasProgram, measureProgram, measureStep } from './measure.js';
import { runAlone } from './run-alone.js';

/** Comparison of a package with the target that holds it, beside a plain comparison of the rows (sqlite3, no digests). */
export const steps = async (set, table) => {
  const { dbInstance, fileName } = await set.imported();
  table.add('Compare-CsPersistentChatData', await measureStep('compareCsPersistentChatData', { dbInstance, fileName }));
  if (!hasProgram('sqlite3')) return;
  const sql = `ATTACH '${(await set.legacy()).replaceAll("'", "''")}' AS legacy;
    SELECT count(*) FROM main.tblChat AS ours JOIN main.tblNode AS room ON room.nodeID = ours.channelId
    JOIN legacy.tblNode AS node ON node.nodeGuid = room.nodeGuid
    JOIN legacy.tblChat AS theirs ON theirs.channelID = node.nodeID AND theirs.chatID = ours.chatId
    WHERE theirs.content = ours.content;`;
  table.add('sqlite3 join of the texts', await measureProgram('sqlite3', [dbInstance, sql]));
};

export const run = runAlone(steps);
