import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import { powershellPropertyName } from '../../definitions/load.js';
import type { ObjectDefinition } from '../../definitions/object-definition.js';
import { parametersOf } from '../../definitions/parameters.js';
import { literal, literals } from '../../powershell/literal.js';
import { wrapperFunction } from './wrapper.js';

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
 * The text of CsPersistentChat.psm1: the facts that come from the definitions, the functions written by hand, and one for each
 * cmdlet. One file, and next to nothing that runs when it is loaded, because an import should take less than 100 ms. What is
 * exported stands in the manifest.
 *
 * @param privateScripts the texts of `module/private`
 * @param minimumNodeVersion for example `20.19`
 * @param homepage of package.json, if there is one
 */
export const scriptModule = (
  cmdlets: CmdletDefinition[],
  objects: ObjectDefinition[],
  privateScripts: string[],
  minimumNodeVersion: string,
  homepage: string | undefined,
): string =>
  [
    '# Made from schemas/ and module/private/ by `npm run generate`. Do not edit.',
    'Set-StrictMode -Version 3.0',
    '',
    `$script:MinimumNodeVersion = ${literal(minimumNodeVersion)}`,
    '',
    ...formatTable(cmdlets),
    '',
    ...objectPropertyTable(objects),
    '',
    ...privateScripts,
    ...cmdlets.map((cmdlet) => wrapperFunction(cmdlet, homepage)),
  ].join('\n');
