import * as api from '../dist/cmdlets/index.js';
import { copyMessages, dumpMessages, loadMessages } from './plain-copy.js';

/** Runs one step, named on standard input, and says what it took. */
let text = '';
for await (const chunk of process.stdin) text += chunk;
const { name, options } = JSON.parse(text);
const step = { ...api, copyMessages, dumpMessages, loadMessages }[name];
const started = process.hrtime.bigint();
const { findings, changes, ...result } = await step(options);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, result }));
