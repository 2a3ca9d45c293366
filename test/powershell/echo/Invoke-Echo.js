import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CmdletError } from '../../../dist/lib/host/cmdlet-error.js';

const finding = (message) => ({
  severity: 'Information',
  code: 'Echo',
  rule: '',
  kind: '',
  name: '',
  message,
  before: '',
  after: '',
  action: '',
});

const plain = (_key, value) =>
  value?.type === 'Buffer' ? createHash('sha256').update(Buffer.from(value.data)).digest('hex') : value;

/** What each value of -Act does. */
const acts = {
  Text: ({ text }, host) => host.writeObject('Finding', finding(text)),
  Options: async (options, host) => {
    const { verbose, whatIf } = host;
    const seen = { ...options, verbose, whatIf, folder: process.cwd(), process: process.pid };
    await host.writeObject('Finding', finding(JSON.stringify(seen, plain)));
  },
  Objects: async ({ count }, host) => {
    for (let index = 0; index < count; index++) await host.writeObject('Finding', finding(String(index)));
  },
  Bytes: ({ count }, host) => host.writeBytes(Uint8Array.from({ length: count }, (_, index) => index % 251)),
  Messages: async (_, host) => {
    host.writeVerbose('one');
    await host.writeObject('Finding', finding('two'));
    host.writeWarning('three');
    await host.writeObject('Finding', finding('four'));
    for (let index = 0; index < 100_000; index++) {
      host.writeProgress({ activity: 'Counting', status: `${index} of many`, percentComplete: index / 1000 });
    }
    host.writeProgress({ activity: 'Counting', status: 'Completed', percentComplete: 100, completed: true });
  },
  /** An error about this object of the pipeline. */
  Missing: async ({ text }, host) => {
    if (text.startsWith('missing')) throw new CmdletError('EndpointNotFound', `There is no ${text}.`, { target: text });
    await host.writeObject('Finding', finding(text));
  },
  /** Each text, and what Node has seen of it. */
  Texts: async ({ list, text }, host) => {
    for (const message of list ?? [text]) {
      const after = createHash('sha256').update(Buffer.from(message, 'utf16le')).digest('hex');
      await host.writeObject('Finding', { ...finding(message), after });
    }
  },
  /** The objects of the JSON text `{ name, value }`. */
  Views: async ({ list }, host) => {
    for (const { name, value } of list.map((text) => JSON.parse(text))) await host.writeObject(name, value);
  },
  Errors: async (_, host) => {
    host.writeError(new CmdletError('RoomNotFound', 'There is no room <a> & "b".', { target: 'the room' }));
    await host.writeObject('Finding', finding('after the error'));
  },
  Fatal: async ({ text }, host) => {
    await host.writeObject('Finding', finding('before the error'));
    throw new CmdletError('CategoryNotFound', 'There is no such category.', { target: text });
  },
  Question: async ({ count = 1 }, host) => {
    for (let index = 1; index <= count; index++) {
      const yes = await host.shouldProcess({ target: `target ${index}`, action: 'Change' });
      await host.writeObject('Finding', finding(`${index} ${yes}`));
    }
  },
  /** Says in the file `text` when it began, and whether it was cancelled. */
  Slow: async ({ text }, host) => {
    appendFileSync(text, 'started\n');
    try {
      while (true) {
        await host.writeObject('Finding', finding('tick'));
        await sleep(20, undefined, { signal: host.signal });
      }
    } finally {
      appendFileSync(text, host.signal.aborted ? 'cancelled\n' : 'left\n');
    }
  },
  Silent: async ({ text }, host) => {
    appendFileSync(text, 'started\n');
    await sleep(60_000, undefined, { signal: host.signal }).finally(() => appendFileSync(text, 'cancelled\n'));
  },
  /** Says in the file `text` what became of its question. */
  Ask: async ({ text }, host) => {
    appendFileSync(text, 'started\n');
    const answer = host.shouldProcess({ target: 'target', action: 'Change' });
    await answer.then(
      (yes) => appendFileSync(text, `${yes}\n`),
      () => appendFileSync(text, 'cancelled\n'),
    );
    host.signal.throwIfAborted();
  },
  Crash: () => {
    setImmediate(() => process.kill(process.pid, 'SIGKILL'));
    return sleep(60_000);
  },
};

export const run = (options, host) => acts[options.act](options, host);
