import type { CmdletDefinition } from '../definitions/cmdlet-definition.js';
import { type Parameter, parametersOf } from '../definitions/parameters.js';
import { CmdletError } from '../host/cmdlet-error.js';

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

/** yargs takes every value but `true` for a no: `--what-if=yes` would make the change that it should only show. */
const spellSwitchValue = (option: string, value: string): string => {
  const spelt = value.toLowerCase();
  if (spelt === 'true' || spelt === 'false') return spelt;
  throw new CmdletError('ParameterInvalid', `--${option} is true or false, not ${JSON.stringify(value)}.`, {
    target: option,
  });
};

/**
 * Spells a command line as yargs wants it. Names become what `optionName` gives: `--DBInstance`, `--dbinstance` and
 * `-DBInstance` are `--db-instance`; what is not a parameter of the cmdlet stays as it is. The values of switches become
 * `true` and `false`.
 *
 * @throws CmdletError ParameterInvalid where a switch is given another value with `=`
 */
export const spellOptions = (definition: CmdletDefinition, args: string[]): string[] => {
  const known = new Map<string, string>();
  const switches = new Set(Object.keys(commonOptions(definition)));
  for (const name of switches) known.set(collapsed(name), name);
  for (const parameter of parametersOf(definition)) {
    const option = optionName(parameter.key);
    if (parameter.definition.type === 'boolean') switches.add(option);
    for (const name of namesOf(parameter)) known.set(collapsed(name), option);
  }
  let afterSwitch = false;
  return args.map((argument) => {
    const [, name, value] = /^--?([a-z][a-z0-9-]*)(?:=(.*))?$/is.exec(argument) ?? [];
    const option = name === undefined ? undefined : known.get(collapsed(name));
    if (option === undefined)
      return afterSwitch && /^(true|false)$/i.test(argument) ? argument.toLowerCase() : argument;
    afterSwitch = switches.has(option) && value === undefined;
    if (value === undefined) return `--${option}`;
    return `--${option}=${switches.has(option) ? spellSwitchValue(option, value) : value}`;
  });
};
