import { describe, expect, test } from '@jest/globals';
import { type CommandLine, readCommandLine } from '../../lib/cli/command-line.js';
import { optionName } from '../../lib/cli/option-name.js';
import { cmdletNames, loadCmdletDefinition } from '../../lib/definitions/load.js';
import { parametersOf } from '../../lib/definitions/parameters.js';
import { allCmdlets } from '../../lib/host/invoke.js';

const read = async (...args: string[]): Promise<CommandLine> => {
  const commandLine = await readCommandLine(args, allCmdlets, '1.2.3');
  if (typeof commandLine === 'string') throw new Error(commandLine);
  return commandLine;
};

const parametersFrom = async (...args: string[]) => (await read(...args)).parameters;

test.each([
  ['--db-instance', 'a.db'],
  ['--DBInstance', 'a.db'],
  ['--dbinstance', 'a.db'],
  ['--DB-INSTANCE', 'a.db'],
  ['-DBInstance', 'a.db'],
  ['--db-instance=a.db'],
  ['--DBInstance=a.db'],
])('%s %s', async (...args) => {
  expect(await parametersFrom('export-CSPERSISTENTCHATDATA', ...args)).toEqual({ dbInstance: 'a.db' });
});

test('a value is taken as it stands', async () => {
  for (const value of ['a=b', '007', '1e3', ' ', '#', '%TEMP%', '$HOME', '{Name -like "x"}', 'ä📎', '--', 'true']) {
    expect(await parametersFrom('Get-CsPersistentChatRoom', `--filter=${value}`)).toEqual({ filter: value });
  }
  expect(await parametersFrom('Import-CsPersistentChatData', '--separator=-')).toEqual({ separator: '-' });
});

test('a list is a parameter with several values, or repeated; commas belong to names', async () => {
  const scope = ['Sales, EMEA', 'Marketing'];
  expect(await parametersFrom('Export-CsPersistentChatData', '--scope', ...scope, '--as-bytes')).toEqual({
    scope,
    asBytes: true,
  });
  expect(await parametersFrom('Export-CsPersistentChatData', '--scope', scope[0]!, '--Scope', scope[1]!)).toEqual({
    scope,
  });
});

test('numbers are numbers, and text that looks like one stays text', async () => {
  expect(await parametersFrom('Get-CsPersistentChatRoom', '--result-size', '5', '--member', '5')).toEqual({
    resultSize: 5,
    member: '5',
  });
});

test('a switch may be said to be off', async () => {
  expect(await parametersFrom('Get-CsPersistentChatRoom', '--disabled', 'false')).toEqual({ disabled: false });
  expect(await parametersFrom('Export-CsPersistentChatData', '--no-clobber')).toEqual({ noClobber: true });
});

test.each([
  [['--what-if=true'], true],
  [['--what-if=True'], true],
  [['-WhatIf', 'True'], true],
  [['--what-if', '--what-if'], true],
  [['--WhatIf=FALSE'], false],
  [['--what-if', 'False'], false],
])('%j', async (args, whatIf) => {
  expect(await read('Import-CsPersistentChatData', ...args, '--json')).toMatchObject({ whatIf, json: true });
});

test.each([
  [['--what-if=yes']],
  [['--what-if=1']],
  [['--what-if=']],
  [['-WhatIf=$true']],
  [['--what-if', 'yes']],
  [['-WhatIf:True']],
  [['--no-what-if']],
  [['--confirm=maybe']],
  [['--', '--what-if']],
])('%j does not pass for a no', async (args) => {
  await expect(readCommandLine(['Import-CsPersistentChatData', ...args], allCmdlets, '1.2.3')).rejects.toMatchObject({
    code: 'ParameterInvalid',
  });
});

test('words that a switch would take are values elsewhere', async () => {
  expect(await parametersFrom('Export-CsPersistentChatData', '--scope', 'True', 'FALSE')).toEqual({
    scope: ['True', 'FALSE'],
  });
});

test.each(['0x10', '1e3', '5 ', 'many', ''])('%j is left for validation to refuse, not made a number', async (text) => {
  expect(await parametersFrom('Get-CsPersistentChatRoom', `--result-size=${text}`)).toEqual({ resultSize: text });
});

test('what all cmdlets have is kept apart from the parameters', async () => {
  const { parameters, ...rest } = await read(
    'Import-CsPersistentChatData',
    '-WhatIf',
    '-Confirm',
    '--json',
    '-Verbose',
  );
  expect(rest).toEqual({
    cmdlet: 'Import-CsPersistentChatData',
    whatIf: true,
    confirm: true,
    json: true,
    verbose: true,
  });
  expect(parameters).toEqual({});
});

test.each([
  ['no cmdlet', [], 'CmdletUnknown', /Give the name of a cmdlet/],
  ['an option before the cmdlet', ['--json', 'Export-CsPersistentChatData'], 'CmdletUnknown', /cmdlet first/],
  ['a cmdlet behind --', ['--', 'Export-CsPersistentChatData'], 'CmdletUnknown', /cmdlet first/],
  [
    'a parameter given twice',
    ['Export-CsPersistentChatData', '--db-instance', 'a.db', '-DBInstance', 'b.db'],
    'ParameterInvalid',
    /--db-instance is given more than once/,
  ],
  ['a value behind --', ['Export-CsPersistentChatData', '--', 'x'], 'ParameterInvalid', /Unknown argument: x/],
  ['an unknown cmdlet', ['Format-Disk'], 'CmdletUnknown', /Format-Disk/],
  ['a misspelt cmdlet', ['Export-CsPersistentChatDate'], 'CmdletUnknown', /Did you mean Export-CsPersistentChatData/],
  ['an unknown parameter', ['Export-CsPersistentChatData', '--speed', '5'], 'ParameterInvalid', /speed/],
  ['a value without a parameter', ['Export-CsPersistentChatData', 'legacy.db'], 'ParameterInvalid', /legacy\.db/],
  ['a parameter without its value', ['Export-CsPersistentChatData', '--level'], 'ParameterInvalid', /level/],
  [
    'a parameter as the value of another',
    ['Export-CsPersistentChatData', '--level', '--as-bytes'],
    'ParameterInvalid',
    /level/,
  ],
  ['--what-if where nothing is changed', ['Export-CsPersistentChatData', '--what-if'], 'ParameterInvalid', /what-if/],
  ['a name that objects have', ['constructor'], 'CmdletUnknown', /constructor/],
  ['a parameter that objects have', ['Export-CsPersistentChatData', '--__proto__', 'x'], 'ParameterInvalid', /proto/],
])('%s is refused', async (_what, args, code, message) => {
  await expect(readCommandLine(args, allCmdlets, '1.2.3')).rejects.toMatchObject({
    name: 'CmdletError',
    code,
    exitCode: 2,
    message: expect.stringMatching(message),
  });
});

test('--version and --help are texts', async () => {
  expect(await readCommandLine(['--version'], allCmdlets, '1.2.3')).toBe('1.2.3');
  const help = await readCommandLine(['--help'], allCmdlets, '1.2.3');
  for (const name of cmdletNames()) expect(help).toContain(name);
});

describe.each(cmdletNames())('%s', (name) => {
  const definition = loadCmdletDefinition(name);
  const options = parametersOf(definition).map(({ key }) => optionName(key));

  test('names every parameter in its help, and nothing of PowerShell in its examples', async () => {
    const help = await readCommandLine([name, '--help'], allCmdlets, '1.2.3');
    for (const option of options) expect(help).toContain(`--${option}`);
    expect(String(help).split('Examples:')[1] ?? '').not.toMatch(/[${}|]|\s-[A-Za-z]/);
  });

  test('has parameters whose names differ, and from those that all cmdlets have', () => {
    const names = [...options, 'what-if', 'confirm', 'json', 'verbose', 'help', 'version'].map((option) =>
      option.replaceAll('-', ''),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const option of options) expect(option).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});
