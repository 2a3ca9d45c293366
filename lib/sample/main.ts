import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { CmdletError } from '../host/cmdlet-error.js';
import { parseAddress } from '../stores/address.js';
import { defaultDatabase } from '../stores/sqlserver/open.js';
import { copyToServer } from './copy-to-server.js';
import { generateSample, type SampleOptions, sampleSets } from './sample.js';

/** Read as text: yargs would take `0x10` and the empty text for numbers. */
const count = (describe: string) =>
  ({
    type: 'string',
    requiresArg: true,
    describe,
    coerce: (value: unknown): number => {
      if (/^\d{1,9}$/.test(String(value))) return Number(value);
      throw new Error(`${value} is not a whole number.`);
    },
  }) as const;

const { out, dbName, set, product, wellFormed, rooms, principals, messages, seed } = yargs(hideBin(process.argv))
  .scriptName('npm run sample --')
  .usage('$0 --out legacy.db --set S\n\nMakes the database of a company that does not exist.')
  .options({
    out: {
      type: 'string',
      default: 'legacy.db',
      describe: 'A new file, or a SQL Server as -DBInstance takes it; the login comes from the environment',
    },
    'db-name': { type: 'string', default: defaultDatabase, describe: 'The new database on the server' },
    set: { choices: Object.keys(sampleSets) as (keyof typeof sampleSets)[], describe: 'Numbers that belong together' },
    rooms: count('Rooms'),
    principals: count('People, groups and folders'),
    messages: count('Messages'),
    seed: count('Another seed gives other rooms, people and messages'),
    product: { choices: ['Lync2010', 'Ocs2007R2'] as const, default: 'Lync2010' as const, describe: 'The version' },
    'well-formed': {
      type: 'boolean',
      default: false,
      describe: 'Leave out texts that a server may refuse that stores UTF-8',
    },
  })
  .strict()
  .version(false)
  .parseSync();

try {
  const given = Object.entries({ rooms, principals, messages, seed }).filter(([, value]) => value !== undefined);
  const sample: SampleOptions = {
    ...(set === undefined ? {} : sampleSets[set]),
    ...Object.fromEntries(given),
    product,
    wellFormed,
    onProgress: (done, total) => {
      if (process.stderr.isTTY)
        process.stderr.write(`\r${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} messages`);
    },
  };
  const address = parseAddress(out);
  if (address.kind === 'embedded') {
    await generateSample(address.path, sample);
  } else {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'cs-pchat-sample-'));
    try {
      const file = path.join(folder, 'sample.db');
      await generateSample(file, sample);
      await copyToServer(file, address, { dbInstance: out, dbName }, { kind: 'GroupChat', product });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  console.log(`Wrote ${out}.`);
} catch (thrown) {
  const error = CmdletError.from(thrown);
  console.error(`${error.message} ${error.recommendedAction}`);
  process.exitCode = error.exitCode;
}
