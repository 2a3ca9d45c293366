/**
 * Calls one function of the Node API in a process of its own, which a test may kill.
 * Arguments: the name of the function and its options as JSON. Says `ready` when the call begins and `done` when it has ended.
 */
import { writeSync } from 'node:fs';

const functions = await import('../../dist/cmdlets/index.js');
const [name, options] = process.argv.slice(2);
writeSync(1, 'ready\n');
await functions[name](JSON.parse(options));
writeSync(1, 'done\n');
