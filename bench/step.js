import { keepHeapSmall } from '../dist/lib/host/heap.js';

/** Runs one step, named on standard input, and says what it took. Only what the step needs is loaded. */
keepHeapSmall();
let text = '';
for await (const chunk of process.stdin) text += chunk;
const { name, options } = JSON.parse(text);
const plain = await import('./plain-copy.js');
const step = plain[name] ?? (await import('../dist/cmdlets/index.js'))[name];
const started = process.hrtime.bigint();
const returned = (await step(options)) ?? {};
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
// Only now: findings and changes are made when they are looked at, which the cmdlet in PowerShell does not do.
const { findings, changes, ...result } = returned;
console.log(JSON.stringify({ seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, result }));
