import { parseArgs } from 'node:util';
import { SampleSet } from './sample-set.js';
import { Table } from './table.js';

/** The bench of these steps: `--set S|M|L`. */
export const runAlone =
  (...parts) =>
  async (args) => {
    const { values } = parseArgs({ args, options: { set: { type: 'string', default: 'S' } } });
    const set = new SampleSet(values.set);
    const table = new Table(set.title, set.messages);
    for (const steps of parts) await steps(set, table);
  };
