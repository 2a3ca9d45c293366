import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, jest, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import type { Progress } from '../../lib/host/host.js';
import { ProgressReporter } from '../../lib/host/progress.js';
import { generateSample } from '../../lib/sample/sample.js';
import { pingingServers } from '../../lib/stores/facts.js';
import { useWorkspace } from '../workspace.js';
import { databaseDigest } from './database-digest.js';

const workspace = useWorkspace();
const hour = 3_600_000;

afterEach(() => {
  jest.restoreAllMocks();
});

/** Calls a cmdlet in a process whose clock jumps back and forth by up to ten years whenever it is read. */
const callWithWildClock = (name: string, options: object): void => {
  const clock = `
    const now = Date.now; const Real = Date; let reads = 0;
    const jump = () => (((++reads * 7919) % 21) - 10) * ${365 * 24 * hour};
    globalThis.Date = class extends Real {
      constructor(...args) { super(...(args.length > 0 ? args : [now() + jump()])); }
      static now() { return now() + jump(); }
    };`;
  execFileSync(
    process.execPath,
    [
      '--no-warnings',
      `--import=data:text/javascript,${encodeURIComponent(clock)}`,
      path.join(import.meta.dirname, 'call-cmdlet.js'),
      name,
      JSON.stringify(options),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
};

test('a clock that jumps changes nothing in what an export and an import make', async () => {
  await generateSample(workspace.file('legacy.db'));
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('calm.db') });
  const sourceOf = (name: string) => ({ dbInstance: workspace.file('legacy.db'), fileName: workspace.file(name) });
  await exportCsPersistentChatData(sourceOf('calm.zip'));
  callWithWildClock('exportCsPersistentChatData', sourceOf('wild.zip'));
  expect(workspace.bytes('wild.zip')).toEqual(workspace.bytes('calm.zip'));

  copyFileSync(workspace.file('calm.db'), workspace.file('wild.db'));
  const into = (name: string) => ({ dbInstance: workspace.file(name), fileName: workspace.file('calm.zip') });
  const { undoFile } = await importCsPersistentChatData(into('calm.db'));
  callWithWildClock('importCsPersistentChatData', into('wild.db'));
  expect(databaseDigest(workspace.file('wild.db'))).toBe(databaseDigest(workspace.file('calm.db')));
  expect(undoFile).not.toBe('');
  expect(workspace.list().filter((name) => name.startsWith('wild.before-import'))).toHaveLength(2);
});

test('a clock that is set back does not stop the progress', async () => {
  const reported: Progress[] = [];
  const reporter = new ProgressReporter(
    { writeProgress: (progress: Progress) => reported.push(progress) } as never,
    'x',
  );
  const now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now - reported.length * hour);
  const start = performance.now();
  for (let done = 0; performance.now() - start < 350; done++) reporter.report('', done, 1e12);
  expect(reported.length).toBeGreaterThanOrEqual(3);
  expect(reported.length).toBeLessThanOrEqual(5);
});

test.each([
  ['ahead of the server', 5 * 60_000, ['server.contoso.com']],
  ['behind the server', -5 * 60_000, ['server.contoso.com']],
  ['an hour ahead', hour, []],
  ['an hour behind', -hour, []],
])('R14 a service that has just pinged, and a clock that is %s', async (_, difference, expected) => {
  const ping = Date.UTC(2013, 4, 6, 12);
  const connection = {
    tables: () => ['tblServerIdentity'],
    scan: async function* () {
      const serverLastPingTime = new Date(ping).toISOString();
      yield [{ serverID: 1, serverAddress: 'server.contoso.com', serverLastPingTime }];
    },
  };
  expect(await pingingServers(connection as never, ping + difference)).toEqual(expected);
});
