import { hasProgram, measureProgram, measureStep } from './measure.js';
import { runAlone } from './run-alone.js';

/** Export, beside the same rows as plain lines of JSON (the floor) and sqlite3's dump. */
export const steps = async (set, table) => {
  const from = await set.legacy();
  table.add(
    'the rows as JSON lines, the floor of an export',
    await measureStep('dumpMessages', { from, to: set.fresh('floor.jsonl') }),
  );
  table.add('Export-CsPersistentChatData', await set.exported());
  if (hasProgram('sqlite3')) {
    table.add('sqlite3 .dump', await measureProgram('sqlite3', [from, '.dump'], { output: set.fresh('dump.sql') }));
  } else {
    console.log('sqlite3 is not on the PATH; its dump is left out.');
  }
};

export const run = runAlone(steps);
