import { probeDatabase } from '../lib/doctor/database.js';
import { probeRuntime } from '../lib/doctor/runtime.js';
import type { Run } from '../lib/host/cmdlet.js';
import type { TestCsPersistentChatSetupOptions } from '../schemas/types.js';

/** The doctor: what works on this computer and with a database, and why the rest does not. */
export const run: Run<TestCsPersistentChatSetupOptions, undefined> = async ({ dbInstance, ...login }, host) => {
  for (const probe of probeRuntime()) await host.writeObject('Probe', probe);
  if (dbInstance === undefined) return;
  for await (const probe of probeDatabase({ dbInstance, ...login }, host.signal))
    await host.writeObject('Probe', probe);
};
