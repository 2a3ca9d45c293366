import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import { loadObjectDefinition } from '../../definitions/load.js';
import { isMandatory, type Parameter, parametersOf } from '../../definitions/parameters.js';
import { literal, literals } from '../../powershell/literal.js';
import { onlineHelp } from './online-help.js';

const indent = (lines: string[], by: number): string[] =>
  lines.map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`));

const parameterAttribute = (parameter: Parameter, set: string | undefined): string => {
  const { position, pipeline = [] } = parameter.definition.parameter;
  const named = [
    ...(set === undefined ? [] : [`ParameterSetName = ${literal(set)}`]),
    ...(isMandatory(parameter, set) ? ['Mandatory = $true'] : []),
    ...(position === undefined ? [] : [`Position = ${position}`]),
    ...(pipeline.includes('ByValue') ? ['ValueFromPipeline = $true'] : []),
    ...(pipeline.includes('ByPropertyName') ? ['ValueFromPipelineByPropertyName = $true'] : []),
  ];
  return `[Parameter(${named.join(', ')})]`;
};

/** An attribute of PowerShell runs in the session of whoever types; the work is done in the module. */
const completer = ({ definition }: Parameter): string[] => {
  const { completion } = definition.parameter;
  if (completion === undefined) return [];
  const work = completion === 'package' ? 'Complete-PackagePath' : 'Complete-Value';
  return [
    '[ArgumentCompleter({',
    '        param($Cmdlet, $Parameter, $Word, $Tree, $Bound)',
    '        $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }',
    `        & (Get-Module -Name CsPersistentChat) { param($Typed) ${work} @Typed } $typed`,
    '    })]',
  ];
};

const parameterDeclaration = (parameter: Parameter, sets: string[]): string[] => {
  const { definition, name } = parameter;
  const { aliases, mandatory, sets: own, type } = definition.parameter;
  const attributeSets = own ?? (Array.isArray(mandatory) ? sets : [undefined]);
  const { minimum, maximum } = definition;
  return [
    ...attributeSets.map((set) => parameterAttribute(parameter, set)),
    ...(aliases === undefined ? [] : [`[Alias(${literals(aliases)})]`]),
    ...(definition.enum === undefined ? [] : [`[ValidateSet(${literals(definition.enum)})]`]),
    ...completer(parameter),
    ...(minimum === undefined || maximum === undefined ? [] : [`[ValidateRange(${minimum}, ${maximum})]`]),
    `[${type}]`,
    `$${name}`,
  ];
};

const binding = ({ title, cmdlet }: CmdletDefinition, homepage: string | undefined): string => {
  const { confirmImpact, defaultParameterSet, supportsShouldProcess } = cmdlet;
  const named = [
    ...(supportsShouldProcess ? ['SupportsShouldProcess = $true'] : []),
    ...(confirmImpact === undefined ? [] : [`ConfirmImpact = ${literal(confirmImpact)}`]),
    ...(defaultParameterSet === undefined ? [] : [`DefaultParameterSetName = ${literal(defaultParameterSet)}`]),
    'PositionalBinding = $false',
    ...(homepage === undefined ? [] : [`HelpUri = ${literal(onlineHelp(homepage, title))}`]),
  ];
  return `[CmdletBinding(${named.join(', ')})]`;
};

const outputTypes = ({ cmdlet }: CmdletDefinition): string[] =>
  cmdlet.outputs.map((output) =>
    output === 'Bytes'
      ? '[OutputType([byte[]])]'
      : `[OutputType(${literal(loadObjectDefinition(output).object.typeName)})]`,
  );

/** The cmdlet runs once for each object of the pipeline, when the object comes. */
const blocks = [
  'begin { $node = New-NodeState -BoundParameters $PSBoundParameters }',
  'process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }',
  'end { Stop-Node -Node $node }',
];

/** A byte array in front of a pipeline arrives byte by byte, and as a whole when a comma is in front of it. */
const blocksWithBytes = (name: string): string[] => [
  'begin {',
  '    $node = New-NodeState -BoundParameters $PSBoundParameters',
  '    $pipelineBytes = [System.IO.MemoryStream]::new()',
  '}',
  'process {',
  `    if ($null -ne $${name} -and $${name}.Length -eq 1) {`,
  `        $pipelineBytes.WriteByte($${name}[0])`,
  '    } else {',
  '        Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters',
  '    }',
  '}',
  'end {',
  '    if ($pipelineBytes.Length -gt 0) {',
  `        $PSBoundParameters[${literal(name)}] = $pipelineBytes.ToArray()`,
  '        Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters',
  '    }',
  '    Stop-Node -Node $node',
  '}',
];

/** The function that stands for a cmdlet in PowerShell: it binds the parameters and hands them to Node. */
export const wrapperFunction = (definition: CmdletDefinition, homepage: string | undefined): string => {
  const parameters = parametersOf(definition);
  const declarations = parameters.map((parameter) =>
    indent(parameterDeclaration(parameter, definition.cmdlet.parameterSets), 8).join('\n'),
  );
  const bytes = parameters.find(
    ({ definition: { format, parameter } }) => format === 'base64' && parameter.pipeline?.includes('ByValue'),
  );
  return [
    `function ${definition.title} {`,
    '    # .EXTERNALHELP CsPersistentChat-help.xml',
    `    ${binding(definition, homepage)}`,
    ...indent(outputTypes(definition), 4),
    '    param(',
    declarations.join(',\n\n'),
    '    )',
    ...indent(bytes === undefined ? blocks : blocksWithBytes(bytes.name), 4),
    '}',
    '',
  ].join('\n');
};
