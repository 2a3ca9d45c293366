import { readFileSync } from 'node:fs';
import { makeAjv, parameterSchema } from '../../../dist/lib/definitions/parameter-schema.js';
import { frame } from '../../../dist/lib/powershell/frames.js';
import { serve } from '../../../dist/lib/powershell/server.js';

process.stdout.write(frame('ready', process.versions.node));
const definition = JSON.parse(readFileSync(new URL('./Invoke-Echo.json', import.meta.url), 'utf8'));
await serve({
  stdin: process.stdin,
  stdout: process.stdout,
  ...(process.env.ECHO_PATIENCE === undefined ? {} : { patience: Number(process.env.ECHO_PATIENCE) }),
  cmdlets: {
    registry: { 'Invoke-Echo': () => import('./Invoke-Echo.js') },
    loadDefinition: () => definition,
    loadValidator: async () => makeAjv().compile(parameterSchema(definition)),
  },
});
