import { probeDatabase } from '../lib/doctor/database.js';
import { probeDirectory } from '../lib/doctor/directory.js';
import { probeRuntime } from '../lib/doctor/runtime.js';
import type { Run } from '../lib/host/cmdlet.js';
import type { TestCsPersistentChatSetupOptions } from '../schemas/types.js';

/** The doctor: what works on this computer, with a database and with a directory, and why the rest does not. */
export const run: Run<TestCsPersistentChatSetupOptions, undefined> = async (options, host) => {
  const { dbInstance, directory, ...login } = options;
  for (const probe of probeRuntime()) await host.writeObject('Probe', probe);
  if (dbInstance !== undefined) {
    const probes = probeDatabase({ dbInstance, ...login }, host.signal);
    for await (const probe of probes) await host.writeObject('Probe', probe);
  }
  if (directory !== undefined) {
    for await (const probe of probeDirectory({ directory })) await host.writeObject('Probe', probe);
  }
  return undefined;
};
