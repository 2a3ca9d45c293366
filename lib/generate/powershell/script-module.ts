import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import { powershellPropertyName } from '../../definitions/load.js';
import type { ObjectDefinition } from '../../definitions/object-definition.js';
import { parametersOf } from '../../definitions/parameters.js';
import { literal, literals } from '../../powershell/literal.js';
import { wrapperFunction } from './wrapper.js';

/** The scripts in `module/CsPersistentChat/private`, written by hand. */
export const privateScripts = [
  'Complete-PackagePath',
  'Complete-Value',
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
  'Wait-Node',
];

/** How the value of a parameter is prepared for Node, by its name: the same in every cmdlet. */
const formatTable = (cmdlets: CmdletDefinition[]): string[] => {
  const formats = new Map<string, string>();
  for (const { name, definition } of cmdlets.flatMap(parametersOf)) {
    const { format = '' } = definition;
    const known = formats.get(name) ?? format;
    if (known !== format) throw new Error(`${name} has the formats '${known}' and '${format}' in different cmdlets`);
    formats.set(name, format);
  }
  return [
    '# The parameters that are paths, addresses or bytes.',
    '$script:FormatByParameter = @{',
    ...[...formats]
      .filter(([, format]) => ['path', 'database-address', 'base64'].includes(format))
      .sort()
      .map(([name, format]) => `    ${literal(name)} = ${literal(format)}`),
    '}',
  ];
};

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
 * @param homepage of package.json, if there is one
 */
export const scriptModule = (
  cmdlets: CmdletDefinition[],
  objects: ObjectDefinition[],
  minimumNodeVersion: string,
  homepage: string | undefined,
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
    ...formatTable(cmdlets),
    '',
    ...objectPropertyTable(objects),
    '',
    ...privateScripts.map((name) => `. "$PSScriptRoot/private/${name}.ps1"`),
    '',
    ...cmdlets.map((cmdlet) => wrapperFunction(cmdlet, homepage)),
    `Export-ModuleMember -Function ${literals(cmdlets.map(({ title }) => title))}`,
    '',
  ].join('\n');
