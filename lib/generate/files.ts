import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cmdletNames, loadCmdletDefinition, loadObjectDefinition, objectNames } from '../definitions/load.js';
import { packageRoot } from '../package-root.js';
import { generateDocs } from './docs/docs.js';
import { generateModule } from './powershell/module.js';
import { generateTypes } from './types.js';
import { generateValidators } from './validators.js';

/** The texts of the scripts in `module/private`, in the order of their names. */
export const readPrivateScripts = (): string[] => {
  const folder = path.join(packageRoot, 'module', 'private');
  const names = readdirSync(folder).sort();
  return names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
};

/** Every generated file: its path from the project's root and its text. The same definitions give the same bytes. */
export const generateFiles = async (): Promise<Map<string, string>> => {
  const cmdlets = cmdletNames().map(loadCmdletDefinition);
  const objects = objectNames().map(loadObjectDefinition);
  const module = generateModule({
    cmdlets,
    objects,
    privateScripts: readPrivateScripts(),
    facts: JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')),
  });
  return new Map([
    ['schemas/types.ts', await generateTypes()],
    ['schemas/validators.ts', generateValidators(cmdlets)],
    ...[...module].map(([name, text]): [string, string] => [`module/CsPersistentChat/${name}`, text]),
    ...[...generateDocs(cmdlets, objects)].map(([name, text]): [string, string] => [`docs/${name}`, text]),
  ]);
};
