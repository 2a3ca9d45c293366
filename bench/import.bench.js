import { hasProgram, measureProgram, measureStep } from './measure.js';
import { runAlone } from './run-alone.js';

/** Import, beside bare inserts of the same rows (the floor) and sqlite3 that reads its own dump. */
export const steps = async (set, table) => {
  const from = await set.legacy();
  table.add(
    'bare inserts of the rows, the floor of an import',
    await measureStep('copyMessages', { from, to: set.fresh('floor.db') }),
  );
  table.add('Import-CsPersistentChatData', await set.imported());
  const { dbInstance, fileName } = await set.imported();
  table.add(
    'the same import again, nothing to do',
    await measureStep('importCsPersistentChatData', { dbInstance, fileName }),
  );
  if (hasProgram('sqlite3')) {
    await measureProgram('sqlite3', [from, '.dump'], { output: set.fresh('dump.sql') });
    const restored = set.fresh('restored.db');
    table.add('sqlite3 restore', await measureProgram('sqlite3', [restored], { input: set.file('dump.sql') }));
  } else {
    console.log('sqlite3 is not on the PATH; its restore is left out.');
  }
};

export const run = runAlone(steps);
