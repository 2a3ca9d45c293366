import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import type { ObjectDefinition } from '../../definitions/object-definition.js';
import { aboutTopic } from './about.js';
import { migrationTopic } from './about-migration.js';
import { asciiOnly } from './ascii-only.js';
import { helpFile } from './help.js';
import { manifest, type PackageFacts } from './manifest.js';
import { scriptModule } from './script-module.js';
import { formatFile, typesFile } from './views.js';

export interface ModuleSource {
  cmdlets: CmdletDefinition[];
  objects: ObjectDefinition[];
  /** The texts of the scripts written by hand. */
  privateScripts: string[];
  /** package.json. */
  facts: PackageFacts;
}

/** The generated files of the PowerShell module: path in the module's folder → text. */
export const generateModule = ({ cmdlets, objects, privateScripts, facts }: ModuleSource): Map<string, string> => {
  const minimumNodeVersion = facts.engines.node.replace('>=', '');
  const scripts: Record<string, string> = {
    'CsPersistentChat.psm1': scriptModule(cmdlets, objects, privateScripts, minimumNodeVersion, facts.homepage),
    'en-US/about_CsPersistentChat.help.txt': aboutTopic(cmdlets, minimumNodeVersion),
    'en-US/about_CsPersistentChat_Migration.help.txt': migrationTopic(),
  };
  const documents: Record<string, string> = {
    'CsPersistentChat.format.ps1xml': formatFile(objects),
    'CsPersistentChat.types.ps1xml': typesFile(objects),
    'en-US/CsPersistentChat-help.xml': helpFile(cmdlets, facts.homepage),
  };
  const manifestName = 'CsPersistentChat.psd1';
  const files = [manifestName, ...Object.keys(scripts), ...Object.keys(documents)];
  scripts[manifestName] = manifest(cmdlets, facts, files.sort());
  return new Map([
    ...Object.entries(scripts).map(([name, text]): [string, string] => [name, asciiOnly(name, text)]),
    ...Object.entries(documents),
  ]);
};
