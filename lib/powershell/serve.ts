import { frame } from './frames.js';

/** The program that the PowerShell module starts. It says at once that Node works; the rest is loaded meanwhile. */
process.stdout.write(frame('ready', process.versions.node));

const [{ serve }, { registry }, { loadCmdletDefinition }] = await Promise.all([
  import('./server.js'),
  import('../../cmdlets/registry.js'),
  import('../definitions/load.js'),
]);
await serve({ stdin: process.stdin, stdout: process.stdout, registry, loadDefinition: loadCmdletDefinition });
