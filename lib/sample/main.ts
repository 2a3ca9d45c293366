import { parseArgs } from 'node:util';
import { CmdletError } from '../host/cmdlet-error.js';
import { generateSample, type SampleOptions, sampleSets } from './sample.js';

/** `npm run sample -- --out legacy.db [--set S|M|L] [--rooms n] [--principals n] [--messages n] [--seed n] [--product …]` */
const text = { type: 'string' } as const;
const options = { out: text, set: text, rooms: text, principals: text, messages: text, seed: text, product: text };

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
  await generateSample(out, {
    ...(set === undefined ? {} : sampleSets[set as keyof typeof sampleSets]),
    ...number('rooms'),
    ...number('principals'),
    ...number('messages'),
    ...number('seed'),
    ...(product === undefined ? {} : { product }),
    onProgress: (done, total) => {
      if (process.stderr.isTTY)
        process.stderr.write(`\r${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} messages`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  console.log(`Wrote ${out}.`);
} catch (thrown) {
  const error = CmdletError.from(thrown);
  console.error(`${error.message} ${error.recommendedAction}`);
  process.exitCode = error.exitCode;
}
