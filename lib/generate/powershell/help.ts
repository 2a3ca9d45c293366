import type { CmdletDefinition, CmdletExample } from '../../definitions/cmdlet-definition.js';
import { loadObjectDefinition } from '../../definitions/load.js';
import { inSyntaxOrder, isMandatory, type Parameter, parametersOf, setsOf } from '../../definitions/parameters.js';
import { onlineHelp } from './online-help.js';
import { element, type XmlElement, xmlDocument } from './xml-element.js';

const paragraphs = (texts: string[]): XmlElement[] => texts.map((text) => element('maml:para', text));

/** The two parameters that PowerShell adds to a cmdlet that supports ShouldProcess. */
const shouldProcessParameters: Parameter[] = [
  { name: 'WhatIf', alias: 'wi', description: 'Shows what would happen without doing it.' },
  { name: 'Confirm', alias: 'cf', description: 'Asks before each change.' },
].map(({ name, alias, description }) => ({
  key: name,
  name,
  definition: {
    type: 'boolean',
    description,
    parameter: { name, type: 'System.Management.Automation.SwitchParameter', origin: 'vendor', aliases: [alias] },
  },
}));

export const helpParameters = (definition: CmdletDefinition): Parameter[] => [
  ...parametersOf(definition),
  ...(definition.cmdlet.supportsShouldProcess ? shouldProcessParameters : []),
];

export const shortType = (type: string): string =>
  type.replace('System.Collections.Generic.List[System.String]', 'String[]').replace(/^.*\./, '');

export const isSwitch = ({ definition }: Parameter): boolean => definition.parameter.type.endsWith('.SwitchParameter');

const parameterAttributes = (parameter: Parameter, set: string | undefined): Record<string, string> => {
  const { aliases, pipeline, position } = parameter.definition.parameter;
  return {
    required: String(isMandatory(parameter, set)),
    globbing: 'false',
    pipelineInput: pipeline === undefined ? 'false' : `true (${pipeline.join(', ')})`,
    position: position === undefined ? 'named' : String(position),
    aliases: aliases?.join(', ') ?? 'none',
  };
};

const parameterHelp = (parameter: Parameter, set: string | undefined): XmlElement => {
  const { definition, name } = parameter;
  const type = shortType(definition.parameter.type);
  const { default: initial } = definition;
  return element(
    'command:parameter',
    [
      element('maml:name', name),
      element('maml:description', paragraphs([definition.description])),
      ...(definition.enum === undefined
        ? []
        : [
            element(
              'command:parameterValueGroup',
              definition.enum.map((value) =>
                element('command:parameterValue', value, { required: 'false', variableLength: 'false' }),
              ),
            ),
          ]),
      ...(isSwitch(parameter)
        ? []
        : [element('command:parameterValue', type, { required: 'true', variableLength: 'false' })]),
      element('dev:type', [element('maml:name', type)]),
      element('dev:defaultValue', initial === undefined ? (isSwitch(parameter) ? 'False' : 'None') : String(initial)),
    ],
    parameterAttributes(parameter, set),
  );
};

const syntax = (definition: CmdletDefinition): XmlElement =>
  element(
    'command:syntax',
    setsOf(definition).map((set) =>
      element('command:syntaxItem', [
        element('maml:name', definition.title),
        ...inSyntaxOrder(helpParameters(definition), set).map((parameter) => parameterHelp(parameter, set)),
      ]),
    ),
  );

const example = ({ title, code, remarks }: CmdletExample, index: number): XmlElement =>
  element('command:example', [
    element('maml:title', `---- Example ${index + 1}: ${title} ----`),
    element('dev:code', code.join('\n')),
    // An empty line keeps the next example apart.
    element('dev:remarks', paragraphs([remarks, ''])),
  ]);

const typeList = (list: string, item: string, types: string[]): XmlElement =>
  element(
    list,
    types.map((type) => element(item, [element('dev:type', [element('maml:name', type)])])),
  );

const outputNames = ({ cmdlet }: CmdletDefinition): string[] =>
  cmdlet.outputs.map((output) => (output === 'Bytes' ? 'System.Byte[]' : loadObjectDefinition(output).object.typeName));

const link = (text: string, uri = ''): XmlElement =>
  element('maml:navigationLink', [element('maml:linkText', text), element('maml:uri', uri)]);

/** Get-Help -Online opens the first link that has an address. */
const relatedLinks = ({ title, cmdlet }: CmdletDefinition, homepage: string | undefined): XmlElement =>
  element('command:relatedLinks', [
    ...(homepage === undefined ? [] : [link('Online version:', onlineHelp(homepage, title))]),
    ...[...cmdlet.links, 'about_CsPersistentChat', 'about_CsPersistentChat_Migration'].map((text) => link(text)),
  ]);

const commandHelp = (definition: CmdletDefinition, homepage: string | undefined): XmlElement => {
  const [verb, noun] = definition.title.split('-') as [string, string];
  const { details, examples, inputs, notes, defaultParameterSet } = definition.cmdlet;
  return element(
    'command:command',
    [
      element('command:details', [
        element('command:name', definition.title),
        element('command:verb', verb),
        element('command:noun', noun),
        element('maml:description', paragraphs([definition.description])),
      ]),
      element('maml:description', paragraphs(details)),
      syntax(definition),
      element(
        'command:parameters',
        helpParameters(definition).map((parameter) => parameterHelp(parameter, defaultParameterSet)),
      ),
      typeList('command:inputTypes', 'command:inputType', inputs),
      typeList('command:returnValues', 'command:returnValue', outputNames(definition)),
      ...(notes.length === 0 ? [] : [element('maml:alertSet', [element('maml:alert', paragraphs(notes))])]),
      element('command:examples', examples.map(example)),
      relatedLinks(definition, homepage),
    ],
    {
      'xmlns:maml': 'http://schemas.microsoft.com/maml/2004/10',
      'xmlns:command': 'http://schemas.microsoft.com/maml/dev/command/2004/10',
      'xmlns:dev': 'http://schemas.microsoft.com/maml/dev/2004/10',
    },
  );
};

/** The text of CsPersistentChat-help.xml, which Get-Help reads. */
export const helpFile = (cmdlets: CmdletDefinition[], homepage: string | undefined): string =>
  xmlDocument(
    element(
      'helpItems',
      cmdlets.map((cmdlet) => commandHelp(cmdlet, homepage)),
      { schema: 'maml', xmlns: 'http://msh' },
    ),
  );
