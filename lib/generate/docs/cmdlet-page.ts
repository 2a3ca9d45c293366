import { optionName } from '../../cli/option-name.js';
import type { CmdletDefinition, ParameterDefinition } from '../../definitions/cmdlet-definition.js';
import { isMandatory, type Parameter, parametersOf, setsOf } from '../../definitions/parameters.js';
import { helpParameters, shortType } from '../powershell/help.js';
import { code, codeBlock, generatedNote, page, plain, table } from './markdown.js';
import { syntaxLines } from './syntax.js';

const functionName = (cmdlet: string): string => cmdlet.charAt(0).toLowerCase() + cmdlet.slice(1).replace('-', '');

const syntax = (definition: CmdletDefinition): string =>
  setsOf(definition)
    .map((set) => {
      const isDefault = set === definition.cmdlet.defaultParameterSet;
      const heading = set === undefined ? [] : [`${plain(set)}${isDefault ? ' (default)' : ''}:`];
      return [...heading, codeBlock('powershell', syntaxLines(definition, set))].join('\n\n');
    })
    .join('\n\n');

const mandatoryFact = (parameter: Parameter): string[] => {
  const { mandatory } = parameter.definition.parameter;
  if (Array.isArray(mandatory)) return [`Mandatory with ${mandatory.join(', ')}.`];
  return isMandatory(parameter, undefined) ? ['Mandatory.'] : [];
};

const valueFacts = ({ default: initial, enum: values, minimum, maximum }: ParameterDefinition): string[] => [
  ...(values === undefined ? [] : [`Values: ${values.map(code).join(', ')}.`]),
  ...(initial === undefined ? [] : [`Default: ${code(String(initial))}.`]),
  ...(minimum === undefined || maximum === undefined ? [] : [`From ${minimum} to ${maximum}.`]),
];

const bindingFacts = ({ parameter: { aliases, origin, pipeline, position, sets } }: ParameterDefinition): string[] => [
  ...(sets === undefined ? [] : [`Parameter set: ${sets.join(', ')}.`]),
  ...(position === undefined ? [] : [`Position: ${position}.`]),
  ...(aliases === undefined ? [] : [`Alias: ${aliases.join(', ')}.`]),
  ...(pipeline === undefined ? [] : [`Pipeline: ${pipeline.join(', ')}.`]),
  ...(origin === 'ours' ? ['Not in Lync Server.'] : []),
];

const parameterRow = (definition: CmdletDefinition, parameter: Parameter): string[] => {
  const own = Object.hasOwn(definition.properties, parameter.key);
  const key = own ? parameter.key : functionName(parameter.name);
  const facts = [
    ...mandatoryFact(parameter),
    ...valueFacts(parameter.definition),
    ...bindingFacts(parameter.definition),
  ];
  return [
    code(`-${parameter.name}`),
    code(`--${optionName(key)}`),
    code(key),
    code(shortType(parameter.definition.parameter.type)),
    [plain(parameter.definition.description), ...facts].join(' '),
  ];
};

const outputLine = (output: string): string =>
  output === 'Bytes' ? `- ${code('System.Byte[]')}` : `- [${output}](../objects.md#${output.toLowerCase()})`;

const section = (title: string, blocks: string[]): string[] => (blocks.length === 0 ? [] : [`## ${title}`, ...blocks]);

/** The page of a cmdlet. */
export const cmdletPage = (definition: CmdletDefinition): string => {
  const { details, examples, inputs, links, notes, origin, outputs } = definition.cmdlet;
  const rows = helpParameters(definition).map((parameter) => parameterRow(definition, parameter));
  const hasConfirm = helpParameters(definition).length > parametersOf(definition).length;
  return page(
    generatedNote,
    `# ${definition.title}`,
    plain(definition.description),
    ...(origin === 'ours' ? ['This cmdlet is an addition; Lync Server has none of this name.'] : []),
    ...section('Syntax', [syntax(definition)]),
    ...section('Description', details.map(plain)),
    ...section(
      'Examples',
      examples.flatMap(({ title, code: lines, remarks }) => [
        `### ${plain(title)}`,
        codeBlock('powershell', lines),
        plain(remarks),
      ]),
    ),
    ...section('Parameters', [
      `On the command line and in Node (${code(functionName(definition.title))}) the parameters have the names of the second and third column.${hasConfirm ? ' In Node, `confirm` is a function that is asked.' : ''}`,
      table(['PowerShell', 'Command line', 'Node', 'Type', 'Description'], rows),
    ]),
    ...section('Inputs', inputs.length === 0 ? ['None.'] : [inputs.map((type) => `- ${code(type)}`).join('\n')]),
    ...section('Outputs', outputs.length === 0 ? ['None.'] : [outputs.map(outputLine).join('\n')]),
    ...section('Notes', notes.map(plain)),
    ...section('See also', [links.map((link) => `- [${link}](${link}.md)`).join('\n'), '[All cmdlets](README.md)']),
  );
};

/** The list of all cmdlets. */
export const cmdletIndex = (definitions: CmdletDefinition[]): string =>
  page(
    generatedNote,
    '# Cmdlets',
    'Every cmdlet can be called in PowerShell, on the [command line](../command-line.md) and from [Node](../node-api.md).',
    table(
      ['Cmdlet', 'What it does', 'In Lync Server'],
      definitions.map(({ title, description, cmdlet }) => [
        `[${title}](${title}.md)`,
        plain(description),
        cmdlet.origin === 'vendor' ? 'yes' : 'no',
      ]),
    ),
    'What the cmdlets return is described in [objects](../objects.md), what can go wrong in [errors](../errors.md).',
  );
