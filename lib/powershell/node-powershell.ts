import { stripVTControlCharacters } from 'node:util';
import type { PowerShell } from 'node-powershell';
import { CmdletError } from '../host/cmdlet-error.js';
import { fieldsToClixml } from './clixml.js';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/**
 * Runs the script with `$data`, and answers with one line: `ok` or `error`, and the strings that the script gives in Base64.
 * It is one line, because PowerShell reads it from standard input, and Base64 is all that varies in it.
 */
const wrap = (script: string, data: string): string =>
  [
    'try { $text = { param($value) [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($value)) }; ',
    `$data = [System.Management.Automation.PSSerializer]::Deserialize((& $text '${base64(data)}')); `,
    `$answer = foreach ($line in & ([scriptblock]::Create((& $text '${base64(script)}')))) `,
    '{ [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes([string] $line)) }; ',
    "[Console]::Out.WriteLine('ok ' + ($answer -join ' ')) } ",
    "catch { [Console]::Out.WriteLine('error ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes([string] $_))) }",
  ].join('');

const start = async (): Promise<PowerShell> => {
  const { PowerShell: Shell } = await import('node-powershell');
  return new Shell({
    throwOnInvocationError: false,
    executableOptions: { '-NoLogo': true, '-NoProfile': true, '-NonInteractive': true },
  });
};

/**
 * Runs a script in a PowerShell of its own: `powershell` on Windows, `pwsh` elsewhere, or what NODE_POWERSHELL names.
 *
 * @param script constant text of ours; what varies goes into `data`, which the script finds in `$data`
 * @returns the strings that the script outputs
 * @throws CmdletError PowerShellNotFound, PowerShellFailed
 */
export const askPowerShell = async (
  script: string,
  data: Record<string, string | number | boolean> = {},
): Promise<string[]> => {
  const shell = await start();
  try {
    const { stdout } = await shell.invoke(wrap(script, fieldsToClixml(data)));
    // PowerShell 7 puts sequences for the terminal in front, also where there is none.
    const text = stripVTControlCharacters(String(stdout));
    const [, outcome, answer] = /^(ok|error) ?([\w+/= ]*)\r?$/m.exec(text) ?? [];
    const lines = (answer ?? '').split(' ').filter((line) => line !== '');
    const texts = lines.map((line) => Buffer.from(line, 'base64').toString('utf8'));
    if (outcome !== 'ok') {
      throw new CmdletError('PowerShellFailed', `PowerShell reports: ${texts[0] ?? 'nothing'}`);
    }
    return texts;
  } catch (cause) {
    if (cause instanceof CmdletError) throw cause;
    throw new CmdletError('PowerShellNotFound', 'PowerShell cannot be started.', { cause });
  } finally {
    await shell.dispose().catch(() => undefined);
  }
};

/** What a PowerShell says about itself and the module in it. */
export interface ModuleReport {
  /** Version of PowerShell, for example `5.1.17763.1` or `7.4.6`. */
  powershell: string;
  /** `Desktop` or `Core`. */
  edition: string;
  /** Version of the module. */
  module: string;
  /** Names of its cmdlets. */
  cmdlets: string[];
}

/**
 * Proves that the module loads in PowerShell.
 *
 * @param manifest path of CsPersistentChat.psd1
 * @throws CmdletError PowerShellNotFound, PowerShellFailed
 */
export const inspectModule = async (manifest: string): Promise<ModuleReport> => {
  const script = `
    $module = Import-Module -Name $data.Manifest -PassThru -ErrorAction Stop
    $PSVersionTable.PSVersion.ToString()
    $PSVersionTable.PSEdition
    $module.Version.ToString()
    $module.ExportedFunctions.Keys`;
  const [powershell = '', edition = '', module = '', ...cmdlets] = await askPowerShell(script, { Manifest: manifest });
  return { powershell, edition, module, cmdlets: cmdlets.sort() };
};
