import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateSample, sampleSets } from '../dist/lib/sample/sample.js';
import { measureStep } from './measure.js';

const data = path.join(path.dirname(fileURLToPath(import.meta.url)), 'data');

/** The rehearsal of the structure alone (rooms, roles, principals) and with messages, of a sample set. */
export const run = async (args) => {
  const { values } = parseArgs({ args, options: { set: { type: 'string', default: 'M' } } });
  const set = sampleSets[values.set];
  if (set === undefined) throw new Error(`--set takes ${Object.keys(sampleSets).join(', ')}.`);
  mkdirSync(data, { recursive: true });
  const file = (name) => path.join(data, `${values.set}-${name}`);
  if (!existsSync(file('legacy.db'))) await generateSample(file('legacy.db'), set);
  rmSync(file('rehearsed.db'), { force: true });
  await measureStep('newCsPersistentChatDatabase', { dbInstance: file('rehearsed.db') });
  for (const level of ['RoomDirectory', 'All']) {
    const fileName = file(`${level}.zip`);
    await measureStep('exportCsPersistentChatData', { dbInstance: file('legacy.db'), fileName, level });
    const { seconds, cpu, megabytes, result } = await measureStep('importCsPersistentChatData', {
      dbInstance: file('rehearsed.db'),
      fileName,
      whatIf: true,
    });
    const figures = `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} CPU s, peak ${megabytes.toFixed(0)} MB`;
    console.log(
      `Rehearsal of set ${values.set} at level ${level}: ${figures}; ${result.roomsCreated.toLocaleString('en-US')} rooms, ${result.messagesCreated.toLocaleString('en-US')} messages.`,
    );
  }
};
