import type { CmdletDefinition } from '../definitions/cmdlet-definition.js';
import { type Parameter, parametersOf } from '../definitions/parameters.js';

/** `dbInstance` → `db-instance`, `chatContentExceedsMB` → `chat-content-exceeds-mb`. */
export const optionName = (key: string): string =>
  key.replace(/(?<=[a-z0-9])[A-Z]+/g, (capitals) => `-${capitals}`).toLowerCase();

/** The parameters that every cmdlet has on the command line, and the two of those that change something. */
export const commonOptions = (definition: CmdletDefinition): Record<string, string> => ({
  ...(definition.cmdlet.supportsShouldProcess
    ? { 'what-if': 'Shows what would happen without doing it.', confirm: 'Asks before each change.' }
    : {}),
  json: 'Prints the objects as one JSON document.',
  verbose: 'Says more about what is being done.',
});

const collapsed = (name: string): string => name.replaceAll('-', '').toLowerCase();

const namesOf = ({ key, name, definition }: Parameter): string[] => [
  key,
  name,
  ...(definition.parameter.aliases ?? []),
];

/**
 * Spells the option names of a command line as `optionName` does: `--DBInstance`, `--dbinstance` and `-DBInstance` become
 * `--db-instance`. What is not a parameter of the cmdlet stays as it is.
 */
export const spellOptions = (definition: CmdletDefinition, args: string[]): string[] => {
  const known = new Map<string, string>();
  for (const name of Object.keys(commonOptions(definition))) known.set(collapsed(name), name);
  for (const parameter of parametersOf(definition)) {
    for (const name of namesOf(parameter)) known.set(collapsed(name), optionName(parameter.key));
  }
  return args.map((argument) => {
    const [, name, value = ''] = /^--?([a-z][a-z0-9-]*)(=.*)?$/is.exec(argument) ?? [];
    const option = name === undefined ? undefined : known.get(collapsed(name));
    return option === undefined ? argument : `--${option}${value}`;
  });
};
