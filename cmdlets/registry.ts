import type { CmdletModule } from '../lib/host/cmdlet.js';

/** Every cmdlet by name. Each is loaded only when it is called, so that starting one does not pay for the others. */
export const registry = {
  'Compare-CsPersistentChatData': () => import('./Compare-CsPersistentChatData.js'),
  'Export-CsPersistentChatData': () => import('./Export-CsPersistentChatData.js'),
  'Get-CsPersistentChatAddin': () => import('./Get-CsPersistentChatAddin.js'),
  'Get-CsPersistentChatCategory': () => import('./Get-CsPersistentChatCategory.js'),
  'Get-CsPersistentChatData': () => import('./Get-CsPersistentChatData.js'),
  'Get-CsPersistentChatEligiblePrincipal': () => import('./Get-CsPersistentChatEligiblePrincipal.js'),
  'Get-CsPersistentChatEndpoint': () => import('./Get-CsPersistentChatEndpoint.js'),
  'Get-CsPersistentChatRoom': () => import('./Get-CsPersistentChatRoom.js'),
  'Import-CsPersistentChatData': () => import('./Import-CsPersistentChatData.js'),
  'New-CsPersistentChatDatabase': () => import('./New-CsPersistentChatDatabase.js'),
  'New-CsPersistentChatEndpoint': () => import('./New-CsPersistentChatEndpoint.js'),
  'Remove-CsPersistentChatEndpoint': () => import('./Remove-CsPersistentChatEndpoint.js'),
  'Test-CsPersistentChatData': () => import('./Test-CsPersistentChatData.js'),
  'Test-CsPersistentChatSetup': () => import('./Test-CsPersistentChatSetup.js'),
  'Undo-CsPersistentChatData': () => import('./Undo-CsPersistentChatData.js'),
} satisfies Record<string, () => Promise<CmdletModule>>;

export type CmdletName = keyof typeof registry;
