/**
 * Calls one function of the Node API in a process of its own, which a test may kill.
 * Arguments: the name of the function and its options as JSON. Says `ready` when the call begins,
 * `progress` and its name when an activity does, and `done` when it has ended.
 */
import { writeSync } from 'node:fs';

const functions = await import('../../dist/cmdlets/index.js');
const [name, options] = process.argv.slice(2);
writeSync(1, 'ready\n');
let current;
await functions[name]({
  ...JSON.parse(options),
  onProgress: ({ activity }) => {
    if (activity !== current) writeSync(1, `progress ${activity}\n`);
    current = activity;
  },
});
writeSync(1, 'done\n');
