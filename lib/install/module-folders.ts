import os from 'node:os';
import path from 'node:path';
import { askPowerShell } from '../powershell/node-powershell.js';

export const scopes = ['User', 'Machine'] as const;

export type Scope = (typeof scopes)[number];

/** Folders of Windows may be moved, so PowerShell is asked for them. */
const windowsFolders = async (scope: Scope): Promise<string[]> => {
  const [documents = '', programs = ''] = await askPowerShell(
    "[Environment]::GetFolderPath('MyDocuments'); [Environment]::GetFolderPath('ProgramFiles')",
  );
  // PowerShell 7 also looks into the machine's folder of Windows PowerShell, but not into the user's.
  return scope === 'Machine'
    ? [path.join(programs, 'WindowsPowerShell', 'Modules')]
    : ['WindowsPowerShell', 'PowerShell'].map((edition) => path.join(documents, edition, 'Modules'));
};

/** The folders in which every PowerShell of this computer looks for modules. */
export const moduleFolders = async (scope: Scope, environment = process.env): Promise<string[]> => {
  if (process.platform === 'win32') return windowsFolders(scope);
  const data = environment.XDG_DATA_HOME ?? path.join(os.homedir(), '.local', 'share');
  return [path.join(scope === 'Machine' ? '/usr/local/share' : data, 'powershell', 'Modules')];
};
