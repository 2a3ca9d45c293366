import { measureStep } from './measure.js';
import { runAlone } from './run-alone.js';

/** The rehearsal of the structure alone (rooms, roles, principals), and with messages. */
export const steps = async (set, table) => {
  const dbInstance = await set.target();
  const structure = set.fresh('structure.zip');
  const exportCall = { dbInstance: await set.legacy(), fileName: structure, level: 'RoomDirectory' };
  await measureStep('exportCsPersistentChatData', exportCall);
  const rehearse = (fileName) => measureStep('importCsPersistentChatData', { dbInstance, fileName, whatIf: true });
  table.add('Import-CsPersistentChatData -WhatIf, without messages', await rehearse(structure), 0);
  const { fileName } = await set.exported();
  table.add('Import-CsPersistentChatData -WhatIf', await rehearse(fileName));
};

export const run = runAlone(steps);
