import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CmdletError } from '../host/cmdlet-error.js';
import { parseAddress } from '../stores/address.js';
import type { NewDatabase } from '../stores/schema/new-database.js';
import { copyToServer } from './copy-to-server.js';
import { generateSample, type SampleOptions, sampleSets } from './sample.js';

/**
 * `npm run sample -- --out legacy.db [--set S|M|L] [--rooms n] [--principals n] [--messages n] [--seed n] [--product …]`
 *
 * `--well-formed` leaves out texts that a server may refuse that stores UTF-8. `--out` may also be a SQL Server, as -DBInstance takes it, with `--db-name`; the login comes from the environment.
 */
const text = { type: 'string' } as const;
const options = {
  out: text,
  'db-name': text,
  set: text,
  rooms: text,
  principals: text,
  messages: text,
  seed: text,
  product: text,
  'well-formed': { type: 'boolean' },
} as const;

try {
  const { values } = parseArgs({ options });
  const number = (name: 'rooms' | 'principals' | 'messages' | 'seed'): Partial<SampleOptions> => {
    const value = values[name];
    if (value === undefined) return {};
    if (!/^\d{1,9}$/.test(value))
      throw new CmdletError('ParameterInvalid', `--${name} takes a whole number.`, { target: name });
    return { [name]: Number(value) };
  };
  const { out = 'legacy.db', set, product } = values;
  if (set !== undefined && !Object.hasOwn(sampleSets, set)) {
    throw new CmdletError('ParameterInvalid', '--set takes S, M or L.', { target: 'set' });
  }
  if (product !== undefined && product !== 'Lync2010' && product !== 'Ocs2007R2') {
    throw new CmdletError('ParameterInvalid', '--product takes Lync2010 or Ocs2007R2.', { target: 'product' });
  }
  const sample: SampleOptions = {
    ...(set === undefined ? {} : sampleSets[set as keyof typeof sampleSets]),
    ...number('rooms'),
    ...number('principals'),
    ...number('messages'),
    ...number('seed'),
    ...(product === undefined ? {} : { product }),
    wellFormed: values['well-formed'] ?? false,
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
      const kind: NewDatabase = { kind: 'GroupChat', ...(product === undefined ? {} : { product }) };
      await copyToServer(file, address, { dbInstance: out, dbName: values['db-name'] ?? 'mgc' }, kind);
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
