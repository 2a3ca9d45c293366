import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import { literal, literals } from '../../powershell/literal.js';

/** What the manifest takes from package.json. */
export interface PackageFacts {
  version: string;
  description: string;
  license: string;
  keywords: string[];
}

/** The identity of the module for ever. */
const moduleGuid = '5b0c6a3e-2f5d-4c0b-9a57-8f3f6f1f7c42';

/** The text of CsPersistentChat.psd1. */
export const manifest = (cmdlets: CmdletDefinition[], facts: PackageFacts): string =>
  [
    '# Made from schemas/ by `npm run generate`. Do not edit.',
    '@{',
    "    RootModule = 'CsPersistentChat.psm1'",
    `    ModuleVersion = ${literal(facts.version)}`,
    `    GUID = ${literal(moduleGuid)}`,
    "    Author = 'The cs-persistent-chat contributors'",
    `    Copyright = ${literal(`The cs-persistent-chat contributors. ${facts.license} licence.`)}`,
    `    Description = ${literal(facts.description)}`,
    "    PowerShellVersion = '5.1'",
    "    CompatiblePSEditions = @('Desktop', 'Core')",
    "    TypesToProcess = @('CsPersistentChat.types.ps1xml')",
    "    FormatsToProcess = @('CsPersistentChat.format.ps1xml')",
    '    FunctionsToExport = @(',
    cmdlets.map(({ title }) => `        ${literal(title)}`).join(',\n'),
    '    )',
    '    CmdletsToExport = @()',
    '    VariablesToExport = @()',
    '    AliasesToExport = @()',
    '    PrivateData = @{',
    '        PSData = @{',
    `            Tags = @(${literals(facts.keywords)})`,
    '        }',
    '    }',
    '}',
    '',
  ].join('\n');
