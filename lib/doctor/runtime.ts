import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Probe } from '../../schemas/types.js';
import { packageRoot } from '../package-root.js';
import { loadSettings } from '../settings.js';
import { fails, warns, works } from './probe.js';

/** The program, and the settings that it found. */
export function* probeRuntime(environment: NodeJS.ProcessEnv = process.env): Generator<Probe> {
  const { version, engines } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
  yield works('Program', 'cs-persistent-chat', `Version ${version} in ${packageRoot}.`);
  yield works('Program', 'Node', `${process.version} at ${process.execPath}; ${engines.node} is needed.`);
  yield works('Program', 'Computer', `${process.platform} ${process.arch}.`);
  try {
    const { pools, directory } = loadSettings(environment);
    const list = pools.map(({ fqdn, dbInstance }) => `${fqdn || '(no name)'} at ${dbInstance}`).join(', ');
    yield pools.length === 0 && directory === undefined
      ? warns(
          'Program',
          'Settings',
          'No pool and no directory is configured; every call must name its database.',
          'See docs/settings.md.',
        )
      : works('Program', 'Settings', `Pools: ${list || 'none'}. Directory: ${directory ?? 'none'}.`);
  } catch (thrown) {
    yield fails('Program', 'Settings', thrown);
  }
}
