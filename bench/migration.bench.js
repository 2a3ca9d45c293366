import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateSample, sampleSets } from '../dist/lib/sample/sample.js';
import { hasProgram, measureProgram, measureStep } from './measure.js';

const data = path.join(path.dirname(fileURLToPath(import.meta.url)), 'data');

/** Export, rehearsal and import of a sample, beside plain copies of the same rows, in one run. */
export const run = async (args) => {
  const { values } = parseArgs({ args, options: { set: { type: 'string', default: 'S' } } });
  const set = sampleSets[values.set];
  if (set === undefined) throw new Error(`--set takes ${Object.keys(sampleSets).join(', ')}.`);
  mkdirSync(data, { recursive: true });
  const file = (name) => path.join(data, `${values.set}-${name}`);
  const fresh = (name) => {
    rmSync(file(name), { force: true });
    return file(name);
  };
  const legacy = file('legacy.db');
  if (!existsSync(legacy)) await generateSample(legacy, set);

  const lines = [];
  const add = (step, { seconds, cpu, megabytes }, messages) => {
    lines.push({ step, seconds, cpu, megabytes, rate: messages / seconds });
  };
  const total = set.messages;
  add(
    'JSON lines, the floor of an export',
    await measureStep('dumpMessages', { from: legacy, to: fresh('floor.jsonl') }),
    total,
  );
  add(
    'Export-CsPersistentChatData',
    await measureStep('exportCsPersistentChatData', { dbInstance: legacy, fileName: fresh('package.zip') }),
    total,
  );
  const target = { dbInstance: fresh('target.db') };
  await measureStep('newCsPersistentChatDatabase', target);
  const call = { ...target, fileName: file('package.zip') };
  add(
    'Import-CsPersistentChatData -WhatIf',
    await measureStep('importCsPersistentChatData', { ...call, whatIf: true }),
    total,
  );
  add(
    'Bare inserts, the floor of an import',
    await measureStep('copyMessages', { from: legacy, to: fresh('floor.db') }),
    total,
  );
  add('Import-CsPersistentChatData', await measureStep('importCsPersistentChatData', call), total);
  add('Import again, nothing to do', await measureStep('importCsPersistentChatData', call), total);
  if (hasProgram('sqlite3')) {
    const dump = await measureProgram('sqlite3', [legacy, '.dump'], { output: fresh('dump.sql') });
    add('sqlite3 .dump', { seconds: dump }, total);
    const restore = await measureProgram('sqlite3', [fresh('restored.db')], { input: file('dump.sql') });
    add('sqlite3 restore', { seconds: restore }, total);
  } else {
    console.log('sqlite3 is not on the PATH; dump and restore are left out.');
  }

  const number = (value, digits = 0) =>
    value === undefined
      ? ''
      : value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  console.log(
    `Set ${values.set}: ${number(set.rooms)} rooms, ${number(set.principals)} principals, ${number(total)} messages`,
  );
  console.log(
    `${'step'.padEnd(40)}${'seconds'.padStart(10)}${'CPU s'.padStart(10)}${'messages/s'.padStart(14)}${'peak MB'.padStart(10)}`,
  );
  for (const { step, seconds, cpu, megabytes, rate } of lines) {
    console.log(
      `${step.padEnd(40)}${number(seconds, 2).padStart(10)}${number(cpu, 2).padStart(10)}${number(rate).padStart(14)}${number(megabytes).padStart(10)}`,
    );
  }
};
