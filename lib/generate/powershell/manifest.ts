import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import { literal, literals } from '../../powershell/literal.js';

/** What the manifest takes from package.json. */
export interface PackageFacts {
  version: string;
  description: string;
  license: string;
  keywords: string[];
  /** Where the project is shown, once it is shown somewhere. */
  homepage?: string;
  engines: { node: string };
}

/** The identity of the module for ever. */
const moduleGuid = '5b0c6a3e-2f5d-4c0b-9a57-8f3f6f1f7c42';

const list = (texts: string[], indent: string): string => texts.map((text) => `${indent}${literal(text)}`).join(',\n');

/** What the PowerShell Gallery shows; the addresses only when there are any. */
const galleryFacts = ({ engines, homepage, keywords, version }: PackageFacts): string[] => [
  `Tags = @(${literals(keywords)})`,
  ...(homepage === undefined
    ? []
    : [`ProjectUri = ${literal(homepage)}`, `LicenseUri = ${literal(`${homepage.replace(/\/$/, '')}/LICENSE`)}`]),
  `ReleaseNotes = ${literal(
    `Needs Node ${engines.node.replace('>=', '')} or later and the npm package cs-persistent-chat ${version}, whose command install-module installs this module and notes where both are.`,
  )}`,
];

/**
 * The text of CsPersistentChat.psd1.
 *
 * @param files of the module, by their paths in its folder
 */
export const manifest = (cmdlets: CmdletDefinition[], facts: PackageFacts, files: string[]): string =>
  [
    '# Made from schemas/ by `npm run generate`. Do not edit.',
    '@{',
    "    RootModule = 'CsPersistentChat.psm1'",
    `    ModuleVersion = ${literal(facts.version)}`,
    `    GUID = ${literal(moduleGuid)}`,
    "    Author = 'The cs-persistent-chat contributors'",
    "    CompanyName = 'The cs-persistent-chat contributors'",
    `    Copyright = ${literal(`The cs-persistent-chat contributors. ${facts.license} licence.`)}`,
    `    Description = ${literal(facts.description)}`,
    "    PowerShellVersion = '5.1'",
    "    CompatiblePSEditions = @('Desktop', 'Core')",
    "    TypesToProcess = @('CsPersistentChat.types.ps1xml')",
    "    FormatsToProcess = @('CsPersistentChat.format.ps1xml')",
    '    FunctionsToExport = @(',
    list(
      cmdlets.map(({ title }) => title),
      '        ',
    ),
    '    )',
    '    CmdletsToExport = @()',
    '    VariablesToExport = @()',
    '    AliasesToExport = @()',
    '    FileList = @(',
    list(files, '        '),
    '    )',
    '    PrivateData = @{',
    '        PSData = @{',
    ...galleryFacts(facts).map((line) => `            ${line}`),
    '        }',
    '    }',
    '}',
    '',
  ].join('\n');
