import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import { powershellPropertyName } from '../../definitions/load.js';
import type { ObjectDefinition } from '../../definitions/object-definition.js';
import { parametersOf } from '../../definitions/parameters.js';
import { literal, literals } from '../../powershell/literal.js';
import { wrapperFunction } from './wrapper.js';

/** The scripts in `module/CsPersistentChat/private`, written by hand. */
const privateScripts = [
  'Connect-Node',
  'ConvertTo-JsonText',
  'Import-CallerPreference',
  'Invoke-Node',
  'New-ErrorRecord',
  'New-Invocation',
  'Read-Frame',
  'Receive-Output',
  'Resolve-FilePath',
  'Send-Line',
  'Start-Node',
];

const parameterTable = (cmdlets: CmdletDefinition[]): string[] => [
  '# How the parameters are called in Node, and which of them are paths.',
  '$script:ParametersByCmdlet = @{',
  ...cmdlets.flatMap((cmdlet) => [
    `    ${literal(cmdlet.title)} = @(`,
    ...parametersOf(cmdlet).map(
      ({ key, name, definition }) =>
        `        @{ Name = ${literal(name)}; Key = ${literal(key)}; Format = ${literal(definition.format ?? '')} }`,
    ),
    '    )',
  ]),
  '}',
];

/** Types without such properties have no entry. */
const objectPropertyTable = (objects: ObjectDefinition[]): string[] => [
  '# The properties that hold objects of ours.',
  '$script:ObjectPropertiesByType = @{',
  ...objects.flatMap((definition) => {
    const names = Object.entries(definition.properties)
      .filter(([, { items }]) => items !== undefined && '$ref' in items)
      .map(([key]) => powershellPropertyName(definition, key));
    return names.length === 0 ? [] : [`    ${literal(definition.object.typeName)} = @(${literals(names)})`];
  }),
  '}',
];

/**
 * The text of CsPersistentChat.psm1: the facts that come from the definitions, and a function for each cmdlet.
 *
 * @param minimumNodeVersion for example `20.19`
 */
export const scriptModule = (
  cmdlets: CmdletDefinition[],
  objects: ObjectDefinition[],
  minimumNodeVersion: string,
): string =>
  [
    '# Made from schemas/ by `npm run generate`. Do not edit. The scripts in private/ are written by hand.',
    "if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {",
    "    throw 'CsPersistentChat needs the language mode FullLanguage, because it starts Node, and this session has ' +",
    '    "$($ExecutionContext.SessionState.LanguageMode). Sign the scripts of the module with a certificate that the policy " +',
    "    'of this machine trusts, or use a machine or session without this restriction.'",
    '}',
    'Set-StrictMode -Version 3.0',
    '',
    `$script:MinimumNodeVersion = [version] ${literal(minimumNodeVersion)}`,
    '',
    ...parameterTable(cmdlets),
    '',
    ...objectPropertyTable(objects),
    '',
    ...privateScripts.map((name) => `. "$PSScriptRoot/private/${name}.ps1"`),
    '',
    ...cmdlets.map(wrapperFunction),
    `Export-ModuleMember -Function ${literals(cmdlets.map(({ title }) => title))}`,
    '',
  ].join('\n');
