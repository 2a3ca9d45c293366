import type { Argv, Options } from 'yargs';
import type { CmdletDefinition, ParameterDefinition } from '../definitions/cmdlet-definition.js';
import { inSyntaxOrder, isMandatory, type Parameter, parametersOf, setsOf } from '../definitions/parameters.js';
import { CmdletError } from '../host/cmdlet-error.js';
import type { Cmdlets } from '../host/invoke.js';
import { commands } from './commands.js';
import { exampleCommand } from './example.js';
import { commonOptions, optionName, spellOptions } from './option-name.js';

/** What a command line asks for. */
export interface CommandLine {
  /** As the registry spells it. */
  cmdlet: string;
  /** The parameters as typed, by their names in the Node API: byte input is a path, a credential is a user name. */
  parameters: Record<string, unknown>;
  whatIf: boolean;
  confirm: boolean;
  json: boolean;
  verbose: boolean;
}

const isSwitch = ({ type }: ParameterDefinition): boolean => type === 'boolean';

const valueName = ({ type, format, enum: values }: ParameterDefinition): string => {
  if (values !== undefined) return values.join('|');
  if (format === 'base64') return 'path or -';
  if (format === 'database-address') return 'address';
  if (format === 'path') return 'path';
  if (format === 'date-time') return 'date';
  if (type === 'integer') return 'number';
  return type === 'object' ? 'user' : 'text';
};

const syntaxItem = ({ key, definition }: Parameter, mandatory: boolean): string => {
  const more = definition.type === 'array' ? ' …' : '';
  const item = `--${optionName(key)}${isSwitch(definition) ? '' : ` <${valueName(definition)}>${more}`}`;
  return mandatory ? item : `[${item}]`;
};

const usage = (definition: CmdletDefinition): string =>
  setsOf(definition)
    .map((set) =>
      [
        `cs-persistent-chat ${definition.title}`,
        ...inSyntaxOrder(parametersOf(definition), set).map((item) => syntaxItem(item, isMandatory(item, set))),
        ...Object.keys(commonOptions(definition)).map((name) => `[--${name}]`),
      ].join(' '),
    )
    .join('\n\n');

const valueHint = ({ enum: values, format, type }: ParameterDefinition): string => {
  if (values !== undefined) return ` One of ${values.join(', ')}.`;
  if (format === 'base64') return ' The path of a file, or - for standard input.';
  if (type === 'array') return ' Repeat it for more than one.';
  if (type === 'object') return ' The name of the user; the password comes from CS_PCHAT_PASSWORD or is asked for.';
  return '';
};

const optionOf = (definition: ParameterDefinition): Options => ({
  type: isSwitch(definition) ? 'boolean' : definition.type === 'array' ? 'array' : 'string',
  ...(definition.type === 'array' ? { string: true } : {}),
  requiresArg: !isSwitch(definition),
  group: 'Parameters:',
  description: definition.description + valueHint(definition),
});

const describeCmdlet = (parser: Argv, definition: CmdletDefinition): Argv => {
  const { details, examples } = definition.cmdlet;
  parser.usage([usage(definition), definition.description, ...details].join('\n\n'));
  for (const [key, property] of Object.entries(definition.properties)) {
    parser.option(optionName(key), optionOf(property));
  }
  for (const [name, description] of Object.entries(commonOptions(definition))) {
    parser.option(name, { type: 'boolean', description });
  }
  const commands = examples.flatMap(({ title, code }) => {
    const command = code.length === 1 ? exampleCommand(definition, code[0]!) : undefined;
    return command === undefined ? [] : [`  ${title}:\n    ${command}`];
  });
  return commands.length === 0 ? parser : parser.epilogue(['Examples:', ...commands].join('\n'));
};

/** Gives the command line to yargs, whose texts (help, version) become the result instead of being printed. */
const parse = async (parser: Argv, args: string[]): Promise<Record<string, unknown> | string> => {
  let text = '';
  const parsed = await parser.parse(args, (_error: unknown, _argv: unknown, output: string) => {
    text = output;
  });
  return text === '' ? (parsed as Record<string, unknown>) : text;
};

/** yargs would take `0x10` and the empty text for numbers; here, what is none stays text, which validation refuses. */
const typedValue = (key: string, { type }: ParameterDefinition, value: unknown): unknown => {
  if (Array.isArray(value) && type !== 'array') {
    throw new CmdletError('ParameterInvalid', `--${optionName(key)} is given more than once.`, { target: key });
  }
  return type === 'integer' && typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
};

/** The cmdlet that a command line begins with, in any case, as the registry spells it. */
/** Other names of cmdlets on the command line. */
const aliases = new Map([['doctor', 'Test-CsPersistentChatSetup']]);

export const findCmdlet = ([first = '']: string[], { registry }: Cmdlets): string | undefined => {
  const wanted = (aliases.get(first.toLowerCase()) ?? first).toLowerCase();
  return Object.keys(registry).find((name) => name.toLowerCase() === wanted);
};

/** What stands beside a credential and belongs to no option may be its password. */
const withoutPassword = (message: string, args: string[]): string =>
  message.startsWith('Unknown argument') && args.some((text) => /^--(target-?)?credential\b/i.test(text))
    ? 'A value belongs to no option. A password is asked for, or read from CS_PCHAT_PASSWORD; it is never an argument.'
    : message;

/**
 * Reads a command line.
 *
 * @returns what it asks for, or the text to print for `--help` and `--version`
 * @throws CmdletError CmdletUnknown, ParameterInvalid
 */
export const readCommandLine = async (
  args: string[],
  cmdlets: Cmdlets,
  version: string,
): Promise<CommandLine | string> => {
  const { default: createParser } = await import('yargs');
  const { registry, loadDefinition } = cmdlets;
  const [first = '', ...rest] = args;
  const cmdlet = findCmdlet(args, cmdlets);
  const definition = cmdlet === undefined ? undefined : loadDefinition(cmdlet);
  const parser = createParser()
    .scriptName('')
    .usage('cs-persistent-chat <cmdlet> [--parameter-name value …]')
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'short-option-groups': false,
    })
    .locale('en')
    .wrap(100)
    .exitProcess(false)
    .help()
    .alias('help', 'h')
    .version(version)
    .strict()
    .recommendCommands()
    .demandCommand(1, 'Give the name of a cmdlet first.')
    .epilogue('docs/command-line.md describes exit codes, output and errors.')
    .fail((message, error) => {
      const code = definition === undefined ? 'CmdletUnknown' : 'ParameterInvalid';
      throw new CmdletError(code, withoutPassword(message ?? error.message, args), { target: first });
    });
  for (const name of Object.keys(registry)) {
    parser.command(name, loadDefinition(name).description, (inner) =>
      definition?.title === name ? describeCmdlet(inner, definition) : inner,
    );
  }
  for (const [name, { description }] of commands) parser.command(name, description);
  const parsed = await parse(
    parser,
    definition === undefined ? args : [definition.title, ...spellOptions(definition, rest)],
  );
  if (typeof parsed === 'string') return parsed;
  if (definition === undefined) throw new CmdletError('CmdletUnknown', 'Give the name of a cmdlet first.');
  // What stands behind `--` is no option, and yargs lets it pass.
  const [, unknown] = parsed._ as unknown[];
  if (unknown !== undefined) {
    throw new CmdletError('ParameterInvalid', withoutPassword(`Unknown argument: ${unknown}`, args), { target: first });
  }
  const given = Object.entries(definition.properties).map(([key, property]): [string, unknown] => [
    key,
    typedValue(key, property, parsed[optionName(key)]),
  ]);
  return {
    cmdlet: definition.title,
    parameters: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    whatIf: parsed['what-if'] === true,
    confirm: parsed.confirm === true,
    json: parsed.json === true,
    verbose: parsed.verbose === true,
  };
};
