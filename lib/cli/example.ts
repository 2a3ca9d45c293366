import type { CmdletDefinition } from '../definitions/cmdlet-definition.js';
import { optionName } from './option-name.js';

/**
 * A PowerShell example as a command line, where that is a plain call of the cmdlet.
 *
 * @returns undefined for pipelines, variables and script blocks
 */
export const exampleCommand = (definition: CmdletDefinition, line: string): string | undefined => {
  if (!line.startsWith(definition.title) || /[$|{}`@]/.test(line)) return undefined;
  const keys = new Map(Object.entries(definition.properties).map(([key, { parameter }]) => [parameter.name, key]));
  const command = line
    .replace(/(?<=\s)-([A-Za-z]+)/g, (_, name: string) => `--${optionName(keys.get(name) ?? name)}`)
    .replace(/(?<='),\s*(?=')/g, ' ')
    .replaceAll("'", '"');
  return `cs-persistent-chat ${command}`;
};
