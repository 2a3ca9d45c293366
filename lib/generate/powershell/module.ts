import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import type { ObjectDefinition } from '../../definitions/object-definition.js';
import { aboutTopic } from './about.js';
import { asciiOnly } from './ascii-only.js';
import { helpFile } from './help.js';
import { manifest, type PackageFacts } from './manifest.js';
import { scriptModule } from './script-module.js';
import { formatFile, typesFile } from './views.js';

export interface ModuleSource {
  cmdlets: CmdletDefinition[];
  objects: ObjectDefinition[];
  /** package.json. */
  facts: PackageFacts & { engines: { node: string } };
}

/** The generated files of the PowerShell module: path in the module's folder → text. */
export const generateModule = ({ cmdlets, objects, facts }: ModuleSource): Map<string, string> => {
  const minimumNodeVersion = facts.engines.node.replace('>=', '');
  const scripts: Record<string, string> = {
    'CsPersistentChat.psd1': manifest(cmdlets, facts),
    'CsPersistentChat.psm1': scriptModule(cmdlets, objects, minimumNodeVersion),
    'en-US/about_CsPersistentChat.help.txt': aboutTopic(cmdlets, minimumNodeVersion),
  };
  return new Map([
    ...Object.entries(scripts).map(([name, text]): [string, string] => [name, asciiOnly(name, text)]),
    ['CsPersistentChat.format.ps1xml', formatFile(objects)],
    ['CsPersistentChat.types.ps1xml', typesFile(objects)],
    ['en-US/CsPersistentChat-help.xml', helpFile(cmdlets)],
  ]);
};
